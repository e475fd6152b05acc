// Asks the application, with the session of the web applications.

// After signing in the session has another token: it is read anew each time.
const token = () => (document.cookie.match(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/) || [])[1] || '';

const root = () => document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

// What the application says to a wrong request: a sentence, and each fault.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || `HTTP ${status}`);
    this.status = status;
    this.faults = problem.faults || [];
  }
}

async function ask(path, options) {
  const answer = await fetch(root() + path, {
    ...options,
    cache: 'no-store',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': navigator.language,
      'X-XSRF-TOKEN': token(),
      ...options.headers
    }
  });
  if (answer.status >= 400) {
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

export const read = async path => (await ask(path, {})).json();

// Reads again; null as long as nothing has changed since the answer with this ETag.
export async function readIfChanged(path, etag) {
  const answer = await ask(path, { headers: etag ? { 'If-None-Match': etag } : {} });
  return answer.status === 304
    ? null
    : { etag: answer.headers.get('ETag'), body: await answer.json() };
}

export async function send(path, body) {
  await ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' }
  });
}
