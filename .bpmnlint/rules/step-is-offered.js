module.exports = require('../rules.js')['step-is-offered'];
