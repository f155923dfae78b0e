import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createThreadLearner } from '../../../../api/office/learning/in-thread.ts';
import { createLearning, type Learning } from '../../../../api/office/learning/learning.ts';
import { packagePath } from '../../../../api/paths.ts';
import { weightsFile } from '../../../../api/start/configuration/learned.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { MOVED_BY_REPORTER, movedByAdmin } from '../../../../machines/complaint/base/moved.ts';
import type { InboxEntry } from '../../../../store/ports/inbox.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { loadPack } from '../../../support/pack.ts';

const PACK = packagePath('examples', 'lampung-barat');
const START = Date.UTC(2026, 10, 23, 2, 0);
const HOUR = 3_600_000;
const { rules } = loadPack();

type Said = Pick<ComplaintContext, 'text' | 'category' | 'agency'> &
  Partial<Pick<ComplaintContext, 'secret' | 'rejected'>> & { read: string; action: string };

/** Messages of complaints, as far as a test has put some there. */
const moved = new Map<string, InboxEntry[]>();
const inboxOf = ({ inbox }: SqliteStore) => ({
  of: async (id: string) => moved.get(id) ?? (await inbox.of(id)),
});
const complaints = new Map<string, ComplaintContext>();
let clock: SimulatedClock;
let store: SqliteStore;
let learning: Learning;

beforeEach(async () => {
  complaints.clear();
  moved.clear();
  clock = new SimulatedClock(START);
  store = new SqliteStore(':memory:');
  await store.open();
  const contextOf = async (id: string) => complaints.get(id);
  const find = async () => ({ items: [...complaints.keys()].map((id) => ({ id })), next: null });
  const instances = { find: find as unknown as SqliteStore['instances']['find'] };
  learning = createLearning({
    ...{ rules, clock, contextOf },
    log: () => {},
    store: { instances, inbox: inboxOf(store), records: store.records },
  });
});
afterEach(() => store.close());

/** A complaint as the office has decided on it. */
function decided({ text, category, agency, read, action, ...more }: Said): void {
  const number = complaints.size + 1;
  const [readCategory = '', readAgency = ''] = read.split(':');
  const reading = { category: readCategory, agency: readAgency, action };
  complaints.set(`complaint:2026-A${number}`, {
    ...{ id: `complaint:2026-A${number}`, text, category, agency, reading },
    ...{ reporter: '+6281200009001', secret: false, rejected: null, transfer: null },
    ...{ receivedAt: START + number, forwardedAt: START + number, answeredAt: START + number },
    ...more,
  } as ComplaintContext);
}

const STALL = [
  'lapak jagung bakar di tepi danau tutup terus',
  'jagung bakar danau kok sepi tidak dibuka',
  'tolong lapak jagung bakar dirapikan pak',
  'lapak jagung bakar kurang kursi',
  'jagung bakar di danau mahal sekali',
  'minta lapak jagung bakar ditambah',
  'lapak jagung bakar gelap kalau malam',
  'jagung bakar tidak ada tempat duduk',
  'lapak jagung bakar atapnya bocor',
  'jagung bakar tutup jam tujuh',
];
const ROADS = ['rusak parah', 'berlubang dalam', 'amblas', 'hancur', 'rusak lagi'].flatMap((how) =>
  ['pasar', 'sekolah', 'masjid', 'jembatan'].map((where) => `jalan dekat ${where} ${how}`),
);
const eleventh = () =>
  learning.understand('lapak jagung bakar di danau becek', { role: 'citizen' });

function correctStall(): void {
  for (const text of STALL)
    decided({
      text,
      category: 'WISATA',
      agency: 'DISPORAPAR',
      read: 'PASAR:DISKOPDAG',
      action: 'triage',
    });
}

/** Roads that went to their agency by themselves, and were answered. */
function answerRoads(): void {
  for (const text of ROADS)
    decided({ text, category: 'JALAN', agency: 'PUPR', read: 'JALAN:PUPR', action: 'route' });
}

