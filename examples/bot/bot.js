// A bot in sixty lines: takes complaints of people who chat, and tells them what became of those.
// Each line in is `NUMBER words`, each line out `NUMBER words`; put your messenger in their place.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const { HOTLINE = 'http://127.0.0.1:8080', TOKEN = '', PAUSE_MS = '5000' } = process.env;
/** By the number of whoever chats: his complaint, what he was asked, and in which words. */
const chats = new Map();
const say = (number, words) => process.stdout.write(`${number} ${words.replaceAll('\n', ' ')}\n`);

async function api(path, body, key = '') {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
  const sent = body && { method: 'POST', body: JSON.stringify(body) };
  if (key !== '') headers['Idempotency-Key'] = `bot-${key}`;
  const response = await fetch(`${HOTLINE}/api/v1${path}`, { headers, ...sent });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** What somebody's words do to his complaint, by what he was asked. */
function actOf(asked, text) {
  const option = Number(text);
  if (asked === 'rating' && /^[1-5]$/.test(text))
    return { type: 'citizen.rate', rating: option, text };
  if (asked === 'rating' && /^belum/i.test(text)) return { type: 'citizen.unsolved', text };
  if (asked === 'choice' && /^\d$/.test(text)) return { type: 'citizen.choose', option, text };
  return { type: 'citizen.add', text };
}

async function hear(number, text, id) {
  const chat = chats.get(number);
  if (chat?.asked) {
    const path = `/complaints/${chat.id}/events`;
    const { complaint } = await api(path, actOf(chat.asked, text), id);
    say(number, `Terima kasih. Keadaan aduan Anda: ${complaint.status}.`);
    return tell(number, complaint);
  }
  const from = { channel: 'whatsapp', external: { source: 'bot', id }, reply: 'webhook' };
  const made = await api('/complaints', { phone: number, text, ...from }, id);
  say(number, `Aduan Anda kami terima dengan nomor ${made.ticket}.`);
  return made.reply === 'sms' ? say(number, 'Aduan ini dijawab lewat SMS.') : tell(number, made);
}

/** Says what he has not been told yet. */
function tell(number, { id, answer, question, rating }) {
  const rates = answer !== null && rating === null;
  const asked = rates ? 'rating' : question?.choices.length ? 'choice' : question && 'detail';
  const words = rates ? `${answer.text}. Puas? Balas angka 1 sampai 5.` : question?.text;
  if (words !== undefined && words !== chats.get(number)?.words) say(number, words);
  chats.set(number, { id, asked, words });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [number = '', ...words] = line.split(' ');
  const failed = (error) => say(number, `Maaf, belum berhasil: ${error.message}`);
  hear(number, words.join(' '), `${number}-${Date.now()}`).catch(failed);
});
for (let { next } = await api('/events?since=latest'); ; await pause(Number(PAUSE_MS))) {
  const page = await api(`/events?since=${next}&limit=100`).catch(() => ({ items: [], next }));
  const changed = new Set(page.items.map(({ data }) => data.complaint));
  // one that turned secret is answered by SMS
  for (const [number, { id }] of [...chats].filter(([, chat]) => changed.has(chat.id)))
    await api(`/complaints/${id}`).then(
      (now) => tell(number, now),
      () => chats.delete(number),
    );
  next = page.next;
}
