import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withoutSent } from '../../../machines/language/answers/sent-back.ts';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** Our own SMS that a citizen sends back, whole, cut or with words of his own: nobody's complaint, answer or rating. */

const CITIZEN = '+6281200009001';
const ROAD = 'JALAN jalan rusak parah di pekon basungan pagar dewa';
const SIGNATURE = / -Hotline Lambar$/;
const officer = phoneOf('officer', 'PUPR');

let phones: OfficePhones;
/** The receipt, the answer and the question for a rating, as they came, without our signature. */
let ours: string[];

beforeEach(async () => {
  phones = await officePhones();
  await phones.say(CITIZEN, ROAD);
  await phones.say(officer, 'JAWAB A001 jalan sudah kami timbun tadi pagi dengan batu');
  const rows = await phones.store.outbox.list({ to: CITIZEN, limit: 10 });
  ours = rows.flatMap(({ text }) => text ?? []).map((text) => text.replace(SIGNATURE, ''));
});

afterEach(() => phones.close());

async function acts(): Promise<string[]> {
  const history = await phones.store.instances.history('2026-A001');
  return history.map(({ type }) => type).filter((type) => type.startsWith('citizen.'));
}

async function complaints(): Promise<number> {
  const query = { machine: 'complaint' };
  const { items } = await phones.store.instances.find(query, { order: 'created', limit: 9 });
  return items.length;
}

const cut = (text: string) => text.slice(0, Math.floor(text.length * 0.7));
const tail = (text: string) => text.slice(Math.floor(text.length * 0.3)).replace(/^\S*\s/, '');

describe('our own SMS', () => {
  it.each<[string, (text: string) => string]>([
    ['without its signature', (text) => text],
    ['forwarded', (text) => `Fwd: ${text}`],
    ['in quotes', (text) => `"${text}"`],
    ['cut at its end', cut],
    ['cut at its beginning', tail],
    ['with a word before', (text) => `ini sms dari hotline: ${text}`],
    ['in small letters', (text) => text.toLowerCase()],
  ])('%s changes nothing', async (_, change) => {
    expect(ours.length).toBe(3);
    for (const text of ours) await phones.say(CITIZEN, change(text));
    expect(await acts()).toEqual([]);
    expect(await complaints()).toBe(1);
  });

  it('leaves the words that were added, with its ticket', async () => {
    const answer = ours.find((text) => text.includes('timbun')) ?? '';
    await phones.say(CITIZEN, `${answer}. bohong pak, belum ada apa apa`);
    expect(await acts()).toEqual(['citizen.unsolved']);
    const [told] = (await phones.store.outbox.list({ to: officer, limit: 1 })) ?? [];
    expect(told?.text).toContain('blm selesai: bohong pak, belum ada apa apa');
  });

  it('leaves a rating behind it', async () => {
    const question = ours.find((text) => text.includes('nilai jawaban')) ?? '';
    await phones.say(CITIZEN, `${question} 5`);
    expect(await acts()).toEqual(['citizen.rate']);
  });
});

describe('words that are not ours', () => {
  const sent = [
    {
      text: 'Aduan Bpk/Ibu No A001 (JALAN) diteruskan ke DPUPR, dijawab paling lambat 26/11.',
      quote: null,
    },
    {
      text: 'Maksud Bpk/Ibu JAWAB A001? Balas YA utk mengirim: sudah kami timbun tadi pagi jalannya.',
      quote: 'sudah kami timbun tadi pagi jalannya',
    },
  ];

  it.each([
    ...['dijawab paling lambat kapan', 'jalan rusak di basungan', 'No A001', ''],
    'sudah kami timbun tadi pagi jalannya',
  ])('%j', (text) => {
    expect(withoutSent(text, sent, false)).toBeNull();
  });
});

describe('a citizen who asks for his list', () => {
  it.each(['DAFTAR', 'daftar aduan saya'])(
    'by %s is told where his complaints stand',
    async (text) => {
      const [answer] = await phones.say(CITIZEN, text);
      expect(answer?.template).toBe('status-jawaban');
      expect(await complaints()).toBe(1);
    },
  );
});
