module.exports = require('../rules.js')['no-other-tasks'];
