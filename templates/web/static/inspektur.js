// The inspector's charts: stepping by the slider, and lighting states as they change.

/** The chart is not fetched again: what changed in it are the classes of its states and arrows. */
function light() {
  const now = document.getElementById('kini');
  if (!now) return;
  const active = new Set(now.dataset.aktif.split(' '));
  const taken = new Set(now.dataset.terakhir.split(' '));
  for (const state of document.querySelectorAll('.bagan [data-state]'))
    state.classList.toggle('aktif', active.has(state.dataset.state));
  for (const arrow of document.querySelectorAll('.bagan [data-panah]'))
    arrow.classList.toggle('terakhir', taken.has(arrow.dataset.panah));
}
document.addEventListener('htmx:afterSwap', light);

/** Scrolls each chart sideways to where it is lit or counted, or to where it begins. */
function findLight() {
  for (const box of document.querySelectorAll('.gulung-bagan')) {
    const lit =
      box.querySelector('.node.aktif:not(.majemuk)') ??
      box.querySelector('.jumlah') ??
      box.querySelector('.awal');
    if (!lit) continue;
    const [inner, outer] = [lit.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }
}
findLight();

document.addEventListener('change', ({ target }) => {
  if ('kirim' in target.dataset) target.form.requestSubmit();
});
