// Two people act on the same task: the second is told who did what, and sees the new state, in the
// place of what the engine says. What was typed stays on the page until the task is closed.
import { read } from './door.js';
import { element, refill } from './element.js';
import { fill, group, moment, severity, speak, status, whatToDo } from './language.js';

const TEXTS = speak({
  en: {
    completed: "{0} completed '{1}' at {2}.",
    completedByYou: "You have completed '{1}' yourself, at {2}.",
    ended: "'{1}' ended at {2} without an answer: it is not needed any more.",
    claimed: "{0} has '{1}' since {2}.",
    claimedSometime: "{0} has '{1}'.",
    faster: 'Somebody was faster',
    taskIsShown: 'You now see the task as it stands.',
    over: 'This task is over',
    now: 'Now: {0}, {1}.',
    open: 'Open: {0}.',
    nothingOpen: 'Nothing is open any more.',
    free: 'nobody yet',
    typed: 'What you typed is still in the form: copy it before you close the task.'
  },
  de: {
    completed: '{0} hat „{1}“ um {2} abgeschlossen.',
    completedByYou: 'Du selbst hast „{1}“ um {2} abgeschlossen.',
    ended: '„{1}“ ist um {2} ohne Antwort zu Ende gegangen: Es wird nicht mehr gebraucht.',
    claimed: '{0} hat „{1}“ seit {2}.',
    claimedSometime: '{0} hat „{1}“.',
    faster: 'Jemand war schneller',
    taskIsShown: 'Du siehst die Aufgabe jetzt, wie sie steht.',
    over: 'Diese Aufgabe ist vorbei',
    now: 'Jetzt: {0}, {1}.',
    open: 'Offen: {0}.',
    nothingOpen: 'Nichts ist mehr offen.',
    free: 'noch niemand',
    typed: 'Was du geschrieben hast, steht noch im Formular: Kopiere es, bevor du die Aufgabe schließt.'
  }
});

const OVER = ['completed', 'ended'];

const service = name => window.angular.element(document.body).injector().get(name);

function sentence(fate, me) {
  const kind =
    fate.state === 'completed' && fate.by?.id === me
      ? 'completedByYou'
      : fate.state === 'claimed' && !fate.at
        ? 'claimedSometime'
        : fate.state;
  return fill(
    TEXTS[kind],
    fate.by?.name || '?',
    whatToDo(fate.name),
    fate.at ? moment(fate.at) : ''
  );
}

const who = task => task.assignee?.name || task.groups.map(group).join(', ') || TEXTS.free;

async function newState(number) {
  const now = await read(`/api/incidents/${encodeURIComponent(number)}/case`);
  const open = now.tasks.map(task => `${whatToDo(task.name)} (${who(task)})`).join(', ');
  return [
    fill(TEXTS.now, severity(now.severity), status(now.status)),
    open ? fill(TEXTS.open, open) : TEXTS.nothingOpen
  ].join(' ');
}

const ask = async id => read(`/api/tasks/${encodeURIComponent(id)}`).catch(() => null);

const typed = element => [...element.querySelectorAll('.fjs-form textarea, .fjs-form input[type=text]')]
  .some(field => field.value.trim() !== '');

// In the notice that Tasklist itself shows above the form.
async function tell(element_, fate, me) {
  const place = element_.querySelector('.task-removed-alert .text-padded');
  if (!place) {
    return;
  }
  const line = (text, name) => element('div', { class: name }, text);
  const keep = typed(element_) ? line(TEXTS.typed, 'mi-typed') : null;
  refill(place, line(sentence(fate, me), 'mi-second'), keep);
  if (fate.incident) {
    const state = await newState(fate.incident).catch(() => '');
    place.append(line(state, 'mi-new-state'));
  }
}

// Shows the task as over, with the form still to be read.
function showAsOver(scope) {
  service('Notifications').clearAll();
  scope.taskExists = false;
  scope.$broadcast('taskremoved');
}

function showAsTaken(scope, fate, me) {
  service('Notifications').addError({
    status: TEXTS.faster,
    message: `${sentence(fate, me)} ${TEXTS.taskIsShown}`,
    type: 'info',
    exclusive: true,
    scope
  });
  scope.taskData.changed('task');
  scope.taskData.changed('taskList');
}

function watch(scope, node) {
  const me = () => scope.$root.authentication.name;
  const otherwise = scope.errorHandler;

  scope.errorHandler = async (message, error) => {
    const fate = scope.task && (await ask(scope.task.id));
    scope.$applyAsync(() => {
      if (fate && OVER.includes(fate.state)) {
        showAsOver(scope);
      } else if (fate?.state === 'claimed' && fate.by.id !== me()) {
        showAsTaken(scope, fate, me());
      } else {
        otherwise(message, error);
      }
    });
  };

  scope.$on('taskremoved', async () => {
    const fate = scope.task && (await ask(scope.task.id));
    if (fate && OVER.includes(fate.state)) {
      tell(node, fate, me());
    }
  });

  // somebody follows a link to a task that is over
  scope.$watch('taskState.$error', async error => {
    const { task } = service('$location').search();
    const fate = error && task && (await ask(task));
    if (fate && OVER.includes(fate.state)) {
      const state = fate.incident ? await newState(fate.incident).catch(() => '') : '';
      scope.$applyAsync(() =>
        service('Notifications').addError({
          status: TEXTS.over,
          message: `${sentence(fate, me())} ${state}`,
          type: 'info',
          exclusive: true,
          scope
        })
      );
    }
  });
}

function decorate([directive]) {
  directive.compile = () => (scope, node) => watch(scope, node[0]);
  return [directive];
}

window.angular.module('cam.tasklist.task').config([
  '$provide',
  $provide => $provide.decorator('camTasklistTaskDirective', ['$delegate', decorate])
]);
