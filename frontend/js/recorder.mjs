// A recorder beside the file field of a form. It hears nothing before its button is pressed and keeps nothing but the recording in
// the field, which is sent with the form or deleted. Without it the field takes a file from the telephone, as it always does.
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const ENDINGS = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };
const BITS = 32000;
const SECOND = 1000;
const MINUTE = 60;

const clock = (seconds) => `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`;

function recorder(root) {
  const field = root.parentElement.querySelector('input[type="file"]');
  const told = root.querySelector('[data-told]');
  const time = root.querySelector('[data-time]');
  const [start, stop, play, drop] = ['start', 'stop', 'play', 'drop'].map((name) => root.querySelector(`[data-${name}]`));
  const longest = Number(root.dataset.longest);
  let ears = null;
  let machine = null;
  let ticking = 0;
  let sound = null;

  function show(state, focus) {
    for (const [button, states] of [[start, ['idle']], [stop, ['recording']], [play, ['recorded']], [drop, ['recorded']]]) button.hidden = !states.includes(state);
    root.dataset.state = state;
    focus?.focus();
  }
  const say = (name) => { told.textContent = root.dataset[name]; };

  function quiet() {
    clearInterval(ticking);
    for (const track of ears?.getTracks() ?? []) track.stop();
    ears = null;
  }

  function silence() {
    sound?.close();
    sound = null;
  }

  function keep(parts, type, words) {
    quiet();
    const plain = type.split(';')[0];
    const held = new DataTransfer();
    held.items.add(new File(parts, `recording.${ENDINGS[plain] ?? 'webm'}`, { type: plain }));
    field.files = held.files;
    say(words);
    show('recorded', play);
  }

  async function record() {
    say('asking');
    try {
      ears = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say('refused');
      return;
    }
    const parts = [];
    let words = 'recorded';
    let seconds = 0;
    machine = new MediaRecorder(ears, { mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)), audioBitsPerSecond: BITS });
    machine.addEventListener('dataavailable', (event) => parts.push(event.data));
    machine.addEventListener('stop', () => keep(parts, machine.mimeType, words));
    machine.start();
    time.textContent = clock(0);
    ticking = setInterval(() => {
      seconds += 1;
      time.textContent = clock(seconds);
      if (seconds >= longest) { words = 'full'; machine.stop(); }
    }, SECOND);
    say('recording');
    show('recording', stop);
  }

  async function listen() {
    silence();
    sound = new AudioContext();
    const heard = sound.createBufferSource();
    heard.buffer = await sound.decodeAudioData(await field.files[0].arrayBuffer());
    heard.connect(sound.destination);
    heard.start();
  }

  function forget(words, focus) {
    silence();
    if (words) { field.value = ''; say(words); } else told.textContent = '';
    time.textContent = '';
    show('idle', focus);
  }

  function leave() {
    silence();
    quiet();
  }

  start.addEventListener('click', record);
  stop.addEventListener('click', () => machine.stop());
  play.addEventListener('click', () => listen().catch(() => say('deaf')));
  drop.addEventListener('click', () => forget('dropped', start));
  field.addEventListener('change', () => forget('', null));
  field.form.addEventListener('submit', (event) => {
    if (root.dataset.state !== 'recording') return;
    event.preventDefault();
    machine.stop();
  });
  document.addEventListener('leaving', leave);
  window.addEventListener('pagehide', leave);
  show('idle', null);
  root.hidden = false;
}

if (window.MediaRecorder && navigator.mediaDevices?.getUserMedia && TYPES.some((type) => MediaRecorder.isTypeSupported(type))) {
  for (const root of document.querySelectorAll('[data-recorder]')) recorder(root);
}
