// On the page of a running instance: the way to the dossier of its incident.
import { el } from './page.js';
import { say } from './texts.js';

async function show(node, { api, processInstanceId }) {
  const answer = await fetch(`${api.engineApi}/process-instance/${processInstanceId}`, {
    headers: { 'X-XSRF-TOKEN': api.CSRFToken }
  });
  const incident = answer.ok ? (await answer.json()).businessKey : null;
  if (/^MI-\d{4}-\d+$/.test(incident ?? '')) {
    node.append(
      el(
        'a',
        {
          class: 'btn btn-default btn-toolbar mi-dossier-link',
          href: '#/incident/' + incident,
          title: say('Dossier of the incident') + ' ' + incident
        },
        el('span', { class: 'glyphicon glyphicon-folder-open' })
      )
    );
  }
}

export default {
  id: 'majorincident.dossierLink',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 0,
  render: show
};
