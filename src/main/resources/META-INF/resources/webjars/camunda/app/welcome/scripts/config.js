// a slow network or machine is no reason to give up after 7 s and leave the page empty
window.require.config({ waitSeconds: 0 });

export default {
  app: {
    name: 'Welcome',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },
  customScripts: ['../../../sign-in/plugin'],
  // the welcome page that it would look for is not part of this application
  disableWelcomeMessage: true
};
