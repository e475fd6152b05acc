module.exports = require('../rules.js')['call-is-complete'];
