// Builds what is seen: every text is set as text, never as HTML.
import { say } from './texts.js';

/** An element with attributes, listeners (onclick: …) and children: elements or texts. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  });
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

export const button = (text, onclick, more = {}) =>
  el('button', { type: 'button', class: 'btn btn-default', onclick, ...more }, text);

export const loading = () =>
  el('p', { class: 'mi-note', role: 'status' }, say('Loading …'));

/** What went wrong, and what to do about it. */
export function failure(error) {
  const note = el('div', { class: 'mi-note mi-failure', role: 'alert' }, error.message);
  if (error.signedOut) {
    note.append(
      ' ',
      el('a', { href: '#/login', onclick: () => location.reload() }, say('Sign in again'))
    );
  }
  return note;
}

/** A page with its heading that can be scrolled. */
export function frame(node, ...children) {
  node.classList.add('mi-page');
  node.replaceChildren(...children);
  return node;
}

/** What stands behind the question mark of the page's address. */
export const asked = () => new URLSearchParams(location.hash.split('?')[1] ?? '');

const SHAPES = new Set(
  'svg g rect circle path polyline text tspan title'.split(' ')
);

/** A picture from the server; what is no drawing is left out. */
export function picture(svg) {
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  [drawn, ...drawn.querySelectorAll('*')]
    .filter(element => !SHAPES.has(element.localName))
    .forEach(element => element.remove());
  return document.importNode(drawn, true);
}
