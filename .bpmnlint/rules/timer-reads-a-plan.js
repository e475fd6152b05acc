module.exports = require('../rules.js')['timer-reads-a-plan'];
