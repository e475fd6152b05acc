// Page "Move incidents": a process owner sees which running incidents can go on with the set of
// diagrams, tables and forms that is in force now, and moves those that can. Only who may deploy
// is shown the way to it; the door asks again.
import { words } from './moveIncidentsWords.js';

const PATH = '/move-incidents';

const say = words(navigator.language);

const door = (api, method, path) =>
  fetch(`${api.baseApi.split('/camunda/')[0]}/api/process-sets${path}`, {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken }
  });

async function answer(api, method, path) {
  const response = await door(api, method, path);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(response.status === 409 ? say.otherSet : body.detail || say.failed);
  }
  return body;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const button = (text, look, onclick) =>
  element('button', { type: 'button', textContent: text, className: `btn ${look}`, onclick });

const cell = (...content) => element('td', {}, ...content);

function row(move) {
  const obstacles = move.obstacles.map(it => element('div', { textContent: say.obstacle(it) }));
  return element(
    'tr',
    { className: move.state === 'STAYS' ? 'warning' : '' },
    cell(move.incident),
    cell(move.title),
    cell(String(move.severity)),
    cell(move.from),
    cell(element('strong', { textContent: say.states[move.state] }), ...obstacles)
  );
}

function table(incidents) {
  const heads = say.columns.map(text => element('th', { textContent: text, scope: 'col' }));
  return element(
    'table',
    { className: 'table table-condensed' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...incidents.map(row))
  );
}

class Page {
  constructor(node, api) {
    this.api = api;
    this.body = element('div');
    const frame = element(
      'div',
      { className: 'container-fluid', style: 'position:absolute;inset:0;overflow:auto;padding:20px' },
      element('h3', { textContent: say.title }),
      element('p', { textContent: say.explained }),
      this.body
    );
    node.append(frame);
  }

  look() {
    return this.ask('GET', '/migration');
  }

  async ask(method, path) {
    this.body.replaceChildren(element('p', { textContent: say.wait, role: 'status' }));
    try {
      this.show(await answer(this.api, method, path));
    } catch (problem) {
      this.tell(problem.message);
    }
  }

  tell(text) {
    this.body.replaceChildren(
      element('div', { className: 'alert alert-danger', textContent: text, role: 'alert' }),
      button(say.lookAgain, 'btn-default', () => this.look())
    );
  }

  show({ inForce, incidents }) {
    const moved = incidents.filter(move => move.state === 'MOVED').length;
    this.body.replaceChildren(
      element('p', { textContent: say.inForce(inForce) }),
      ...(moved ? [element('div', { className: 'alert alert-success', textContent: say.moved(moved), role: 'status' })] : []),
      incidents.length ? table(incidents) : element('p', { textContent: say.none }),
      this.actions(inForce, incidents.filter(move => move.state === 'MOVABLE').length)
    );
  }

  actions(inForce, count) {
    const actions = element('div');
    const offer = () => {
      const again = button(say.lookAgain, 'btn-default', () => this.look());
      const move = button(say.move(count), 'btn-primary', confirm);
      actions.replaceChildren(...(count ? [move, ' '] : []), again);
    };
    const confirm = () =>
      actions.replaceChildren(
        element('p', {}, element('strong', { textContent: say.confirm(count) })),
        button(say.yes, 'btn-danger', () =>
          this.ask('POST', `/migration?set=${encodeURIComponent(inForce.id)}`)
        ),
        ' ',
        button(say.no, 'btn-default', offer)
      );
    offer();
    return actions;
  }
}

export default [
  {
    id: 'majorincident.moveIncidents',
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: { path: PATH, label: say.title },
    render: (node, { api }) => {
      new Page(node, api).look();
    }
  },
  {
    id: 'majorincident.moveIncidents.way',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    properties: { path: PATH },
    render: async (node, { api }) => {
      const { mayMove } = await answer(api, 'GET', '').catch(() => ({}));
      if (mayMove) {
        node.append(element('a', { href: `#${PATH}`, textContent: say.title }));
      }
    }
  }
];
