export default {
  app: {
    name: 'Admin',
    vendor: 'Major incident'
  },
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  }
};
