// Danger rings on every page of the admin: its number stands before the title of the tab, and a short tone is heard at
// once and every half minute, also while another tab is in front, until somebody has taken it.

const place = document.getElementById('darurat');
const EVERY_MS = 30_000;
const KNOWN = 'darurat';
const plainTitle = document.title;

/** Browsers let a page be heard once somebody has used it. */
let speaker;
function wake() {
  speaker ??= new AudioContext();
  void speaker.resume();
}
for (const used of ['pointerdown', 'keydown']) addEventListener(used, wake, { once: true });

/** Three tones of a fifth of a second. */
function ring() {
  wake();
  for (const n of [0, 1, 2]) {
    const tone = speaker.createOscillator();
    tone.frequency.value = n === 1 ? 660 : 880;
    tone.connect(speaker.destination);
    tone.start(speaker.currentTime + n * 0.3);
    tone.stop(speaker.currentTime + n * 0.3 + 0.2);
  }
}

/** What this tab has rung for, and when: going to the next page is no new danger. */
function known() {
  try {
    return JSON.parse(sessionStorage.getItem(KNOWN)) ?? { count: 0, at: 0 };
  } catch {
    return { count: 0, at: 0 };
  }
}

function remember(count, at) {
  try {
    sessionStorage.setItem(KNOWN, JSON.stringify({ count, at }));
  } catch {
    // then it rings once more on the next page
  }
}

function heed() {
  const ringing = Number(place.querySelector('[data-berbunyi]')?.dataset.berbunyi ?? 0);
  document.title = ringing > 0 ? `(${ringing} DARURAT) ${plainTitle}` : plainTitle;
  const { count, at } = known();
  const isDue = ringing > count || (ringing > 0 && Date.now() - at >= EVERY_MS);
  remember(ringing, isDue ? Date.now() : at);
  if (isDue) ring();
}

if (place) {
  place.addEventListener('htmx:afterSettle', heed);
  // the stream of changes rests while nobody sees the tab; this does not
  setInterval(() => htmx.trigger(place, 'periksa'), EVERY_MS);
}
