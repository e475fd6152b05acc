// The tab "Incident" beside the form of a task: the whole case, which refreshes itself, and what a
// responder can report from there.
import { read, readIfChanged } from './door.js';
import { element, refill } from './element.js';
import {
  countdown,
  duration,
  fill,
  group,
  moment,
  severity,
  speak,
  status,
  translated,
  whatToDo
} from './language.js';
import { buttons } from './reports.js';

const EVERY = 5_000;

const TEXTS = speak({
  en: {
    tab: 'Incident',
    since: 'since {0}, for {1}',
    lasted: 'from {0} on, for {1}',
    service: 'Service',
    team: 'Team',
    chat: 'Chat',
    call: 'Call',
    duplicateOf: 'Duplicate of {0}',
    brokenBefore: 'The same was broken before: see {0}',
    brokenAgain: 'Broken again: see {0}',
    next: 'Next message to customers, promised by {0}',
    nextIn: 'in {0}',
    nextLate: '{0} late',
    noNext: 'No message to customers is promised.',
    roles: 'Who has which role',
    noRoles: 'Nobody has a role yet.',
    pages: 'Who is paged',
    noPages: 'Nobody was paged.',
    waiting: 'not answered yet, since {0}',
    answered: '{0} answered at {1}',
    unanswered: 'not answered, {0} to {1}',
    tasks: 'Open tasks',
    noTasks: 'No task is open.',
    waitsFor: 'waits for {0}',
    sinceShort: 'since {0}',
    due: 'due {0}',
    overdue: 'overdue since {0}',
    alerts: 'Alerts',
    noAlerts: 'There are no alerts: a person declared it.',
    firing: 'firing since {0}',
    cleared: 'cleared at {0}',
    clearedSometime: 'cleared',
    theories: 'Theories and experiments',
    noTheories: 'Nothing was noted yet.',
    experiment: 'Experiment: {0}',
    result: {
      open: 'not tried yet',
      proved: 'proved',
      refuted: 'refuted'
    },
    timeline: 'Timeline',
    details: 'all details',
    more: 'The entries before that stand in the record.',
    system: 'system',
    loading: 'Loading …',
    noIncident: 'This task belongs to no incident.',
    gone: 'The connection is lost; trying again.',
    signedOut: 'Your session has ended: sign in again.',
    over: 'This incident is over: nothing can be changed any more.'
  },
  de: {
    tab: 'Vorfall',
    since: 'seit {0}, das sind {1}',
    lasted: 'ab {0}, {1} lang',
    service: 'Service',
    team: 'Team',
    chat: 'Chat',
    call: 'Konferenz',
    duplicateOf: 'Duplikat von {0}',
    brokenBefore: 'Dasselbe war schon einmal gestört: siehe {0}',
    brokenAgain: 'Wieder gestört: siehe {0}',
    next: 'Nächste Meldung an Kunden, versprochen bis {0}',
    nextIn: 'in {0}',
    nextLate: '{0} zu spät',
    noNext: 'Keine Meldung an Kunden ist versprochen.',
    roles: 'Wer welche Rolle hat',
    noRoles: 'Noch hat niemand eine Rolle.',
    pages: 'Wer alarmiert ist',
    noPages: 'Niemand wurde alarmiert.',
    waiting: 'noch nicht beantwortet, seit {0}',
    answered: '{0} hat um {1} geantwortet',
    unanswered: 'nicht beantwortet, {0} bis {1}',
    tasks: 'Offene Aufgaben',
    noTasks: 'Keine Aufgabe ist offen.',
    waitsFor: 'wartet auf {0}',
    sinceShort: 'seit {0}',
    due: 'fällig {0}',
    overdue: 'überfällig seit {0}',
    alerts: 'Alarme',
    noAlerts: 'Es gibt keine Alarme: ein Mensch hat ihn gemeldet.',
    firing: 'aktiv seit {0}',
    cleared: 'behoben um {0}',
    clearedSometime: 'behoben',
    theories: 'Theorien und Experimente',
    noTheories: 'Noch wurde nichts notiert.',
    experiment: 'Experiment: {0}',
    result: {
      open: 'noch nicht versucht',
      proved: 'bewiesen',
      refuted: 'widerlegt'
    },
    timeline: 'Verlauf',
    details: 'alle Einzelheiten',
    more: 'Die Einträge davor stehen im Protokoll.',
    system: 'System',
    loading: 'Wird geladen …',
    noIncident: 'Diese Aufgabe gehört zu keinem Vorfall.',
    gone: 'Die Verbindung ist unterbrochen; gleich kommt der nächste Versuch.',
    signedOut: 'Deine Sitzung ist beendet: Melde dich wieder an.',
    over: 'Dieser Vorfall ist zu Ende: Nichts kann mehr geändert werden.'
  }
});

const names = list => list.map(({ name }) => name).join(', ');

