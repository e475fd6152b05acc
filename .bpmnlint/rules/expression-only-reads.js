module.exports = require('../rules.js')['expression-only-reads'];
