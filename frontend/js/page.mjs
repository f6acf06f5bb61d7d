// The one script of the public pages. Each part improves something that already works without it; nothing is stored.
import { listen } from './listening.mjs';
import { solve } from './puzzle.mjs';

const exit = document.querySelector('[data-exit]');
const THRICE = 3;
const TOO_SLOW = 3000;
let shifts = 0;
let last = 0;

// The page is covered at once: a slow line must not leave it in sight. Replacing keeps it out of the way back.
function leave() {
  document.dispatchEvent(new Event('leaving'));
  const cover = document.createElement('div');
  cover.className = 'po-cover';
  document.body.replaceChildren(cover);
  document.title = '…';
  window.location.replace(exit.href);
}

exit.addEventListener('click', (event) => { event.preventDefault(); leave(); });

// Shift three times, and no other key between; Escape stops the loading of a page in some browsers.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') { shifts = 0; return; }
  if (event.repeat) return;
  shifts = event.timeStamp - last > TOO_SLOW ? 1 : shifts + 1;
  last = event.timeStamp;
  if (shifts === THRICE) leave();
});

// Coming back to a page that was left shows nothing that the browser kept of it.
window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload(); });

// Steps take each other's place in the history, so that it does not tell the way taken.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-step]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  window.location.replace(link.href);
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-step][method="get"]');
  if (!form) return;
  event.preventDefault();
  const asked = new URLSearchParams([...new FormData(form, event.submitter)].filter(([, value]) => value));
  window.location.replace(`${form.action}?${asked}`);
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

listen();
solve();
