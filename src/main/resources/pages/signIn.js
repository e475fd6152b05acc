// Served while people sign in at an OpenID provider: nobody is to see the form of the web
// applications, and whoever signs out does so at the provider, too.
const FORM = '#/login';
const SIGN_OUT = 'li.account li.logout a';

function signIn(hash) {
  location.replace('/sign-in?asked=' + encodeURIComponent(location.pathname) + hash);
}

function token() {
  const cookie = document.cookie.split('; ').find(it => it.startsWith('XSRF-TOKEN='));
  return cookie ? cookie.split('=')[1] : '';
}

// the answer says where the provider wants to see whoever signs out
async function signOut() {
  const answer = await fetch('/sign-out', {
    method: 'POST',
    headers: {'X-XSRF-TOKEN': token()}
  });
  location.assign(answer.ok ? await answer.text() : '/sign-in/out');
}

if (location.hash.startsWith(FORM)) {
  signIn('');
}

window.addEventListener('hashchange', change => {
  if (location.hash.startsWith(FORM)) {
    signIn(new URL(change.oldURL).hash);
  }
});

document.addEventListener(
  'click',
  click => {
    if (click.target.closest(SIGN_OUT)) {
      click.preventDefault();
      click.stopImmediatePropagation();
      signOut();
    }
  },
  true
);

export default [];
