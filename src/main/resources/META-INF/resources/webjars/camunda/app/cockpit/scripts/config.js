export default {
  app: {
    name: 'Cockpit',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  }
};
