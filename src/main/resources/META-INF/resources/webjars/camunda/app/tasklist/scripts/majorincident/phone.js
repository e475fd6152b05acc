// On a phone Tasklist puts the task lists, the tasks and the chosen task below each other, the last
// far down. Here a chosen task has the screen for itself, and a button leads back to the list. What
// is wide enough for three columns is not touched (see user-styles.css).
import { element } from './element.js';
import { speak } from './language.js';

const TEXTS = speak({
  en: { back: '‹ Back to the list' },
  de: { back: '‹ Zurück zur Liste' }
});

function backButton(scope, $location) {
  const button = element('button', { type: 'button', class: 'btn btn-link mi-back' }, TEXTS.back);
  button.addEventListener('click', () =>
    scope.$applyAsync(() => $location.search('task', null).search('detailsTab', null))
  );
  return button;
}

export default {
  id: 'majorincident.phone',
  pluginPoint: 'tasklist.list',
  priority: 0,
  render: (node, data, scope) => {
    const $location = window.angular.element(document.body).injector().get('$location');
    const top = document.querySelector('.task-details > .top');
    if (top && !top.querySelector('.mi-back')) {
      top.prepend(backButton(scope, $location));
    }
    scope.$watch(
      () => $location.search().task,
      task => {
        document.body.classList.toggle('mi-task-open', Boolean(task));
        document.querySelector('.page-wrap')?.scrollTo(0, 0);
      }
    );
  }
};
