module.exports = require('../rules.js')['message-is-sent'];
