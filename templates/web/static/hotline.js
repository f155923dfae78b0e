// Progressive enhancement: every page works without this file, by forms and reloading.

const NOTICE_MS = 8000;
let fading;

/** Says something to everybody, also to those who listen to the page. */
function tell(sentence) {
  const notice = document.getElementById('kabar');
  notice.textContent = sentence;
  clearTimeout(fading);
  fading = setTimeout(() => notice.replaceChildren(), NOTICE_MS);
}

// --- live pages: the server says "something changed", htmx fetches what the page shows -------------

/** Fetches what the page shows, if anything on it wants to be live. */
function refresh() {
  htmx.trigger(document.body, 'ubah');
}

let events;
let lost = false;

function listen() {
  events = new EventSource('/kejadian');
  events.addEventListener('ubah', refresh);
  events.addEventListener('sms', ({ data }) => tell(`SMS baru untuk ${JSON.parse(data).label}`));
  events.addEventListener('error', () => {
    if (!lost) tell('Sambungan ke hotline terputus; halaman ini mungkin tidak terbaru.');
    lost = true;
  });
  events.addEventListener('open', () => {
    if (!lost) return;
    lost = false;
    tell('Tersambung lagi.');
    refresh();
  });
}

// browsers allow six connections to one server: tabs that nobody sees must not hold one each
document.addEventListener('visibilitychange', () => {
  events?.close();
  if (document.hidden) return;
  listen();
  refresh();
});
// the next page is loading: a stream that ends now is no lost connection
addEventListener('pagehide', () => events?.close());
// back from the history with what it showed then
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  listen();
  refresh();
});
if (!document.hidden) listen();

/** A part in which somebody is typing, choosing or reading an opened form stays as it is. */
function inUse(part) {
  const fields = part.querySelectorAll('input:not([type=hidden]), select, textarea, details');
  return [...fields].some((field) => field === document.activeElement || 'diubah' in field.dataset);
}

document.addEventListener('input', ({ target }) => {
  target.dataset.diubah = '';
  if (target.dataset.hitung) count(target);
});
document.addEventListener('click', ({ target }) => {
  const details = target.closest('summary')?.parentElement;
  if (!details) return;
  // the click has not opened or closed it yet
  if (details.open) delete details.dataset.diubah;
  else details.dataset.diubah = '';
});

/** What was kept may no longer be true: its revision tells. */
function keepWhatIsInUse({ detail }) {
  const { target, fragment, requestConfig } = detail;
  if (requestConfig?.verb === 'post' || !inUse(target)) return;
  detail.shouldSwap = false;
  const revision = fragment?.querySelector('[data-revisi]')?.dataset.revisi;
  if (revision !== undefined && revision !== target.dataset.revisi)
    tell('Aduan ini baru saja berubah. Muat ulang halaman sebelum mengirim tindakan.');
}
document.addEventListener('htmx:beforeSwap', keepWhatIsInUse);
document.addEventListener('htmx:oobBeforeSwap', keepWhatIsInUse);

// --- SMS segments: counted by the hotline itself, as it will cut the text ---------------------------

const COUNT_DELAY_MS = 150;
const counting = new WeakMap();

/** @param box its `data-hitung` names the place for the count */
function count(box) {
  clearTimeout(counting.get(box));
  const ask = async () => {
    const { value } = box;
    const body = new URLSearchParams({ isi: value });
    const answer = await fetch('/hitung-sms', { method: 'POST', body }).catch(() => null);
    // what was typed meanwhile is asked for already
    if (answer?.ok && box.value === value)
      document.getElementById(box.dataset.hitung).textContent = await answer.text();
  };
  counting.set(box, setTimeout(ask, COUNT_DELAY_MS));
}

// --- the phones --------------------------------------------------------------------------------------

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-isi]');
  const box = button && document.getElementById(button.dataset.untuk);
  if (!box) return;
  const { id } = box.closest('.ponsel');
  if (getComputedStyle(box.closest('.ponsel')).display === 'none') location.hash = id;
  box.value = button.dataset.isi;
  count(box);
  box.focus();
  box.closest('.ponsel').scrollIntoView({ block: 'nearest', inline: 'center' });
});