const line = (main, ...aside) =>
  element(
    'li',
    {},
    element('span', { class: 'mi-main' }, main),
    aside
      .filter(text => text)
      .map(text => (text instanceof Node ? text : element('span', { class: 'mi-aside' }, text)))
  );

// An address that somebody has set is followed only on the web.
const link = address =>
  /^https?:\/\//.test(address)
    ? element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address)
    : address;

const section = (title, list, none) =>
  element(
    'section',
    {},
    element('h5', {}, title),
    list.length
      ? element('ul', { class: 'list-unstyled' }, list)
      : element('p', { class: 'mi-none' }, none)
  );

// The clock of the application decides, not that of the browser.
class Clock {
  ahead = 0;
  setTo(iso) {
    this.ahead = new Date(iso) - Date.now();
  }
  now() {
    return Date.now() + this.ahead;
  }
}

function head(seen, clock) {
  const lasts = element('span', { class: 'mi-lasts' });
  const next = element('span', { class: 'mi-countdown' });
  const ended = seen.resolvedAt || seen.closedAt;
  const tick = () => {
    const until = ended ? new Date(ended) : clock.now();
    lasts.textContent = fill(
      ended ? TEXTS.lasted : TEXTS.since,
      moment(seen.startedAt, clock.now()),
      duration(until - new Date(seen.startedAt))
    );
    if (seen.nextUpdate) {
      const left = new Date(seen.nextUpdate) - clock.now();
      next.textContent = fill(left < 0 ? TEXTS.nextLate : TEXTS.nextIn, countdown(left));
      next.classList.toggle('mi-late', left < 0);
    }
  };
  tick();
  const place = [
    [TEXTS.service, seen.service.name],
    [TEXTS.team, group(seen.team)],
    [TEXTS.chat, seen.chatRoom && link(seen.chatRoom)],
    [TEXTS.call, seen.callAddress && link(seen.callAddress)]
  ];
  const promised = seen.nextUpdate
    ? [fill(TEXTS.next, moment(seen.nextUpdate, clock.now())), ' · ', next]
    : [TEXTS.noNext];
  return {
    tick,
    nodes: [
      element(
        'div',
        { class: 'mi-state' },
        element(
          'span',
          { class: `mi-severity mi-severity-${seen.severity}` },
          severity(seen.severity)
        ),
        seen.priority ? element('span', { class: 'mi-priority' }, seen.priority) : null,
        element('strong', { class: 'mi-status' }, status(seen.status)),
        lasts
      ),
      element('h4', { class: 'mi-title' }, `${seen.number} · ${seen.title}`),
      seen.duplicateOf ? element('p', {}, fill(TEXTS.duplicateOf, seen.duplicateOf)) : null,
      seen.brokenBefore ? element('p', {}, fill(TEXTS.brokenBefore, seen.brokenBefore)) : null,
      seen.brokenAgain.length
        ? element('p', {}, fill(TEXTS.brokenAgain, seen.brokenAgain.join(', ')))
        : null,
      element(
        'dl',
        { class: 'mi-facts' },
        place
          .filter(([, value]) => value)
          .map(([name, value]) =>
            element('div', {}, element('dt', {}, name), element('dd', {}, value))
          )
      ),
      seen.over ? null : element('p', { class: 'mi-next' }, promised)
    ]
  };
}

const roles = seen =>
  section(
    TEXTS.roles,
    seen.roles.map(({ role, people }) => line(names(people), group(role))),
    TEXTS.noRoles
  );

function answer({ by, since, ended }, now) {
  if (by) {
    return element(
      'span',
      { class: 'mi-aside mi-good' },
      fill(TEXTS.answered, by.name, moment(ended, now))
    );
  }
  return ended
    ? fill(TEXTS.unanswered, moment(since, now), moment(ended, now))
    : element('span', { class: 'mi-aside mi-bad' }, fill(TEXTS.waiting, moment(since, now)));
}

const pages = (seen, now) =>
  section(
    TEXTS.pages,
    seen.pages.map(page => line(names(page.people), page.reason, answer(page, now))),
    TEXTS.noPages
  );

function due(task, now) {
  if (!task.due) {
    return null;
  }
  const late = new Date(task.due) < now;
  return element(
    'span',
    { class: late ? 'mi-aside mi-bad' : 'mi-aside' },
    fill(late ? TEXTS.overdue : TEXTS.due, moment(task.due, now))
  );
}

const has = ({ assignee, people, groups }) =>
  assignee
    ? assignee.name
    : fill(TEXTS.waitsFor, [names(people), groups.map(group).join(', ')].filter(it => it).join(', '));

const tasks = (seen, now) =>
  section(
    TEXTS.tasks,
    seen.tasks.map(task =>
      line(
        whatToDo(task.name),
        has(task),
        fill(TEXTS.sinceShort, moment(task.since, now)),
        due(task, now)
      )
    ),
    TEXTS.noTasks
  );

const cleared = (alert, now) =>
  alert.ended ? fill(TEXTS.cleared, moment(alert.ended, now)) : TEXTS.clearedSometime;

