// Asks the doors of the application in the name of whoever is signed in to Cockpit.
import { say } from './texts.js';

const root = new URL(document.baseURI).pathname.replace(/\/camunda\/.*$/, '');

// signing in changes it, so that it is read at each call
const token = () =>
  document.cookie
    .split('; ')
    .find(cookie => cookie.startsWith('XSRF-TOKEN='))
    ?.split('=')[1] ?? '';

async function ask(path) {
  let answer;
  try {
    // with the header an ended session is said, and no browser asks for a password by itself
    answer = await fetch(root + path, {
      headers: { 'X-XSRF-TOKEN': token() || 'none', Accept: 'application/json, */*' },
      credentials: 'same-origin'
    });
  } catch {
    throw new Error(say('The server could not be reached. Try again.'));
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

async function refusal(answer) {
  if (answer.status === 401) {
    return Object.assign(new Error(say('Your session has ended. Sign in again to go on.')), {
      signedOut: true
    });
  }
  const problem = await answer.json().catch(() => ({}));
  const text = problem.detail ?? problem.message ?? say('The server refused it (%1).', answer.status);
  return new Error(
    answer.status === 403 ? `${say('This may not be read.')} ${text}` : text
  );
}

export const json = async path => (await ask(path)).json();

export const text = async path => (await ask(path)).text();

/** Saves what a door answers under the name that it gives. */
export async function download(path) {
  const answer = await ask(path);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '');
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = named ? named[1] : 'export';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
