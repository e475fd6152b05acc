module.exports = require('../rules.js')['table-is-of-the-same-set'];