const alerts = (seen, now) =>
  section(
    TEXTS.alerts,
    seen.alerts.map(alert =>
      line(
        alert.title,
        alert.firing
          ? element(
              'span',
              { class: 'mi-aside mi-bad' },
              fill(TEXTS.firing, moment(alert.since, now))
            )
          : cleared(alert, now)
      )
    ),
    TEXTS.noAlerts
  );

const theories = seen =>
  section(
    TEXTS.theories,
    seen.hypotheses.map(({ theory, experiment, result }) =>
      line(
        theory || '–',
        experiment ? fill(TEXTS.experiment, experiment) : null,
        TEXTS.result[result || 'open'] || result
      )
    ),
    TEXTS.noTheories
  );

// The key of a message or a page at the end is of use to nobody but the record.
const readable = text => text.replace(/ \[[^\]]*\]\.?$/, '');

const told = (seen, now, details) => [
  element(
    'ol',
    { class: 'list-unstyled mi-told' },
    seen.timeline.map(entry =>
      element(
        'li',
        {},
        element('time', { datetime: entry.at }, moment(entry.at, now)),
        element(
          'span',
          { class: 'mi-who' },
          entry.who.id === 'system' ? TEXTS.system : entry.who.name
        ),
        element('span', { class: 'mi-text' }, translated(details ? entry.text : readable(entry.text)))
      )
    )
  ),
  seen.more ? element('p', { class: 'mi-none' }, TEXTS.more) : null
];

class Tab {
  clock = new Clock();
  etag = null;
  seen = null;
  wasShown = false;

  constructor(node, task) {
    this.node = node;
    this.task = task;
    this.state = element('p', { class: 'mi-none', role: 'status' }, TEXTS.loading);
    this.top = element('div', { class: 'mi-head' });
    this.middle = element('div', { class: 'mi-sections' });
    this.told = element('div');
    this.details = element('input', { type: 'checkbox' });
    this.details.addEventListener('change', () => this.load(true));
    this.reports = element(
      'div',
      { class: 'mi-reports', hidden: true },
      buttons(() => this.seen, () => this.reported())
    );
    this.record = element(
      'section',
      { hidden: true },
      element(
        'div',
        { class: 'mi-record-head' },
        element('h5', {}, TEXTS.timeline),
        element('label', { class: 'mi-details' }, this.details, ' ', TEXTS.details)
      ),
      this.told
    );
    node.className = 'mi-case';
    node.append(this.state, this.top, this.reports, this.middle, this.record);
  }

  start() {
    this.load();
    this.tickTimer = setInterval(() => this.tick(), 1000);
    this.loadTimer = setInterval(() => this.loadIfVisible(), EVERY);
  }

  // Until the tab is left: then the page does not hold it any more.
  tick() {
    if (this.node.isConnected) {
      this.wasShown = true;
      this.ticks?.();
    } else if (this.wasShown) {
      clearInterval(this.tickTimer);
      clearInterval(this.loadTimer);
    }
  }

  loadIfVisible() {
    if (document.visibilityState === 'visible' && this.node.isConnected) {
      return this.load();
    }
  }

  async load(all = false) {
    const details = this.details.checked;
    try {
      this.number ??= (await read(`/api/tasks/${encodeURIComponent(this.task)}`)).incident;
      if (!this.number) {
        this.say(TEXTS.noIncident);
        return;
      }
      const found = await readIfChanged(
        `/api/incidents/${encodeURIComponent(this.number)}/case?details=${details}`,
        all ? null : this.etag
      );
      this.say('');
      if (found && details === this.details.checked) {
        this.etag = found.etag;
        this.show(found.body);
      }
    } catch (failure) {
      this.fail(failure);
    }
  }

  // What was reported takes effect in steps of their own, a moment later.
  async reported() {
    await this.load();
    [700, 2000].forEach(later => setTimeout(() => this.load(), later));
  }

  show(seen) {
    this.seen = seen;
    this.clock.setTo(seen.now);
    const now = this.clock.now();
    const { nodes, tick } = head(seen, this.clock);
    this.ticks = tick;
    refill(this.top, nodes, seen.over ? element('p', { class: 'mi-none' }, TEXTS.over) : null);
    refill(
      this.middle,
      roles(seen),
      pages(seen, now),
      tasks(seen, now),
      alerts(seen, now),
      theories(seen)
    );
    refill(this.told, told(seen, now, this.details.checked));
    this.reports.hidden = seen.over || !seen.mayReport;
    this.record.hidden = false;
  }

  say(text) {
    this.state.textContent = text;
    this.state.hidden = text === '';
  }

  fail(failure) {
    this.say(
      failure.status === 401 ? TEXTS.signedOut : failure.status ? failure.message : TEXTS.gone
    );
  }
}

export default {
  id: 'majorincident.incident',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: TEXTS.tab },
  render: (node, { taskId }) => {
    new Tab(node, taskId).start();
  }
};
