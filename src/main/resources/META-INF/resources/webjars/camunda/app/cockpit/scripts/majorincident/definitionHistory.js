// On the page of a definition: what became of its instances, and a heat map on its diagram.
import { button, el, failure, loading } from './page.js';
import { json } from './doors.js';
import { at, count, say, took } from './texts.js';

let viewer = null;
let heat = [];
let marks = [];

function clear() {
  const overlays = viewer?.get('overlays');
  marks.forEach(mark => overlays?.remove(mark));
  marks = [];
}

/** The more often an element was passed the stronger its colour, from the rarest to the most frequent. */
function paint() {
  clear();
  if (!viewer) return;
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  const most = Math.max(1, ...heat.map(it => it.times));
  heat
    .filter(it => it.times > 0 && elements.get(it.element))
    .forEach(it => {
      const { width, height, type } = elements.get(it.element);
      // what lies inside a frame has its own colour
      const clear = type === 'bpmn:SubProcess';
      const strength = clear ? 0 : 0.1 + 0.35 * (Math.log1p(it.times) / Math.log1p(most));
      const small = width < 60;
      const html = el(
        'div',
        {
          class: 'mi-heat' + (small ? ' mi-heat-round' : ''),
          style: `width:${width}px;height:${height}px;background:rgba(210,70,20,${strength.toFixed(2)})`
        },
        el('span', {}, count(it.times))
      );
      marks.push(overlays.add(it.element, 'majorincident', { position: { top: 0, left: 0 }, html }));
    });
}

const statistics = history =>
  el(
    'dl',
    { class: 'mi-facts' },
    [
      ['shortest', history.shortest],
      ['median', history.median],
      ['95 % within', history.p95],
      ['longest', history.longest]
    ].map(([label, seconds]) =>
      el('div', {}, el('dt', {}, say(label)), el('dd', {}, took(seconds)))
    )
  );

const row = instance =>
  el(
    'tr',
    {},
    el(
      'td',
      {},
      /^MI-\d{4}-\d+$/.test(instance.incident ?? '')
        ? el('a', { href: '#/incident/' + instance.incident }, instance.incident)
        : instance.incident ?? ''
    ),
    el('td', {}, at(instance.startedAt)),
    el('td', {}, at(instance.endedAt)),
    el('td', {}, took(instance.seconds)),
    el('td', {}, say(instance.state === 'completed' ? 'Completed' : 'Cancelled'))
  );

const list = history =>
  el(
    'table',
    { class: 'mi-table' },
    el(
      'thead',
      {},
      el('tr', {}, ['Dossier', 'Started', 'Ended', 'Duration', 'State'].map(it => el('th', {}, say(it))))
    ),
    el('tbody', {}, history.instances.map(row))
  );

function pager(node, definition, page, history) {
  const last = Math.max(1, Math.ceil(history.ended / 50));
  const to = (text, target) =>
    button(say(text), () => show(node, definition, target), {
      disabled: target < 1 || target > last || target === page
    });
  return el(
    'div',
    { class: 'mi-pager' },
    to('First', 1),
    to('Previous', page - 1),
    to('Next', page + 1),
    to('Last', last)
  );
}

function heatSwitch() {
  const box = el('input', {
    type: 'checkbox',
    checked: true,
    onchange: () => (box.checked ? paint() : clear())
  });
  return el('label', { class: 'mi-switch' }, box, ' ', say('Heat map on the diagram'));
}

async function show(node, definition, page = 1) {
  node.classList.add('mi-tab');
  node.replaceChildren(loading());
  try {
    const history = await json(
      `/api/definitions/${encodeURIComponent(definition)}/history?page=${page}`
    );
    heat = history.elements;
    paint();
    node.replaceChildren(
      el(
        'div',
        { class: 'mi-bar' },
        el('span', { class: 'mi-total' }, say('%1 ended, %2 running', count(history.ended), count(history.running))),
        heatSwitch(),
        pager(node, definition, page, history)
      ),
      history.ended
        ? el('div', {}, statistics(history), list(history))
        : el('p', { class: 'mi-note' }, say('No instance of this version has ended yet.'))
    );
  } catch (error) {
    node.replaceChildren(failure(error));
  }
}

export default [
  {
    id: 'majorincident.definitionHistory',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 5,
    properties: { label: say('History') },
    render: (node, data) => show(node, data.processDefinitionId),
    unmount: () => {
      heat = [];
      clear();
    }
  },
  {
    id: 'majorincident.heat',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 0,
    // here the web application hands over its viewer instead of a place on the page
    render: given => {
      viewer = given;
      marks = [];
      paint();
    },
    unmount: () => {
      viewer = null;
      marks = [];
    }
  }
];
