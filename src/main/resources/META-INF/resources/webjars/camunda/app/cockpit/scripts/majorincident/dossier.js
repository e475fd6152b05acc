// The page of one incident: everything that is known of it, to read, to verify and to take away.
import { button, el, failure, frame, loading, picture } from './page.js';
import { download, json, text } from './doors.js';
import { count, language, say } from './texts.js';

const number = () => decodeURIComponent(location.hash.split('?')[0].split('/')[2] ?? '');

const door = (rest = '') => `/api/incidents/${encodeURIComponent(number())}${rest}`;

function exporting(label, ending, said) {
  return button(say(label), () => {
    said.replaceChildren();
    download(door(`/dossier.${ending}?language=${language}`)).catch(error =>
      said.replaceChildren(failure(error))
    );
  });
}

async function verify(said) {
  said.replaceChildren(loading());
  try {
    const found = await json(door('/verification'));
    said.replaceChildren(found.intact ? intact(found) : broken(found));
  } catch (error) {
    said.replaceChildren(failure(error));
  }
}

const intact = found =>
  el(
    'div',
    { class: 'mi-note mi-intact', role: 'status' },
    say('The record is intact: %1 entries, unchanged, complete and in order.', count(found.entries)),
    el('code', {}, found.head)
  );

const broken = found =>
  el(
    'div',
    { class: 'mi-note mi-failure', role: 'alert' },
    say('%1 faults found', count(found.faults.length)),
    el('ul', {}, found.faults.map(fault => el('li', {}, fault.sentence)))
  );

function facts(sheet) {
  return el(
    'dl',
    { class: 'mi-facts' },
    sheet.facts.map(fact => el('div', { class: fact.wide && 'mi-wide' }, el('dt', {}, fact.label), el('dd', {}, fact.value)))
  );
}

function legend(sheet) {
  return el(
    'p',
    { class: 'mi-legend' },
    sheet.legend.map(mark =>
      el(
        'span',
        {},
        el('i', { style: `background:${mark.fill};border-color:${mark.line}` }),
        mark.text
      )
    )
  );
}

function path(sheet) {
  const drawing = el('div', { class: 'mi-drawing' });
  const fit = button(say('Actual size'), () => {
    const actual = drawing.classList.toggle('mi-actual');
    fit.textContent = say(actual ? 'Fit to width' : 'Actual size');
  });
  const branches = sheet.processes.map(branch =>
    el(
      'button',
      {
        type: 'button',
        class: 'mi-branch mi-' + branch.state,
        style: `margin-left:${Math.min(branch.depth, 4) * 11}px`,
        onclick: event => draw(branch, event.currentTarget)
      },
      el('strong', {}, branch.label),
      el('small', {}, branch.detail)
    )
  );
  async function draw(branch, chosen) {
    branches.forEach(it => it.classList.toggle('active', it === chosen));
    drawing.replaceChildren(loading());
    try {
      const drawn = picture(
        await text(`/api/processes/${branch.id}/path.svg?language=${language}`)
      );
      // smaller than this nobody could read it
      drawn.style.minWidth = `${Math.round(drawn.getAttribute('width') * 0.72)}px`;
      drawing.replaceChildren(drawn);
    } catch (error) {
      drawing.replaceChildren(failure(error));
    }
  }
  if (branches.length) draw(sheet.processes[0], branches[0]);
  return el(
    'section',
    { class: 'mi-path' },
    el('div', { class: 'mi-tree' }, branches),
    el('div', { class: 'mi-canvas' }, el('div', { class: 'mi-bar' }, legend(sheet), fit), drawing)
  );
}

function table(section) {
  if (!section.rows.length) {
    return el('p', { class: 'mi-note' }, section.empty);
  }
  const rows = section.rows.map(cells =>
    el('tr', {}, cells.map(cell => el('td', { class: cell.brief && 'mi-brief' }, el('div', {}, cell.text))))
  );
  const words = section.rows.map(cells => cells.map(cell => cell.text).join('\n').toLowerCase());
  const shown = el('span', { class: 'mi-total' });
  const filter = el('input', {
    type: 'search',
    class: 'form-control',
    placeholder: say('Filter the rows'),
    'aria-label': say('Filter the rows'),
    oninput: () => apply()
  });
  function apply() {
    const wanted = filter.value.trim().toLowerCase();
    const found = rows.filter((row, index) => {
      row.hidden = !words[index].includes(wanted);
      return !row.hidden;
    });
    shown.textContent = say('%1 of %2 rows', count(found.length), count(rows.length));
  }
  apply();
  return el(
    'div',
    {},
    el('div', { class: 'mi-bar' }, filter, shown),
    el(
      'table',
      { class: `mi-table mi-section-${section.id}` },
      el('thead', {}, el('tr', {}, section.columns.map(name => el('th', {}, name)))),
      el('tbody', {}, rows)
    )
  );
}

function sections(sheet) {
  const content = el('div');
  const parts = [
    { title: say('The path that was taken'), rows: sheet.processes, show: () => path(sheet) },
    ...sheet.sections.map(it => ({ ...it, show: () => table(it) }))
  ];
  const tabs = parts.map(part =>
    el(
      'button',
      { type: 'button', role: 'tab', onclick: event => choose(part, event.currentTarget) },
      part.title,
      el('span', { class: 'mi-count' }, count(part.rows.length))
    )
  );
  function choose(part, tab) {
    tabs.forEach(it => it.setAttribute('aria-selected', String(it === tab)));
    content.replaceChildren(part.show());
  }
  choose(parts[0], tabs[0]);
  return el('div', {}, el('div', { class: 'mi-tabs', role: 'tablist' }, tabs), content);
}

async function show(node) {
  const content = el('div', {}, loading());
  const said = el('div');
  const back = el('a', { href: '#/incidents' }, '‹ ' + say('Back to the incidents'));
  frame(node, back, content);
  try {
    const sheet = await json(door('/dossier?language=' + language));
    content.replaceChildren(
      el(
        'div',
        { class: 'mi-head' },
        el('h1', {}, `${sheet.number} · ${sheet.title}`),
        el(
          'div',
          { class: 'mi-actions' },
          button(say('Verify'), () => verify(said)),
          exporting('Export as HTML', 'html', said),
          exporting('Export as JSON', 'json', said),
          button(say('Refresh'), () => show(node))
        )
      ),
      el('p', { class: 'mi-footer' }, sheet.footer),
      said,
      facts(sheet),
      sections(sheet)
    );
  } catch (error) {
    content.replaceChildren(failure(error));
  }
}

export default {
  id: 'majorincident.dossier',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: { path: '/incident/:number', label: '/incident' },
  render: show
};
