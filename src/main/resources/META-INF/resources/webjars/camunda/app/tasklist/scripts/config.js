// a slow network or machine is no reason to give up after 7 s and leave the page empty
window.require.config({ waitSeconds: 0 });

export default {
  app: {
    name: 'Tasklist',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  customScripts: [
    'scripts/majorincident/byUrgency',
    'scripts/majorincident/asShown',
    'scripts/majorincident/germanForms',
    '../../../sign-in/plugin',
    'scripts/majorincident/cards',
    'scripts/majorincident/incidentTab',
    'scripts/majorincident/comesSecond',
    'scripts/majorincident/phone',
    'scripts/majorincident/onCall'
  ],
  // the welcome page that it would look for is not part of this application
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'opens the start process modal dialog'
    }
  }
};
