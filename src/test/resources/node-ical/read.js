// Prints what node-ical reads at the address: an event in each line.
const ical = require('node-ical');

ical.async.fromURL(process.argv[2]).then(calendar => {
  for (const event of Object.values(calendar).filter(part => part.type === 'VEVENT')) {
    console.log([event.start.toISOString(), event.end.toISOString(), event.summary].join(' | '));
  }
});
