module.exports = require('../rules.js')['failure-is-caught'];
