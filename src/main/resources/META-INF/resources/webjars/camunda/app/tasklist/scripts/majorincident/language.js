// English and German, as Tasklist itself chooses between them.
export const GERMAN = /^de\b/i.test(navigator.language);

const LOCALE = GERMAN ? 'de' : 'en-GB';

// The texts of one language out of {en, de}.
export const speak = texts => (GERMAN ? texts.de : texts.en);

// What the application writes for this browser, such as a form, is in its time zone, too.
document.cookie = `mi-zone=${encodeURIComponent(
  Intl.DateTimeFormat().resolvedOptions().timeZone || ''
)}; path=/; SameSite=Lax`;

// Puts values into the places {0}, {1} ... of a text.
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (place, index) => values[index]);

const HALF_A_DAY = 12 * 3_600_000;

// The time alone within half a day, with the date beyond.
export function moment(iso, now = Date.now()) {
  const date = new Date(iso);
  const time = date.toLocaleTimeString(LOCALE, { hour: '2-digit', minute: '2-digit' });
  return Math.abs(now - date) < HALF_A_DAY
    ? time
    : `${date.toLocaleDateString(LOCALE, { day: '2-digit', month: '2-digit', year: 'numeric' })}, ${time}`;
}

// The record keeps UTC; a sentence of it is read in the zone of the browser.
export const translated = sentence =>
  sentence.replace(/\b(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC\b/g, (written, day, time) => {
    const date = new Date(`${day}T${time}Z`);
    return Number.isNaN(date.getTime()) ? written : moment(date);
  });

const UNITS = speak({
  en: { day: 'day', days: 'days', hour: 'h', minute: 'min' },
  de: { day: 'Tag', days: 'Tagen', hour: 'Std.', minute: 'Min.' }
});

// How long, in words short enough for a card.
export function duration(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) {
    return `${Math.floor(hours / 24)} ${UNITS.days}`;
  }
  return hours === 0
    ? `${minutes} ${UNITS.minute}`
    : `${hours} ${UNITS.hour} ${minutes % 60} ${UNITS.minute}`;
}

// To the second, as a countdown shows it: 4:05, or 1:04:05 from an hour on.
export function countdown(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const two = number => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0
    ? `${minutes}:${two(seconds % 60)}`
    : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

const ROLES = {
  incidentManager: 'Vorfallmanager',
  technicalLead: 'Technischer Leiter',
  communicationsManager: 'Kommunikationsmanager',
  customerSupportLead: 'Leiter des Kundensupports',
  socialMediaLead: 'Social-Media-Leiter',
  problemManager: 'Problemmanager',
  majorIncidentReviewBoard: 'Untersuchungsausschuss für größere Vorfälle'
};

// A role or a team, as people call it.
export const group = ({ id, name }) => (GERMAN && ROLES[id]) || name;

const STATUS = speak({
  en: {
    new: 'New',
    fixing: 'Being fixed',
    resolved: 'Resolved',
    closed: 'Closed',
    falseAlarm: 'False alarm',
    duplicate: 'Duplicate'
  },
  de: {
    new: 'Neu',
    fixing: 'Wird behoben',
    resolved: 'Behoben',
    closed: 'Geschlossen',
    falseAlarm: 'Fehlalarm',
    duplicate: 'Duplikat'
  }
});

export const status = id => STATUS[id] || id;

// What is to be done, out of the name of a task, which also says to which incident it belongs.
export const whatToDo = name => name.split(' · ')[0];

export const severity = level => fill(speak({ en: 'Severity {0}', de: 'Schweregrad {0}' }), level);
