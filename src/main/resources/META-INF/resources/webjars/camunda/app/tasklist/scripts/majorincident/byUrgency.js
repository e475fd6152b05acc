// Tasklist begins with the newest task, whatever order a filter asks for. Here it begins with the
// most urgent one; whoever chooses another order keeps it until the page is loaded anew.
const NEWEST_FIRST = JSON.stringify([{ sortBy: 'created', sortOrder: 'desc' }]);
const MOST_URGENT_FIRST = JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' }
]);

function sort($location) {
  const { sorting } = $location.search();
  if (!sorting || sorting === NEWEST_FIRST) {
    $location.search('sorting', MOST_URGENT_FIRST).replace();
  }
}

export default {
  id: 'majorincident.byUrgency',
  pluginPoint: 'tasklist.list',
  priority: 0,
  render: (node, data, scope) => {
    const $location = window.angular.element(document.body).injector().get('$location');
    scope.$applyAsync(() => sort($location));
  }
};
