// Keys for the desk: j/k go from line to line, digits press the numbered button of a line, x ticks it, b goes on with
// what is ticked, ? shows them.
// They can be switched off (WCAG 2.1.4), and everything they do is also a link or a button on the page.

const KEPT = 'hotline-pintas';

/** Private windows may refuse to keep anything: the keys then work until they are switched off. */
let active = true;
try {
  active = localStorage.getItem(KEPT) !== 'mati';
} catch {
  // as it was
}

const choice = document.getElementById('pintas-aktif');
if (choice) {
  choice.checked = active;
  document.getElementById('pintas-pilihan').hidden = false;
  choice.addEventListener('change', () => {
    active = choice.checked;
    try {
      localStorage.setItem(KEPT, active ? 'hidup' : 'mati');
    } catch {
      // as long as the page is open
    }
  });
}

/** The line of the page that has the focus; a page about one thing is one line itself. */
function current() {
  const lines = document.querySelectorAll('[data-tugas]');
  if (lines.length === 1 && lines[0].matches('[data-sendiri]')) return lines[0];
  return document.activeElement?.closest('[data-tugas]') ?? null;
}

function go(step) {
  const starts = [...document.querySelectorAll('[data-mulai]')];
  if (starts.length === 0) return false;
  const at = starts.indexOf(current()?.querySelector('[data-mulai]'));
  const next = at < 0 ? (step > 0 ? 0 : starts.length - 1) : at + step;
  const target = starts[Math.min(Math.max(next, 0), starts.length - 1)];
  target.focus();
  target.closest('[data-tugas]').scrollIntoView({ block: 'nearest' });
  return true;
}

function press(digit) {
  const button = current()?.querySelector(`[data-angka="${digit}"]`);
  button?.focus();
  button?.click();
  return Boolean(button);
}

function toggleHelp() {
  const help = document.getElementById('pintas');
  if (!help) return false;
  help.open = !help.open;
  if (help.open) help.querySelector('summary').focus();
  return true;
}

/** Ticks the line that has the focus, or takes the tick away. */
function tick() {
  const box = current()?.querySelector('[data-centang]');
  box?.click();
  return Boolean(box);
}

/** Goes on with what is ticked. */
function goOn() {
  const button = document.getElementById('sekaligus');
  if (!button || !document.querySelector('[data-centang]:checked')) return false;
  button.click();
  return true;
}

const KEYS = { x: tick, b: goOn, j: () => go(1), k: () => go(-1), '?': toggleHelp };

// one goes on with the line that the address names
const named = document.getElementById(location.hash.slice(1));
if (named?.matches('[data-mulai]')) named.focus();

document.addEventListener('keydown', (event) => {
  if (!active || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  // a key that is held down must not decide about one complaint after the other
  if (event.repeat && /\d/.test(event.key)) return;
  if (event.target.closest?.('input:not([type=checkbox]), select, textarea, [contenteditable]'))
    return;
  const done = /^[1-9]$/.test(event.key) ? press(event.key) : KEYS[event.key]?.();
  if (done) event.preventDefault();
});
