module.exports = require('../rules.js')['task-is-complete'];
