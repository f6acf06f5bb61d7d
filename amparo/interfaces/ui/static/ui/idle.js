// Warns before a session is locked, so that nothing typed is lost; without this script the lock comes all the same.
const warning = document.querySelector('[data-idle-seconds]');
if (warning) {
  const seconds = Number(warning.dataset.idleSeconds);
  let timer;
  const wait = () => {
    warning.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      warning.hidden = false;
      warning.scrollIntoView({ block: 'center' });
      warning.querySelector('button').focus();
    }, seconds * 1000);
  };
  warning.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' }).catch(() => null);
    if (answer && answer.status === 204) wait();
    else location.reload();
  });
  document.addEventListener('htmx:afterRequest', wait);
  wait();
}
