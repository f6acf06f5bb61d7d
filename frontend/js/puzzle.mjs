// While very many write at once: instead of a person counting to five, the browser looks for a number that, behind the ticket of
// the form, gives a SHA-256 with enough zeros in front. It never takes longer than the count, which always works, too.
const BATCH = 256;
const COUNTED = 4500;

const leading = (digest) => Math.clz32(new DataView(digest).getUint32(0));

// Hashes are asked for many at a time: each alone costs a turn of the page.
async function answer(ticket, bits) {
  const letters = new TextEncoder();
  for (let from = 0; ; from += BATCH) {
    const hashes = Array.from({ length: BATCH }, (_, at) => crypto.subtle.digest('SHA-256', letters.encode(`${ticket}.${from + at}`)));
    const found = (await Promise.all(hashes)).findIndex((digest) => leading(digest) >= bits);
    if (found >= 0) return String(from + found);
  }
}

export function solve() {
  const form = document.querySelector('form[data-puzzle]');
  if (!form || !window.crypto?.subtle) return;
  const told = document.querySelector('[data-puzzle-told]');
  let pressed = false;
  let done = false;
  document.querySelector('[data-puzzle-wait]').hidden = true;
  told.textContent = told.dataset.working;
  form.addEventListener('submit', (event) => {
    if (done) return;
    event.preventDefault();
    pressed = true;
    told.textContent = told.dataset.sending;
  });
  const counted = new Promise((resolve) => { setTimeout(resolve, COUNTED, ''); });
  Promise.race([answer(form.elements.ticket.value, Number(form.dataset.puzzle)), counted]).then((number) => {
    done = true;
    form.elements.solved.value = number;
    if (pressed) form.requestSubmit();
  });
}
