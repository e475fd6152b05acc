export default {
  app: {
    name: 'Welcome',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  }
};
