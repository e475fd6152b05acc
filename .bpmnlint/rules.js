/**
 * What a diagram of this project must have beside what BPMN asks for. One file without a build step, so that bpmnlint
 * and, as a plugin, Camunda Modeler read the same.
 */
(function (root) {
  'use strict';

  /** The steps that may be drawn; a test compares them with the application. */
  const STEPS = [
    'acceptWeakness', 'adoptSeverity', 'announceAbsence', 'announceDelegation', 'announceNoRelief', 'announceRelief',
    'announceReliefOffer', 'announceReliefWish', 'announceSwap', 'announceSwapRefused', 'announceSwapRequest',
    'announceSwapUnanswered', 'announceTakeover', 'announceWeakness', 'assignAction', 'callSystem', 'changeStatus',
    'chooseExperts', 'chooseMender', 'choosePeople', 'chooseReliefFinder', 'closeMinorIncident',
    'closePostmortem', 'compareRelease', 'draftPostmortem', 'draftUpdate', 'endPaging', 'escalateLevel', 'findLastActivity',
    'findWeaknesses', 'givePage', 'handOverRole', 'informInternally', 'informTeam', 'noteContact', 'openChannels',
    'openTicket', 'pageEveryone', 'pageLevel', 'planAnew', 'planNextUpdate', 'planPaging', 'planReminder',
    'prepareShifts', 'publishPostmortem', 'publishUpdate',
    'recordAbsence', 'recordAction', 'recordAnswer', 'recordAssessment', 'recordCheck', 'recordDelegation',
    'recordFact', 'recordHelp', 'recordJudgement', 'recordRefusal', 'recordRelief', 'recordReview', 'recordSwap', 'recordSwapRequest', 'recordTakeover', 'recordTestPage',
    'recordVerification', 'remindOfAction', 'remindOfShift', 'remindOfTask', 'remindOwners', 'reopenTicket',
    'reportAlertsCleared', 'reportHelpOverdue', 'reportMissedUpdate', 'reportMoreAlerts', 'reportTestPage', 'reportTimeBoxOver',
    'requestRelief', 'resolveTicket', 'sendBackPostmortem', 'sendCode', 'sendMessage', 'sendTestPage',
    'submitPostmortem', 'takeRelease', 'tellIncident', 'withdrawIncident', 'withdrawPromise'
  ];

  /** Steps that answer the person who acts, or only look before somebody is paged, in the same transaction. */
  const AT_ONCE = [
    'openTicket', 'endPaging', 'givePage', 'noteContact', 'planPaging', 'recordAbsence', 'recordRefusal', 'recordRelief', 'recordSwap',
    'recordSwapRequest', 'recordTakeover', 'recordVerification', 'tellIncident'
  ];

  /** Steps that may be saved together with what led to them, so that a page waits for nothing. */
  const TOGETHER = ['adoptSeverity', 'pageLevel'];

  /** The roles that a task can go to. */
  const ROLES = [
    'incidentManager', 'technicalLead', 'communicationsManager', 'customerSupportLead', 'socialMediaLead',
    'problemManager', 'majorIncidentReviewBoard'
  ];

  /** Who decides about the diagrams themselves. */
  const OWNERS = 'processOwner';

  /** The messages that the application sends; nobody sends another one. */
  const MESSAGES = [
    'AlertReceived', 'CadenceChanged', 'ImpactAssessed', 'IncidentWithdrawn', 'LoweredToMinor', 'NobodyNeeded', 'PageUndeliverable',
    'RaisedToMajor', 'Relapsed', 'SecurityConcernChanged', 'SomethingChanged', 'SystemNotReached', 'SystemReached', 'WeaknessGone'
  ];

  const VARIABLE = /^\$\{[a-zA-Z]+(\.[a-zA-Z]+)?\}$/;
  const STEP = /^\$\{([a-zA-Z]+)\}$/;

  const is = (node, type) => node.$instanceOf('bpmn:' + type);
  const camunda = (node, name) => node.get('camunda:' + name);
  const extensions = (node, type) =>
    ((node.extensionElements && node.extensionElements.values) || []).filter((it) => it.$type === 'camunda:' + type);
  const definitions = (node, type) => (node.eventDefinitions || []).filter((it) => is(it, type));

  /** The events on the border of an activity. */
  const border = (node) =>
    (node.$parent.flowElements || []).filter((it) => is(it, 'BoundaryEvent') && it.attachedToRef === node);

  /** A rule: says for a node of these types what is wrong with it, or nothing. */
  const rule = (types, faults) => () => ({
    check(node, reporter) {
      if (types.some((type) => is(node, type))) {
        faults(node).filter(Boolean).forEach((fault) => reporter.report(node.id, fault));
      }
    }
  });

  const explained = (node) => {
    const words = ((node.documentation || [])[0] || {}).text || '';
    return [
      words.trim().length <= 10 || !words.trim().includes(' ')
        ? 'Say in the documentation what happens here, and why' : null
    ];
  };

  const isRole = (groups) => VARIABLE.test(groups) || groups === OWNERS || ROLES.includes(groups);

  const task = (node) => [
    camunda(node, 'formRef') ? null : 'The task has no form',
    camunda(node, 'formRefBinding') === 'deployment' ? null : 'The form must have the binding "deployment"',
    isRole(camunda(node, 'candidateGroups') || '') ? null : 'The task goes to no role that is known',
    VARIABLE.test(camunda(node, 'dueDate') || '') ? null : 'The task has no due date out of a plan',
    border(node).some((event) => definitions(event, 'TimerEventDefinition').length)
      ? null : 'The task has no timer on its border: nobody would notice that it is forgotten'
  ];

  /** A time of the day, at which a process starts: before it there is no plan to read. */
  const DAILY = /^\d+ \d+ \d+( [\d*?,/A-Z-]+){3}$/;
  const startsAProcess = (node) => is(node, 'StartEvent') && is(node.$parent, 'Process');

  const timer = (node) => definitions(node, 'TimerEventDefinition').map((it) => {
    const time = it.timeDuration || it.timeDate || it.timeCycle;
    const when = ((time || {}).body || '').trim();
    return VARIABLE.test(when) || (startsAProcess(node) && DAILY.test(when))
      ? null : 'The timer must read a variable or a cell of a plan, such as ${responsePlan.reviewWithin}';
  });

  const hidden = (node) => ['class', 'expression', 'type', 'topic'].map((name) =>
    camunda(node, name) ? `camunda:${name} is not offered: choose a step by its element template` : null);

  const step = (node) => {
    const name = (STEP.exec(camunda(node, 'delegateExpression') || '') || [])[1];
    return [
      ...hidden(node),
      STEPS.includes(name) ? null : `There is no step "${camunda(node, 'delegateExpression') || ''}"`,
      TOGETHER.includes(name) || Boolean(camunda(node, 'asyncBefore')) !== AT_ONCE.includes(name)
        ? null : 'The step must be saved by itself: set "asynchronous before"'
    ];
  };

  const EXPRESSION = /[$#]\{[^}]*\}/g;

  /** An expression that does more than read a variable or compare it. */
  const acts = (text) => (String(text || '').match(EXPRESSION) || []).some((it) => /[([=]/.test(it.replace(/[=!<>]=/g, '')));

  /** Every text of an element in which an expression may stand. */
  const written = (node) => [
    node.conditionExpression && node.conditionExpression.body,
    ...['assignee', 'candidateUsers', 'candidateGroups', 'dueDate', 'followUpDate', 'priority', 'formRef',
      'delegateExpression'].map((name) => camunda(node, name)),
    ...[...extensions(node, 'In'), ...extensions(node, 'Out')].map((it) => it.sourceExpression),
    ...extensions(node, 'InputOutput').flatMap((it) =>
      [...(it.inputParameters || []), ...(it.outputParameters || [])].map((parameter) => parameter.value))
  ];

  const expression = (node) => written(node).filter(acts)
    .map((text) => `The expression ${text} does more than read: choose a step by its element template`);

  const message = (node) => [...definitions(node, 'MessageEventDefinition'), ...(is(node, 'ReceiveTask') ? [node] : [])]
    .map((it) => MESSAGES.includes((it.messageRef || {}).name)
      ? null : `Nobody sends the message "${(it.messageRef || {}).name || ''}": this would wait for ever`);

  const listener = (node) =>
    [...extensions(node, 'ExecutionListener'), ...extensions(node, 'TaskListener')]
      .map(() => 'A listener hides what a reader of the diagram would miss');

  const call = (node) => [
    camunda(node, 'calledElementBinding') === 'deployment'
      ? null : 'The called process must have the binding "deployment"',
    extensions(node, 'In').some((it) => it.businessKey === '#{execution.processBusinessKey}')
      ? null : 'The called process does not get the number of the incident as business key'
  ];

  const failure = (node) => {
    const raises = extensions(node, 'In').some((it) => it.target === 'whenItFails' && it.sourceExpression === 'raiseError');
    return [
      raises && !border(node).some((event) => definitions(event, 'ErrorEventDefinition').length)
        ? 'Nothing catches the error of this call: attach an error event to its border' : null
    ];
  };

  const rules = {
    'element-is-explained': rule(['FlowNode', 'Process'], explained),
    'task-is-complete': rule(['UserTask'], task),
    'timer-reads-a-plan': rule(['Event'], timer),
    'step-is-offered': rule(['ServiceTask'], step),
    'expression-only-reads': rule(['FlowNode', 'SequenceFlow'], expression),
    'message-is-sent': rule(['Event', 'ReceiveTask'], message),
    'nothing-is-hidden': rule(['FlowNode', 'Process'], listener),
    'no-other-tasks': rule(['ScriptTask', 'SendTask'], () => ['Use a service task with an element template']),
    'table-is-of-the-same-set': rule(['BusinessRuleTask'], (node) => [
      camunda(node, 'decisionRefBinding') === 'deployment' ? null : 'The table must have the binding "deployment"'
    ]),
    'call-is-complete': rule(['CallActivity'], call),
    'failure-is-caught': rule(['CallActivity'], failure),
    'process-lives-long-enough': rule(['Process'], (node) => [
      camunda(node, 'historyTimeToLive') ? null : 'Say how long the history is kept (time to live)'
    ])
  };

  if (typeof module !== 'undefined' && module.exports) {
    module.exports = rules;
    return;
  }
  const config = { rules: {} };
  Object.keys(rules).forEach((name) => { config.rules['majorincident/' + name] = 'error'; });
  const resolver = {
    resolveRule(plugin, name) {
      if (plugin === 'bpmnlint-plugin-majorincident' && rules[name]) {
        return rules[name];
      }
      throw new Error(`No rule ${plugin}/${name} here`);
    },
    resolveConfig(plugin, name) {
      throw new Error(`No configuration ${plugin}/${name} here`);
    }
  };
  root.plugins = root.plugins || [];
  root.plugins.push({ type: 'lintRules.bpmn', plugin: { config, resolver } });
})(typeof window === 'undefined' ? this : window);
