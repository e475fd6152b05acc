module.exports = require('../rules.js')['nothing-is-hidden'];
