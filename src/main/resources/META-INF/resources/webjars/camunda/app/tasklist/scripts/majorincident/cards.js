// Shows on each card of the list which incident it is about, of which service, how bad it is and how
// long it has been going on. One question is asked for the whole list, whenever it is loaded anew;
// in between the cards count on by themselves.
import { read } from './door.js';
import { element, refill } from './element.js';
import { duration, fill, severity, speak, status } from './language.js';

const NUMBER = /\bMI-\d{4}-\d{4,}\b/;
const FRESH = 4_000;

const TEXTS = speak({
  en: { since: 'for {0}', lasted: 'lasted {0}' },
  de: { since: 'seit {0}', lasted: 'dauerte {0}' }
});

const shown = new Map(); // the place on the card to the number of its incident
const known = new Map(); // the number to what was answered last
let wanted = new Set();
let ahead = 0; // how far the clock of the application is ahead of the browser's

function age({ startedAt, ended }) {
  return ended
    ? fill(TEXTS.lasted, duration(new Date(ended) - new Date(startedAt)))
    : fill(TEXTS.since, duration(Date.now() + ahead - new Date(startedAt)));
}

function draw(place, number) {
  const found = known.get(number);
  if (!found) {
    refill(place, element('span', { class: 'mi-number' }, number));
    return;
  }
  const { card } = found;
  place.closest('li.task')?.setAttribute('data-severity', card.ended ? 'over' : card.severity);
  refill(
    place,
    element('span', { class: `mi-severity mi-severity-${card.severity}` }, severity(card.severity)),
    element('span', { class: 'mi-number' }, number),
    element('span', { class: 'mi-service' }, card.service.name),
    element('span', { class: 'mi-age', title: status(card.status) }, age(card))
  );
}

function drawAll() {
  for (const [place, number] of shown) {
    if (place.isConnected) {
      draw(place, number);
    } else {
      shown.delete(place);
    }
  }
}

async function ask() {
  const numbers = [...wanted];
  wanted = new Set();
  const query = numbers.map(number => `number=${encodeURIComponent(number)}`).join('&');
  try {
    const { now, incidents } = await read(`/api/cards?${query}`);
    ahead = new Date(now) - Date.now();
    incidents.forEach(card => known.set(card.number, { card, at: Date.now() }));
    drawAll();
  } catch (failure) {
    // the cards keep what they show; the next load of the list asks again
  }
}

function want(number) {
  if (Date.now() - (known.get(number)?.at || 0) < FRESH) {
    return;
  }
  if (wanted.size === 0) {
    setTimeout(ask, 50);
  }
  wanted.add(number);
}

setInterval(drawAll, 15_000);

export default {
  id: 'majorincident.cards',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, data, scope) => {
    const [number] = (scope.task.name || '').match(NUMBER) || [];
    if (number) {
      node.className = 'mi-card';
      shown.set(node, number);
      want(number);
      // only then is it on the page
      setTimeout(() => draw(node, number));
    }
  }
};
