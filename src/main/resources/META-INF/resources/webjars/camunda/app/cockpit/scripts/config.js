// a slow network or machine is no reason to give up after 7 s and leave the page empty
window.require.config({ waitSeconds: 0 });

export default {
  app: {
    name: 'Cockpit',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  customScripts: [
    'scripts/majorincident/moveIncidents',
    '../../../sign-in/plugin',
    'scripts/majorincident/incidents',
    'scripts/majorincident/dossier',
    'scripts/majorincident/definitionHistory',
    'scripts/majorincident/dossierLink',
    'scripts/majorincident/facts',
    'scripts/majorincident/onCall'
  ],
  // the welcome page that it would look for is not part of this application
  disableWelcomeMessage: true
};
