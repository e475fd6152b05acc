// What the pages of the auditor say, by the English text. The dossier itself brings its own texts.
const GERMAN = {
  '(all)': '(alle)',
  '%1 ended, %2 running': '%1 beendet, %2 laufen',
  '%1 faults found': '%1 Fehler gefunden',
  '%1 incidents': '%1 Vorfälle',
  '%1 of %2 rows': '%1 von %2 Zeilen',
  '1 incident': '1 Vorfall',
  'All incidents': 'Alle Vorfälle',
  'Actual size': 'Originalgröße',
  'Back to the incidents': 'Zurück zu den Vorfällen',
  Began: 'Beginn',
  Cancelled: 'Abgebrochen',
  Closed: 'Geschlossen',
  'Closed at': 'Geschlossen am',
  Completed: 'Abgeschlossen',
  'Detected from': 'Erkannt ab',
  Detected: 'Erkannt',
  Dossier: 'Dossier',
  'Dossier of the incident': 'Dossier des Vorfalls',
  Duplicate: 'Duplikat',
  Duration: 'Dauer',
  Ended: 'Beendet',
  'Export as CSV': 'Als CSV exportieren',
  'Export as HTML': 'Als HTML exportieren',
  'Export as JSON': 'Als JSON exportieren',
  'Facts of the incident': 'Tatsachen des Vorfalls',
  'False alarm': 'Fehlalarm',
  'Filter the rows': 'Zeilen filtern',
  First: 'Erste',
  'Fit to width': 'An Breite anpassen',
  'Heat map on the diagram': 'Wärmebild im Diagramm',
  History: 'Historie',
  Incidents: 'Vorfälle',
  Last: 'Letzte',
  'Loading …': 'Wird geladen …',
  longest: 'am längsten',
  median: 'Median',
  'more than %1 incidents': 'mehr als %1 Vorfälle',
  'Name or id': 'Name',
  New: 'Neu',
  Next: 'Weiter',
  'No incident matches. Fewer conditions find more.':
    'Kein Vorfall passt. Weniger Bedingungen finden mehr.',
  'No instance of this version has ended yet.': 'Noch keine Instanz dieser Version ist beendet.',
  'Nothing is recorded yet: the first alert or declaration opens an incident.':
    'Noch ist nichts verzeichnet: die erste Meldung eröffnet einen Vorfall.',
  Number: 'Nummer',
  'On call': 'Bereitschaft',
  'Number or words': 'Nummer oder Wörter',
  Person: 'Person',
  Previous: 'Zurück',
  Priority: 'Priorität',
  Refresh: 'Aktualisieren',
  Resolved: 'Behoben',
  running: 'laufend',
  ended: 'beendet',
  Search: 'Suchen',
  Service: 'Service',
  Severity: 'Schweregrad',
  shortest: 'am kürzesten',
  Started: 'Gestartet',
  State: 'Stand',
  Status: 'Status',
  'The path that was taken': 'Der gegangene Weg',
  'The record is intact: %1 entries, unchanged, complete and in order.':
    'Die Aufzeichnung ist unversehrt: %1 Einträge, unverändert, vollständig und in Reihenfolge.',
  'The server could not be reached. Try again.':
    'Der Server ist nicht erreichbar. Bitte noch einmal versuchen.',
  'The server refused it (%1).': 'Der Server lehnt es ab (%1).',
  'This may not be read.': 'Das darf nicht gelesen werden.',
  'until (inclusive)': 'bis einschließlich',
  Verify: 'Prüfen',
  'What is broken': 'Was ist kaputt',
  'Without conditions': 'Ohne Bedingungen',
  'Your session has ended. Sign in again to go on.':
    'Die Sitzung ist beendet. Bitte neu anmelden, um fortzufahren.',
  'Sign in again': 'Neu anmelden',
  'Being fixed': 'Wird behoben',
  '95 % within': '95 % innerhalb von',
  d: 'T'
};

export const language = (navigator.languages?.[0] ?? navigator.language ?? 'en')
  .toLowerCase()
  .startsWith('de')
  ? 'de'
  : 'en';

/** The text in the language of the browser, its %1, %2 … replaced. */
export const say = (english, ...values) =>
  values.reduce(
    (text, value, index) => text.replace('%' + (index + 1), () => value),
    language === 'de' ? GERMAN[english] ?? english : english
  );

const MOMENT = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short'
});

/** A moment in the zone of the browser; empty if it has not come. */
export const at = iso => (iso ? MOMENT.format(new Date(iso)) : '');

export const count = number => number.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');

/** Two units at most. */
export function took(seconds) {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) return two(seconds, 60, 'min', 1, 's');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return two(seconds, 3600, 'h', 60, 'min');
  return two(seconds, 86400, say('d'), 3600, 'h');
}

function two(seconds, large, unit, small, smaller) {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${unit}` + (rest ? ` ${rest} ${smaller}` : '');
}
