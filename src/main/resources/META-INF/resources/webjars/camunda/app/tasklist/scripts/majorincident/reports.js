// What can be reported of a running incident from beside the form. Each is asked for in a dialogue
// that says what will follow, wants a reason, and is confirmed by a button of its own.
import { read, send } from './door.js';
import { element, refill } from './element.js';
import { fill, group, speak } from './language.js';

const TEXTS = speak({
  en: {
    cancel: 'Cancel',
    choose: 'Please choose',
    why: 'Why?',
    whyHint: 'In your own words, for the record.',
    missing: 'Please answer: {0}',
    failed: 'It could not be sent. Nothing was changed: try again.',
    ended: 'Your session has ended. Sign in again in another window; then press the button once more.',
    teams: 'Teams',
    roles: 'Roles',
    people: 'People',
    note: {
      open: 'Add a note',
      question: 'What is to be noted?',
      follows: 'It stands in the timeline with your name, and cannot be changed or removed.',
      confirm: 'Add the note'
    },
    people_: {
      open: 'Add a person',
      question: 'Who is needed?',
      purpose: 'For what?',
      follows:
        'They are paged at once, at any hour, until somebody answers. What you write stands in the page and in their task.',
      confirm: 'Page them'
    },
    severity: {
      open: 'Change the severity',
      question: 'Which severity is it now?',
      1: '1: down for all customers',
      2: '2: down for some customers',
      3: '3: nothing essential is impaired',
      isNow: '{0} (as it is now)',
      raise: 'The response gets faster: shorter time limits, more people and more messages.',
      lower: 'The response gets slower; with 3 the team goes on in its own time.',
      confirm: 'Change the severity'
    },
    role: {
      open: 'Hand over a role',
      question: 'Which role is handed over?',
      person: 'Who takes it over?',
      follows: 'The open tasks of whoever is relieved go along, and the new one is told.',
      confirm: 'Hand it over'
    },
    falseAlarm: {
      open: 'False alarm',
      follows: 'This ends the incident: all its open tasks end at once, and everybody who was called is told.',
      confirm: 'End it as a false alarm'
    },
    duplicate: {
      open: 'Duplicate',
      question: 'Of which other incident?',
      hint: 'Its number, such as MI-2026-0001. The work goes on there.',
      follows: 'This ends the incident: all its open tasks end at once, and everybody who was called is told.',
      confirm: 'End it as a duplicate'
    }
  },
  de: {
    cancel: 'Abbrechen',
    choose: 'Bitte wähle',
    why: 'Warum?',
    whyHint: 'In deinen eigenen Worten, für das Protokoll.',
    missing: 'Bitte beantworte: {0}',
    failed: 'Es konnte nicht gesendet werden. Nichts wurde geändert: Versuch es noch einmal.',
    ended: 'Deine Sitzung ist beendet. Melde dich in einem anderen Fenster wieder an und drück dann den Knopf noch einmal.',
    teams: 'Teams',
    roles: 'Rollen',
    people: 'Personen',
    note: {
      open: 'Notiz hinzufügen',
      question: 'Was ist festzuhalten?',
      follows: 'Sie steht mit deinem Namen im Verlauf und lässt sich nicht ändern oder entfernen.',
      confirm: 'Notiz hinzufügen'
    },
    people_: {
      open: 'Person hinzuholen',
      question: 'Wer wird gebraucht?',
      purpose: 'Wofür?',
      follows:
        'Sofort geht eine Alarmierung hinaus, zu jeder Stunde, bis jemand antwortet. Was du schreibst, steht darin und in der Aufgabe.',
      confirm: 'Alarmieren'
    },
    severity: {
      open: 'Schweregrad ändern',
      question: 'Welcher Schweregrad ist es jetzt?',
      1: '1: für alle Kunden ausgefallen',
      2: '2: für einige Kunden ausgefallen',
      3: '3: nichts Wesentliches ist beeinträchtigt',
      isNow: '{0} (so ist es jetzt)',
      raise: 'Es geht schneller weiter: kürzere Fristen, mehr Leute und mehr Meldungen.',
      lower: 'Es geht langsamer weiter; bei 3 arbeitet das Team in seiner eigenen Zeit.',
      confirm: 'Schweregrad ändern'
    },
    role: {
      open: 'Rolle übergeben',
      question: 'Welche Rolle wird übergeben?',
      person: 'Wer übernimmt sie?',
      follows: 'Die offenen Aufgaben der abgelösten Person gehen mit, und die neue wird benachrichtigt.',
      confirm: 'Übergeben'
    },
    falseAlarm: {
      open: 'Fehlalarm',
      follows: 'Das beendet den Vorfall: Alle offenen Aufgaben enden sofort, und alle Alarmierten erfahren es.',
      confirm: 'Als Fehlalarm beenden'
    },
    duplicate: {
      open: 'Duplikat',
      question: 'Von welchem anderen Vorfall?',
      hint: 'Dessen Nummer, zum Beispiel MI-2026-0001. Die Arbeit geht dort weiter.',
      follows: 'Das beendet den Vorfall: Alle offenen Aufgaben enden sofort, und alle Alarmierten erfahren es.',
      confirm: 'Als Duplikat beenden'
    }
  }
});

const option = (value, text) => element('option', { value }, text);

const options = (label, list) =>
  element(
    'optgroup',
    { label },
    list.map(it => option(it.id, group(it)))
  );

const select = (...children) =>
  element('select', { class: 'form-control', required: true }, option('', TEXTS.choose), children);

// Each field: what it is called in the report, what is asked, what it is answered with, a hint.
const field = (name, question, input, hint) => ({ name, question, input, hint });