// on a small screen the phones lie under tabs: the address names the one in front
function markTab() {
  const tabs = [...document.querySelectorAll('.tab-telepon a')];
  const named = tabs.find(({ hash }) => hash === location.hash) ?? tabs[0];
  for (const tab of tabs)
    if (tab === named) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
}
addEventListener('hashchange', markTab);
markTab();

// Enter sends, as the key on a phone does; Shift+Enter starts a line
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  if (!event.target.matches('.ponsel textarea[data-hitung]')) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (!detail.successful || !('kosongkan' in detail.elt.dataset)) return;
  detail.elt.reset();
  for (const box of detail.elt.querySelectorAll('[data-hitung]')) count(box);
});

document.addEventListener('htmx:responseError', ({ detail }) => {
  // refreshes in the background fail silently: the stream tells when the hotline is gone
  if (detail.requestConfig.verb !== 'get') tell(detail.xhr.responseText);
});
document.addEventListener('htmx:sendError', ({ detail }) => {
  if (detail.requestConfig.verb !== 'get') tell('Hotline tidak dapat dihubungi. Coba lagi.');
});

for (const box of document.querySelectorAll('[data-hitung]')) if (box.value !== '') count(box);

// --- sentences that the office has ready: put where the cursor is, to be changed --------------------------

for (const choice of document.querySelectorAll('[data-sisip]')) choice.parentElement.hidden = false;

document.addEventListener('change', ({ target }) => {
  const box = document.getElementById(target.dataset.sisip ?? '');
  if (!box || target.value === '') return;
  box.setRangeText(target.value, box.selectionStart, box.selectionEnd, 'end');
  target.value = '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
});

// --- what was typed is there again after a lost session, an error or a click beside it ----------------
// Kept in this tab alone, for whoever is signed in, until a page after the sending says neither "sign in" nor "error".

const user = document.querySelector('.akun a[href="/sandi"]')?.textContent ?? '';
const DRAFT = 'naskah ';
const SENT = 'terkirim';
const typing = 'form[method=post] textarea:not([data-tanpa-naskah])';

function draftKey({ name, form }) {
  return `${DRAFT}${user} ${new URL(form.action).pathname} ${name}`;
}

function keep(box) {
  if (user === '' || box.form.hasAttribute('hx-post')) return;
  if (box.value === box.defaultValue) sessionStorage.removeItem(draftKey(box));
  else sessionStorage.setItem(draftKey(box), box.value);
}

function giveBack() {
  let found = 0;
  for (const box of document.querySelectorAll(typing)) {
    const draft = sessionStorage.getItem(draftKey(box));
    if (draft === null || draft === box.value) continue;
    box.value = draft;
    box.dataset.diubah = '';
    box.closest('details')?.setAttribute('open', '');
    found += 1;
  }
  if (found > 0) tell('Tulisan Anda yang belum terkirim ada lagi di sini.');
}

function forget(which) {
  for (const key of Object.keys(sessionStorage)) if (which(key)) sessionStorage.removeItem(key);
}

// a browser that may keep nothing gives nothing back
try {
  const sent = sessionStorage.getItem(SENT);
  const failed = document.querySelector('[data-galat], form[action="/masuk"]');
  if (sent !== null && !failed) forget((key) => key.startsWith(sent));
  sessionStorage.removeItem(SENT);
  giveBack();
  document.addEventListener('input', ({ target }) => target.matches(typing) && keep(target));
  document.addEventListener('submit', ({ target }) => {
    // nobody else finds it in this tab
    if (target.getAttribute('action') === '/keluar')
      forget((key) => key.startsWith(DRAFT) || key === SENT);
    else if (user !== '' && target.querySelector('textarea'))
      sessionStorage.setItem(SENT, `${DRAFT}${user} ${new URL(target.action).pathname} `);
  });
} catch {
  // as if there were no drafts
}
