module.exports = require('../rules.js')['element-is-explained'];
