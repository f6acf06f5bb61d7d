// Reads a text aloud for whoever does not read, with a voice that is on this device already: a voice that speaks through
// a server would tell its owner what is read. The buttons stay hidden while there is no such voice for the language.
const TEXT = 'listen';

function voice(language) {
  return window.speechSynthesis.getVoices().find(
    (one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language,
  );
}

function offer(buttons, language) {
  const found = voice(language);
  for (const button of buttons) button.hidden = !found;
}

function say(button, language) {
  const speech = window.speechSynthesis;
  const spoken = button.getAttribute('aria-pressed') === 'true';
  speech.cancel();
  if (spoken) return;
  const said = document.getElementById(button.dataset[TEXT]);
  const parts = said.children.length ? [...said.children] : [said]; // some voices stop within a long text
  const ended = () => button.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-pressed', 'true');
  for (const part of parts) {
    const words = new SpeechSynthesisUtterance(part.textContent.trim());
    words.voice = voice(language);
    words.lang = words.voice.lang;
    words.rate = 0.9;
    words.addEventListener('error', ended);
    if (part === parts.at(-1)) words.addEventListener('end', ended);
    speech.speak(words);
  }
}

export function listen() {
  const buttons = [...document.querySelectorAll('[data-listen]')];
  if (!buttons.length || !window.speechSynthesis) return;
  const language = document.documentElement.lang.split('-')[0];
  offer(buttons, language);
  window.speechSynthesis.addEventListener('voiceschanged', () => offer(buttons, language));
  for (const button of buttons) button.addEventListener('click', () => say(button, language));
  window.addEventListener('pagehide', () => window.speechSynthesis.cancel());
}
