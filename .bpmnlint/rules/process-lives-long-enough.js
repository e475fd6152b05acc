module.exports = require('../rules.js')['process-lives-long-enough'];
