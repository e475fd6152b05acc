// On the page of a process: the facts of its incident, as they hold now and how they came to hold.
import { button, el, failure, loading } from './page.js';
import { json } from './doors.js';
import { language, say } from './texts.js';

const list = facts =>
  el(
    'dl',
    { class: 'mi-facts' },
    facts.map(fact =>
      el('div', { class: fact.wide && 'mi-wide' }, el('dt', {}, fact.label), el('dd', {}, fact.value))
    )
  );

/** Long, and read seldom: closed until somebody wants it. */
const plan = decided =>
  el(
    'details',
    { class: 'mi-plan' },
    el('summary', {}, el('strong', {}, decided.title), ' ', el('small', {}, decided.decided)),
    list(decided.cells)
  );

function history({ columns, rows, title }) {
  return el(
    'table',
    { class: 'mi-table mi-fact-history' },
    el('caption', {}, title),
    el('thead', {}, el('tr', {}, columns.map(name => el('th', {}, name)))),
    el(
      'tbody',
      {},
      rows.map(cells =>
        el('tr', {}, cells.map(cell => el('td', { class: cell.brief && 'mi-brief' }, el('div', {}, cell.text))))
      )
    )
  );
}

async function show(node, process) {
  node.classList.add('mi-tab');
  node.replaceChildren(loading());
  try {
    const sheet = await json(`/api/processes/${encodeURIComponent(process)}/facts?language=${language}`);
    node.replaceChildren(
      el(
        'div',
        { class: 'mi-bar' },
        el('a', { href: '#/incident/' + sheet.incident }, say('Dossier of the incident') + ' ' + sheet.incident),
        button(say('Refresh'), () => show(node, process))
      ),
      list(sheet.facts),
      ...sheet.plans.map(plan),
      history(sheet.history),
      el('p', { class: 'mi-footer' }, sheet.footer)
    );
  } catch (error) {
    node.replaceChildren(failure(error));
  }
}

// the history of a process is a page of its own where the web application has one
export default ['runtime', 'history'].map(page => ({
  id: `majorincident.facts.${page}`,
  pluginPoint: `cockpit.processInstance.${page}.tab`,
  priority: 19,
  properties: { label: say('Facts of the incident') },
  render: (node, data) => show(node, data.processInstanceId)
}));
