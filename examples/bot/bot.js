// A bot in some seventy lines: takes complaints of people who chat, and tells them what became of those.
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

/** What somebody's words do to his complaint, by what he was asked; undefined: they are a new one. */
function actOf(asked, text) {
  if (asked === 'rating' && /^[1-5]$/.test(text))
    return { type: 'citizen.rate', rating: Number(text), text };
  if (asked === 'rating' && /^belum/i.test(text)) return { type: 'citizen.unsolved', text };
  if (asked === 'choice' && /^\d$/.test(text))
    return { type: 'citizen.choose', option: Number(text), text };
  return asked === null ? undefined : { type: 'citizen.add', text };
}

async function hear(number, text, message) {
  const { id, asked = null } = chats.get(number) ?? {};
  const act = actOf(asked, text);
  if (act !== undefined) {
    const { complaint } = await api('POST', `/complaints/${id}/events`, act, message);
    say(number, `Terima kasih. Keadaan aduan Anda: ${complaint.status}.`);
    return tell(number, complaint);
  }
  const external = { source: 'bot', id: message };
  const filed = { phone: number, text, channel: 'whatsapp', external, reply: 'webhook' };
  const made = await api('POST', '/complaints', filed, message);
  say(number, `Aduan Anda kami terima dengan nomor ${made.ticket}.`);
  if (made.reply === 'sms') return say(number, 'Aduan ini dijawab lewat SMS.');
  return tell(number, made);
}

/** Says what he has not been told yet. */
function tell(number, { id, answer, question, rating }) {
  const isAnswered = answer !== null && rating === null;
  const asked = isAnswered ? 'rating' : question?.choices.length ? 'choice' : question && 'detail';
  const words = isAnswered ? `${answer.text}. Puas? Balas angka 1 sampai 5.` : question?.text;
  if (words !== undefined && words !== chats.get(number)?.words) say(number, words);
  chats.set(number, { id, asked, words });
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
    if (changed.has(id))
      await api('GET', `/complaints/${id}`).then(
        (now) => tell(number, now),
        // it turned secret: the hotline answers by SMS
        () => chats.delete(number),
      );
  next = page.next;
}
