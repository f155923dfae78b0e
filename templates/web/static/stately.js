// Passes on what the hotline streams to the viewer in the frame, in the handshake of @statelyai/inspect.

const frame = document.getElementById('stately');
const news = document.getElementById('stately-kabar');
const viewer = new URL(frame.dataset.alamat).origin;
let events;

/** Each connection is told everything from the start: a viewer that was loaded anew knows nothing. */
function pass() {
  events?.close();
  events = new EventSource('/inspektur/stately/aliran');
  events.addEventListener('open', () => {
    news.textContent = 'Tersambung.';
  });
  events.addEventListener('menyusul', () => {
    news.textContent = 'Tersambung; langkah berikutnya tampil sendiri.';
  });
  events.addEventListener('error', () => {
    news.textContent = 'Sambungan ke hotline terputus; mencoba lagi.';
  });
  events.addEventListener('message', ({ data }) => {
    frame.contentWindow.postMessage(JSON.parse(data), viewer);
  });
}

addEventListener('message', ({ source, origin, data }) => {
  if (source === frame.contentWindow && origin === viewer && data?.type === '@statelyai.connected')
    pass();
});
addEventListener('pagehide', () => events?.close());
frame.src = frame.dataset.alamat;
