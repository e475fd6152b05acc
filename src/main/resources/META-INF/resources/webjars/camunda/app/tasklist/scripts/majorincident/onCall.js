// The way from the navigation to the page of the on-call plan.
import { element } from './element.js';
import { speak } from './language.js';

const TEXTS = speak({ en: { onCall: 'On call' }, de: { onCall: 'Bereitschaft' } });

export default {
  id: 'majorincident.onCall',
  pluginPoint: 'tasklist.navbar.action',
  priority: 150,
  render: node => node.append(element('a', { href: '/on-call', class: 'mi-on-call' }, TEXTS.onCall))
};
