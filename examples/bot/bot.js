// Takes complaints of people who chat: `NUMBER words` in, `NUMBER words` out; a messenger goes there.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const { HOTLINE = 'http://127.0.0.1:8080', TOKEN = '', PAUSE_MS = '5000' } = process.env;
const TO_HOTLINE = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
const chats = new Map(); // by number: his complaint, what it asks, and the words he was told last
const say = (number, words) => process.stdout.write(`${number} ${words.replaceAll('\n', ' ')}\n`);

async function api(path, body, key = '') {
  const sent = body && { method: 'POST', body: JSON.stringify(body) };
  const headers = { ...TO_HOTLINE, 'Idempotency-Key': key };
  const response = await fetch(`${HOTLINE}/api/v1${path}`, { headers, ...sent });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A question is answered, by number or word; whatever else somebody says is a new complaint. */
async function hear(number, text, key = `${number}-${Date.now()}`) {
  const { id, question } = chats.get(number) ?? {};
  const from = { channel: 'whatsapp', external: { source: 'bot', id: key }, reply: 'webhook' };
  const filed = { phone: number, text, ...from };
  if (!question) return tell(number, await api('/complaints', filed, key));
  const fits = ({ option, text: word }) => [`${option}`, word].includes(text.toLowerCase());
  const event = { type: 'citizen.add', ...question.choices.find(fits)?.event, text };
  return tell(number, (await api(`/complaints/${id}/events`, event, key)).complaint);
}

/** Says how it is, what was answered and what is asked, unless he was told. */
function tell(number, { id, ticket, status, reply, answer, question }) {
  const state = reply === 'sms' ? 'dijawab lewat SMS' : status;
  const words = [`Aduan ${ticket}: ${state}.`, answer?.text, question?.text].join(' ').trim();
  if (words !== chats.get(number)?.words) say(number, words);
  chats.set(number, { id, question, words });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [number = '', ...words] = line.split(' ');
  hear(number, words.join(' ')).catch(({ message }) => say(number, `Maaf, gagal: ${message}`));
});
for (let { next } = await api('/events?since=latest'); ; await pause(Number(PAUSE_MS))) {
  const page = await api(`/events?since=${next}&limit=100`).catch(() => ({ items: [], next }));
  const changed = new Set(page.items.map(({ data }) => data.complaint));
  for (const [number, { id }] of chats) {
    const now = changed.has(id) && (await api(`/complaints/${id}`).catch(() => null));
    if (now) tell(number, now);
    if (now === null) chats.delete(number); // it turned secret: the hotline goes on by SMS
  }
  next = page.next;
}
