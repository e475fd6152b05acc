// Tasklist takes a form for wrong as soon as form-js keeps any entry among its errors. For each row of
// a list that was edited form-js keeps an empty one, and for a field that is hidden again its old one,
// so that "Complete" stayed grey with nothing left to correct. Here a form is wrong as long as it
// shows what is wrong. Whatever is missing is still checked when the form is sent.
const asShown = (form, node) =>
  Object.assign(Object.create(form), {
    notifyFormValidated: wrong => {
      form.notifyFormValidated(wrong);
      if (wrong) {
        // by then the form is drawn anew
        queueMicrotask(() =>
          form.notifyFormValidated(node.querySelector('.fjs-has-errors') !== null)
        );
      }
    }
  });

function decorate([directive]) {
  const compile = directive.compile;
  directive.compile = (...template) => {
    const link = compile.apply(directive, template);
    return (scope, element, attributes, form) =>
      link(scope, element, attributes, asShown(form, element[0]));
  };
  return [directive];
}

window.angular.module('cam.tasklist.form').config([
  '$provide',
  $provide =>
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', decorate])
]);