const KINDS = {
  note: { texts: TEXTS.note, fields: () => [], asks: TEXTS.note.question },
  people: {
    texts: TEXTS.people_,
    asks: TEXTS.people_.purpose,
    fields: (incident, { people, teams, roles }) => [
      field(
        'pagedTeam',
        TEXTS.people_.question,
        select(
          options(TEXTS.people, people),
          options(TEXTS.teams, teams),
          options(TEXTS.roles, roles)
        )
      )
    ]
  },
  severity: {
    texts: TEXTS.severity,
    fields: ({ severity: now }) => [
      field(
        'reportedSeverity',
        TEXTS.severity.question,
        select(
          [1, 2, 3].map(level => {
            const text = TEXTS.severity[level];
            return Object.assign(
              option(String(level), level === now ? fill(TEXTS.severity.isNow, text) : text),
              { disabled: level === now }
            );
          })
        )
      )
    ],
    follows: ({ severity: now }, { reportedSeverity }) =>
      reportedSeverity ? (reportedSeverity < now ? TEXTS.severity.raise : TEXTS.severity.lower) : ''
  },
  role: {
    texts: TEXTS.role,
    fields: (incident, { people, roles }) => [
      field(
        'changedRole',
        TEXTS.role.question,
        select(
          roles
            .filter(({ id }) => id !== 'majorIncidentReviewBoard')
            .map(it => option(it.id, group(it)))
        )
      ),
      field('newHolder', TEXTS.role.person, select(people.map(it => option(it.id, it.name))))
    ]
  },
  falseAlarm: { texts: TEXTS.falseAlarm, fields: () => [], ends: true },
  duplicate: {
    texts: TEXTS.duplicate,
    ends: true,
    fields: () => [
      field(
        'duplicateOf',
        TEXTS.duplicate.question,
        element('input', {
          class: 'form-control',
          type: 'text',
          maxlength: '20',
          required: true,
          autocomplete: 'off'
        }),
        TEXTS.duplicate.hint
      )
    ]
  }
};

const NO_CHOICES = { people: [], teams: [], roles: [] };

function labelled({ name, question, input, hint }) {
  input.id = `mi-${name}`;
  return element(
    'div',
    { class: 'form-group' },
    element('label', { for: input.id }, question),
    input,
    hint ? element('div', { class: 'help-block' }, hint) : null
  );
}

// Another one for each report, so that a second press is known for what it is.
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');

function sayWhatIsWrong(place, failure) {
  const faults = failure.faults?.length
    ? failure.faults
    : [failure.status === 401 ? TEXTS.ended : failure.status ? failure.message : TEXTS.failed];
  refill(
    place,
    element(
      'ul',
      { class: 'list-unstyled' },
      faults.map(fault => element('li', {}, fault))
    )
  );
  place.hidden = false;
}

function dialogue(kind, incident, choices, done) {
  const { texts, fields: make, follows, ends, asks } = KINDS[kind];
  const fields = make(incident, choices);
  const reason = field(
    'reason',
    asks || TEXTS.why,
    element('textarea', { class: 'form-control', rows: '3', maxlength: '1000', required: true }),
    asks ? null : TEXTS.whyHint
  );
  const all = [...fields, reason];
  const answers = () => Object.fromEntries(all.map(({ name, input }) => [name, input.value.trim()]));
  const key = newKey();

  const what = element('p', { class: ends ? 'mi-ends' : 'mi-follows' }, texts.follows || '');
  const wrong = element('div', { class: 'alert alert-danger', role: 'alert', hidden: true });
  const confirm = element(
    'button',
    { type: 'submit', class: ends ? 'btn btn-danger' : 'btn btn-primary' },
    texts.confirm
  );
  const cancel = element('button', { type: 'button', class: 'btn btn-default' }, TEXTS.cancel);
  const form = element(
    'form',
    { novalidate: '' },
    element('h4', {}, texts.open, ' · ', incident.number),
    element('p', { class: 'mi-which' }, incident.title),
    all.map(labelled),
    what,
    wrong,
    element('div', { class: 'mi-buttons' }, cancel, confirm)
  );
  const box = element('dialog', { class: 'mi-dialogue' }, form);

  const missing = () => all.filter(({ input }) => input.required && !input.value.trim());
  const explain = () => {
    if (follows) {
      what.textContent = follows(incident, answers());
    }
  };

  async function submit() {
    confirm.disabled = true;
    wrong.hidden = true;
    try {
      const lacks = missing();
      if (lacks.length) {
        lacks[0].input.focus();
        throw Object.assign(new Error(), {
          faults: lacks.map(({ question }) => fill(TEXTS.missing, question))
        });
      }
      await send(`/api/incidents/${encodeURIComponent(incident.number)}/changes`, {
        key,
        change: kind,
        ...answers()
      });
      box.close();
      done();
    } catch (failure) {
      sayWhatIsWrong(wrong, failure);
    } finally {
      confirm.disabled = false;
    }
  }

  form.addEventListener('input', explain);
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  cancel.addEventListener('click', () => box.close());
  box.addEventListener('close', () => box.remove());
  explain();
  return box;
}

let choices = null;

const needsChoices = kind => kind === 'people' || kind === 'role';

async function open(kind, incident, done) {
  if (needsChoices(kind) && !choices) {
    choices = await read('/api/choices');
  }
  const box = dialogue(kind, incident, choices || NO_CHOICES, done);
  document.body.append(box);
  box.showModal();
}

// The buttons that open the dialogues; done is called after something was reported.
export const buttons = (incident, done) =>
  Object.entries(KINDS).map(([kind, { texts, ends }]) => {
    const button = element(
      'button',
      { type: 'button', class: `btn btn-default${ends ? ' mi-ending' : ''}`, 'data-report': kind },
      texts.open
    );
    button.addEventListener('click', () => open(kind, incident(), done));
    return button;
  });