describe('learning from what the office decides', () => {
  it('ten corrections change the eleventh, and nothing else', async () => {
    expect(eleventh()).not.toMatchObject({ agency: 'DISPORAPAR', action: 'route' });
    correctStall();
    expect(await learning.learn()).toMatchObject({ number: 1, used: true, examples: 10 });
    expect(eleventh()).toMatchObject({ agency: 'DISPORAPAR', action: 'route' });
    const road = learning.understand('jalan rusak di pekon hanakau sukau', { role: 'citizen' });
    expect(road).toMatchObject({ agency: 'PUPR', action: 'route' });
    expect(await learning.learn()).toBeNull();
  });

  it('refuses a batch with which the newest are read worse', async () => {
    answerRoads();
    correctStall();
    await learning.learn();
    await clock.advance(HOUR);
    for (const text of ROADS.slice(0, 10))
      decided({
        text: `${text} pak`,
        category: 'SEKOLAH',
        agency: 'DISDIKBUD',
        read: 'JALAN:PUPR',
        action: 'route',
      });
    const version = await learning.learn();
    expect(version).toMatchObject({ number: 2, used: false });
    expect(learning.understand('jalan dekat pasar rusak', { role: 'citizen' }).agency).toBe('PUPR');
    expect(eleventh().agency).toBe('DISPORAPAR');
    // the refused ones are not tried again each night
    await clock.advance(HOUR);
    expect(await learning.learn()).toBeNull();
  });

  it('goes back to the version before, and learns what it left no more', async () => {
    const before = eleventh();
    correctStall();
    await learning.learn();
    expect(await learning.goBack()).toBe(0);
    expect(eleventh()).toEqual(before);
    await clock.advance(HOUR);
    expect(await learning.learn()).toBeNull();
    expect(await learning.goBack()).toBeNull();
  });

  it('learns from no secret, forgets what becomes one, and keeps no number', async () => {
    const wifi = { category: 'INFO', agency: 'KOMINFO', read: 'LAMPU:PLN', action: 'ask' };
    decided({ text: 'kepala dinas minta uang', ...wifi, secret: true });
    decided({ text: 'wifi taman mati, hubungi 0812-0000-9001', ...wifi });
    await learning.learn();
    const [only, ...others] = await learning.kept.examples();
    expect(others).toEqual([]);
    expect(only?.text).toContain('wifi taman mati');
    expect(only?.text).not.toContain('9001');
    const [, second] = complaints.values();
    if (second !== undefined) complaints.set(second.id, { ...second, secret: true });
    await learning.learn();
    expect(await learning.kept.examples()).toEqual([]);
  });

  it('learns at night by itself, and reads so again after a start', async () => {
    correctStall();
    await learning.worker.run();
    expect(await learning.kept.versions()).toEqual([]);
    await clock.advance(24 * HOUR);
    await learning.worker.run();
    expect(await learning.kept.versions()).toMatchObject([{ number: 1, used: true }]);
  });
});

describe('words that went to the wrong complaint first', () => {
  const id = 'complaint:2026-A1';
  const sms = (binding: string) =>
    ({ id: 'sms1', text: 'yang lampunya masih mati, hub 0812-0000-9001', binding }) as InboxEntry;

  it.each([movedByAdmin('A007'), MOVED_BY_REPORTER])(
    'are an example of where they belong: %s',
    async (binding) => {
      decided({
        text: 'lampu padam',
        category: 'LAMPU',
        agency: 'DLHKP',
        read: 'LAMPU:DLHKP',
        action: 'route',
      });
      moved.set(id, [sms(binding), { ...sms('tiket dalam teks'), id: 'sms2' }]);
      await learning.learn();
      const kept = (await learning.kept.examples()).find((example) => example.id.includes('#'));
      expect(kept).toMatchObject({ agency: 'DLHKP', sort: 'corrected', wasRight: false });
      expect(kept?.text).not.toContain('9001');
      expect(await learning.kept.examples()).toHaveLength(2);
    },
  );

  it('are none once that complaint is secret', async () => {
    const own = { text: 'lampu padam', category: 'LAMPU', agency: 'DLHKP', read: 'LAMPU:DLHKP' };
    decided({ ...own, action: 'route' });
    moved.set(id, [sms(MOVED_BY_REPORTER)]);
    await learning.learn();
    const now = complaints.get(id);
    if (now !== undefined) complaints.set(id, { ...now, secret: true });
    await clock.advance(HOUR);
    await learning.learn();
    expect(await learning.kept.examples()).toEqual([]);
  });
});

describe('in a thread of its own', () => {
  it('learns the same as here, and reads on meanwhile', async () => {
    correctStall();
    answerRoads();
    const inThread = createThreadLearner(rules.district, weightsFile(PACK));
    const contextOf = async (id: string) => complaints.get(id);
    const find = async () => ({ items: [...complaints.keys()].map((id) => ({ id })), next: null });
    const instances = { find: find as unknown as SqliteStore['instances']['find'] };
    const records = new SqliteStore(':memory:');
    await records.open();
    const other = createLearning({
      ...{ rules, clock, contextOf, learner: inThread },
      log: () => {},
      store: { instances, inbox: inboxOf(records), records: records.records },
    });
    const learnt = other.learn();
    expect(other.understand(STALL[0] ?? '', { role: 'citizen' }).text).toBe(STALL[0]);
    const [there, here] = [await learnt, await learning.learn()];
    expect(there).toEqual(here);
    expect(there?.used).toBe(true);
    expect(other.weighing()).toEqual(learning.weighing());
    const text = 'lapak jagung bakar di danau becek';
    expect(other.understand(text, { role: 'citizen' })).toEqual(eleventh());
    await records.close();
  });

  it('says what failed, and leaves what is used as it is', async () => {
    const broken = createThreadLearner(rules.district, `${PACK}/none.txt`);
    await expect(broken({ examples: [], fresh: null })).rejects.toThrow('none.txt');
  });
});
