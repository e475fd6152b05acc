// What the page "Move incidents" says.
const when = (moment, language) =>
  new Date(moment).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

const english = {
  title: 'Move incidents',
  explained:
    'A running incident keeps the diagrams, tables and forms that it began with. Here it can be ' +
    'moved to those that are in force now. It goes as a whole, with everything that it has called, ' +
    'or stays as it is. Timers keep their moments: nothing is missed, and nothing is sent twice.',
  wait: 'Looking at every running incident …',
  failed: 'That did not work. Please look again.',
  otherSet: 'Another set has come into force meanwhile. Nothing was moved: please look again.',
  lookAgain: 'Look again',
  inForce: set => `In force since ${when(set.at, 'en')}: ${set.name || set.id} (${set.source || '–'})`,
  none: 'No incident is running.',
  columns: ['Incident', 'Title', 'Severity', 'Runs on', 'Can it be moved?'],
  states: {
    UP_TO_DATE: 'Runs on the set in force',
    MOVABLE: 'Can be moved',
    MOVED: 'Moved',
    STAYS: 'Stays as it is'
  },
  obstacle: it => it.sentence,
  move: count => (count === 1 ? 'Move 1 incident' : `Move ${count} incidents`),
  moved: count => (count === 1 ? '1 incident was moved.' : `${count} incidents were moved.`),
  confirm: count =>
    `${count === 1 ? 'One incident goes' : `${count} incidents go`} on with the set in force from now on. There is no way back. Move?`,
  yes: 'Yes, move',
  no: 'No'
};

const inTheWay = {
  PROCESS_GONE: it => `Den Prozess „${it.process}“ gibt es im geltenden Satz nicht mehr.`,
  ELEMENT_GONE: it =>
    `Er steht bei „${it.name}“ (${it.element}, ${it.process}); das gibt es im geltenden Satz nicht mehr.`,
  ELEMENT_CHANGED: it =>
    `Er steht bei „${it.name}“ (${it.element}, ${it.process}); das ist im geltenden Satz ein anderes. ${it.detail}`,
  BUSY: () => 'In ihm ist gerade etwas geschehen: bitte noch einmal versuchen.',
  OTHER: it => `Prozess „${it.process}“: ${it.detail}`
};

const german = {
  title: 'Vorfälle umziehen',
  explained:
    'Ein laufender Vorfall behält die Diagramme, Tabellen und Formulare, mit denen er begann. Hier ' +
    'kann er auf die umziehen, die jetzt gelten: als Ganzes mit allem, was er aufgerufen hat, oder ' +
    'gar nicht. Zeitgeber behalten ihren Zeitpunkt: Nichts wird versäumt, nichts doppelt gesendet.',
  wait: 'Jeder laufende Vorfall wird geprüft …',
  failed: 'Das hat nicht geklappt. Bitte neu prüfen.',
  otherSet: 'Inzwischen gilt ein anderer Satz. Nichts ist umgezogen: bitte neu prüfen.',
  lookAgain: 'Neu prüfen',
  inForce: set => `Es gilt seit ${when(set.at, 'de')}: ${set.name || set.id} (${set.source || '–'})`,
  none: 'Es läuft kein Vorfall.',
  columns: ['Vorfall', 'Titel', 'Schweregrad', 'Läuft auf', 'Kann er umziehen?'],
  states: {
    UP_TO_DATE: 'Läuft auf dem geltenden Satz',
    MOVABLE: 'Kann umziehen',
    MOVED: 'Umgezogen',
    STAYS: 'Bleibt, wie er ist'
  },
  obstacle: it => inTheWay[it.kind](it),
  move: count => (count === 1 ? '1 Vorfall umziehen' : `${count} Vorfälle umziehen`),
  moved: count => (count === 1 ? '1 Vorfall ist umgezogen.' : `${count} Vorfälle sind umgezogen.`),
  confirm: count =>
    `${count === 1 ? 'Ein Vorfall geht' : `${count} Vorfälle gehen`} von nun an mit dem geltenden Satz weiter. Einen Weg zurück gibt es nicht. Umziehen?`,
  yes: 'Ja, umziehen',
  no: 'Nein'
};

/** The words of a language such as de-AT; English if we have none. */
export const words = language => (language.toLowerCase().startsWith('de') ? german : english);
