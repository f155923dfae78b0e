// A bot in some fifty lines: takes complaints of people who chat, and tells them what became of those.
// Each line in is `NUMBER words`, each line out `NUMBER words`; put your messenger in their place.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const { HOTLINE = 'http://127.0.0.1:8080', TOKEN = '', PAUSE_MS = '5000' } = process.env;
/** By the number of whoever chats: his complaint, and what he was asked. */
const chats = new Map();
const say = (number, words) => process.stdout.write(`${number} ${words.replaceAll('\n', ' ')}\n`);

async function api(method, path, body, key) {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
  if (key !== undefined) headers['Idempotency-Key'] = `bot-${key}`;
  const response = await fetch(`${HOTLINE}/api/v1${path}`, {
    ...{ method, headers, body: JSON.stringify(body) },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function hear(number, text, message) {
  const { id, asked } = chats.get(number) ?? {};
  const act = (event) => api('POST', `/complaints/${id}/events`, event, message);
  if (asked === 'rating' && /^[1-5]$/.test(text)) {
    const { complaint } = await act({ type: 'citizen.rate', rating: Number(text), text });
    return say(number, `Terima kasih. Keadaan aduan Anda: ${complaint.status}.`);
  }
  if (asked === 'detail') return act({ type: 'citizen.add', text });
  const external = { source: 'bot', id: message };
  const filed = { phone: number, text, channel: 'whatsapp', external, reply: 'webhook' };
  const made = await api('POST', '/complaints', filed, message);
  chats.set(number, { id: made.id });
  say(number, `Aduan Anda kami terima dengan nomor ${made.ticket}.`);
  return tell(number, made);
}

function tell(number, { id, answer, question }) {
  const asked = answer !== null ? 'rating' : question !== null ? 'detail' : null;
  if (asked === null || chats.get(number)?.asked === asked) return;
  chats.set(number, { id, asked });
  say(number, answer === null ? question.text : `${answer.text}. Puas? Balas angka 1 sampai 5.`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [number = '', ...words] = line.split(' ');
  const failed = (error) => say(number, `Maaf, belum berhasil: ${error.message}`);
  hear(number, words.join(' '), `${number}-${Date.now()}`).catch(failed);
});
for (let { next } = await api('GET', '/events?since=latest'); ; await pause(Number(PAUSE_MS))) {
  const page = await api('GET', `/events?since=${next}&limit=100`).catch(() => ({
    items: [],
    next,
  }));
  const changed = new Set(page.items.map(({ data }) => data.complaint));
  for (const [number, { id }] of chats)
    if (changed.has(id)) tell(number, await api('GET', `/complaints/${id}`));
  next = page.next;
}
