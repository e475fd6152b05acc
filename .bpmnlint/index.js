/** For bpmnlint the rules, for Camunda Modeler a plugin that shows their findings in its problems panel. */
const names = Object.keys(require('./rules.js'));

module.exports = {
  name: 'Major incident: rules for diagrams',
  script: './rules.js',
  rules: Object.fromEntries(names.map((name) => [name, `./rules/${name}.js`])),
  configs: {
    all: { rules: Object.fromEntries(names.map((name) => [name, 'error'])) }
  }
};
