// The page "Incidents": every incident ever, to search, sort and page through.
import { asked, button, el, failure, frame, loading } from './page.js';
import { download, json } from './doors.js';
import { at, count, language, say, took } from './texts.js';

const STATUS = {
  new: 'New',
  fixing: 'Being fixed',
  resolved: 'Resolved',
  closed: 'Closed',
  falseAlarm: 'False alarm',
  duplicate: 'Duplicate'
};

const COLUMNS = [
  ['number', 'Number'],
  ['title', 'What is broken'],
  ['service', 'Service'],
  ['severity', 'Severity'],
  ['priority', 'Priority'],
  ['status', 'Status'],
  ['startedAt', 'Began'],
  ['detectedAt', 'Detected'],
  ['closedAt', 'Closed at'],
  ['duration', 'Duration']
];

const CONDITIONS = ['number', 'text', 'service', 'severity', 'state', 'person', 'from', 'to'];
const PLACES = ['after', 'before', 'last'];

const NUMBER = /^(MI-[\d-]*|\d{2,})$/i;

/** Goes to the same page with other parameters. */
function go(parameters) {
  const wanted = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (value) wanted.append(name, value);
  }
  const next = '#/incidents' + (wanted.size ? '?' + wanted : '');
  if (next !== location.hash) location.hash = next;
}

function without(names, more = {}) {
  const kept = asked();
  names.forEach(name => kept.delete(name));
  Object.entries(more).forEach(([name, value]) => kept.set(name, value));
  return kept;
}

function field(label, input) {
  return el('label', { class: 'mi-field' }, el('span', {}, say(label)), input);
}

function choice(name, options) {
  const chosen = asked().get(name) ?? '';
  return el(
    'select',
    { name, class: 'form-control' },
    [['', say('(all)')], ...options].map(([value, text]) =>
      el('option', { value, selected: value === chosen }, text)
    )
  );
}

function input(name, type, value, placeholder) {
  return el('input', { name, type, value, placeholder: placeholder && say(placeholder), maxlength: 200, class: 'form-control' });
}

function form(services) {
  const now = asked();
  return el(
    'form',
    { class: 'mi-search', onsubmit: search },
    field('Number or words', input('what', 'search', now.get('number') ?? now.get('text') ?? '')),
    field('Service', choice('service', services.map(it => [it.id, it.name]))),
    field('Severity', choice('severity', ['1', '2', '3'].map(it => [it, it]))),
    field('State', choice('state', [['running', say('running')], ['ended', say('ended')]])),
    field('Person', input('person', 'search', now.get('person') ?? '', 'Name or id')),
    field('Detected from', input('from', 'date', now.get('from') ?? '')),
    field('until (inclusive)', input('to', 'date', now.get('to') ?? '')),
    el(
      'div',
      { class: 'mi-actions' },
      el('button', { type: 'submit', class: 'btn btn-primary' }, say('Search')),
      button(say('Without conditions'), () => go(without([...CONDITIONS, ...PLACES])))
    )
  );
}

function search(event) {
  event.preventDefault();
  const wanted = without([...CONDITIONS, ...PLACES]);
  new FormData(event.target).forEach((value, name) => {
    const text = value.trim();
    wanted.set(name === 'what' ? (NUMBER.test(text) ? 'number' : 'text') : name, text);
  });
  go(wanted);
}

function heading([id, label]) {
  const now = asked();
  const sorted = (now.get('sort') ?? 'detectedAt') === id;
  const ascending = now.get('direction') === 'asc';
  const next = sorted && !ascending ? 'asc' : 'desc';
  return el(
    'th',
    { 'aria-sort': sorted ? (ascending ? 'ascending' : 'descending') : 'none' },
    el(
      'button',
      { type: 'button', onclick: () => go(without(PLACES, { sort: id, direction: next })) },
      say(label) + (sorted ? (ascending ? ' ▲' : ' ▼') : '')
    )
  );
}

function row(incident, names) {
  return el(
    'tr',
    {},
    el('td', {}, el('a', { href: '#/incident/' + incident.number }, incident.number)),
    el('td', { class: 'mi-wide' }, incident.title),
    el('td', {}, names.get(incident.service) ?? incident.service),
    el('td', {}, el('span', { class: 'mi-severity mi-severity-' + incident.severity }, String(incident.severity))),
    el('td', {}, incident.priority ?? ''),
    el('td', { class: incident.running ? 'mi-running' : '' }, say(STATUS[incident.status] ?? incident.status)),
    el('td', {}, at(incident.startedAt)),
    el('td', {}, at(incident.detectedAt)),
    el('td', {}, at(incident.closedAt)),
    el('td', {}, took(incident.seconds))
  );
}

function pager(page) {
  const first = page.incidents[0]?.number;
  const last = page.incidents.at(-1)?.number;
  const to = (text, possible, place) =>
    button(say(text), () => go(without(PLACES, place)), { disabled: !possible });
  return el(
    'div',
    { class: 'mi-pager' },
    to('First', page.before, {}),
    to('Previous', page.before, { before: first }),
    to('Next', page.after, { after: last }),
    to('Last', page.after, { last: 'true' })
  );
}

function table(page, names) {
  if (!page.incidents.length) {
    const conditions = CONDITIONS.some(name => asked().get(name));
    return el(
      'p',
      { class: 'mi-note' },
      say(
        conditions
          ? 'No incident matches. Fewer conditions find more.'
          : 'Nothing is recorded yet: the first alert or declaration opens an incident.'
      )
    );
  }
  return el(
    'table',
    { class: 'mi-table mi-incidents' },
    el('thead', {}, el('tr', {}, COLUMNS.map(heading))),
    el('tbody', {}, page.incidents.map(incident => row(incident, names)))
  );
}

function counted({ total, exact }) {
  if (!exact) return say('more than %1 incidents', count(total - 1));
  return total === 1 ? say('1 incident') : say('%1 incidents', count(total));
}

async function show(node) {
  const content = el('div', {}, loading());
  frame(node, el('h1', {}, say('All incidents')), content);
  try {
    const [services, page] = await Promise.all([
      json('/api/incidents/services'),
      json('/api/incidents?' + asked())
    ]);
    const names = new Map(services.map(it => [it.id, it.name]));
    const total = counted(page);
    const status = el('span', { class: 'mi-total' }, total);
    const exported = button(say('Export as CSV'), () =>
      download('/api/incidents.csv?' + without(PLACES, { language })).catch(error =>
        status.replaceChildren(failure(error))
      )
    );
    content.replaceChildren(
      form(services),
      el('div', { class: 'mi-bar' }, status, exported, pager(page)),
      table(page, names)
    );
  } catch (error) {
    content.replaceChildren(failure(error));
  }
}

export default [
  {
    id: 'majorincident.incidents',
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: { path: '/incidents', label: '/incidents' },
    render: show
  },
  {
    id: 'majorincident.incidents.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 100,
    properties: { path: '/incident', pagePath: '#/incidents', label: say('Incidents') },
    render: node => {
      node.append(el('a', { href: '#/incidents' }, say('Incidents')));
    }
  }
];
