// The texts of our forms come in the reader's language; those that form-js brings itself are English
// whatever the browser asks for. In a German browser they are put into German as they appear.
const german = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('de');

const WHERE = [
  '.fjs-form-field-error',
  '.fjs-repeat-render-add',
  '.fjs-repeat-render-collapse',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-table-middle-container'
].join();

const TEXTS = [
  [/^Field is required\.$/, 'Bitte ausfüllen.'],
  [/^Field must have maximum length of (\S+)\.$/, 'Höchstens $1 Zeichen.'],
  [/^Field must have minimum length of (\S+)\.$/, 'Mindestens $1 Zeichen.'],
  [/^Field must have maximum value of (\S+)\.$/, 'Höchstens $1.'],
  [/^Field must have minimum value of (\S+)\.$/, 'Mindestens $1.'],
  [/^Field must match pattern (.+)\.$/, 'Das passt nicht zum Muster $1.'],
  [/^Field must be a valid email\.$/, 'Das ist keine E-Mail-Adresse.'],
  [/^Field must be a valid +international phone number\..*$/, 'Bitte eine Telefonnummer wie +4930664040900.'],
  [/^Value is not a number\.$/, 'Das ist keine Zahl.'],
  [/^Value is expected to be an integer\.$/, 'Bitte eine ganze Zahl.'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'Höchstens $1 Stellen nach dem Komma.'],
  [/^Add new$/, 'Hinzufügen'],
  [/^Expand all \((\d+)\)$/, 'Alle zeigen ($1)'],
  [/^Collapse$/, 'Weniger zeigen'],
  [/^Select$/, 'Bitte wählen'],
  [/^Search$/, 'Suchen'],
  [/^dd\.mm\.yyyy$/, 'TT.MM.JJJJ'],
  [/^No results$/, 'Nichts gefunden'],
  [/^All values selected$/, 'Alles ist gewählt'],
  [/^Nothing to show\.$/, 'Nichts da.'],
  [/^Increment$/, 'Mehr'],
  [/^Decrement$/, 'Weniger']
];

const ATTRIBUTES = ['placeholder', 'aria-label'];

function say(text) {
  const [pattern, translation] = TEXTS.find(([english]) => english.test(text.trim())) ?? [];
  return pattern ? text.replace(text.trim(), text.trim().replace(pattern, translation)) : text;
}

function sayText(node) {
  const said = node.parentElement?.closest(WHERE) ? say(node.data) : node.data;
  if (said !== node.data) {
    node.data = said;
  }
}

function sayAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text && say(text) !== text) {
      element.setAttribute(name, say(text));
    }
  }
}

function sayAll(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    sayText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    sayAttributes(node);
    node.childNodes.forEach(sayAll);
  }
}

const observer = new MutationObserver(changes =>
  changes.forEach(({ target, addedNodes }) =>
    addedNodes.length ? addedNodes.forEach(sayAll) : sayAll(target)
  )
);

function decorate([directive]) {
  const compile = directive.compile;
  directive.compile = (...template) => {
    const link = compile.apply(directive, template);
    return (scope, element, ...more) => {
      observer.observe(element[0], {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ATTRIBUTES
      });
      return link(scope, element, ...more);
    };
  };
  return [directive];
}

if (german) {
  window.angular.module('cam.tasklist.form').config([
    '$provide',
    $provide => $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', decorate])
  ]);
}
