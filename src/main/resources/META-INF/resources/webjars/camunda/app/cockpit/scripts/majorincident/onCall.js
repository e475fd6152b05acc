// The way from the navigation to the page of the on-call plan.
import { el } from './page.js';
import { say } from './texts.js';

export default {
  id: 'majorincident.onCall.navigation',
  pluginPoint: 'cockpit.navigation',
  priority: 90,
  properties: { path: '/on-call', pagePath: '/on-call', label: say('On call') },
  render: node => {
    node.append(el('a', { href: '/on-call' }, say('On call')));
  }
};
