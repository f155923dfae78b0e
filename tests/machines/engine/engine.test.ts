import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGsmChannel } from '../../../channels/gsm/open.ts';
import { VirtualModem } from '../../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createEngine, type Engine } from '../../../machines/engine/engine.ts';
import { createProcesses } from '../../../machines/processes/list.ts';
import {
  type Command,
  UNRELATED,
  type Understanding,
} from '../../../machines/text/understanding.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { rules as pages } from '../../api/desk/district.ts';
import { newChange } from '../../store/change.ts';

/**
 * The whole way of an SMS: phone → virtual modem → AT dialogue → driver → inbox → engine → outbox and
 * back, on the embedded store. Understanding and wording are stand-ins at their ports.
 */

const HOTLINE = '+6281200000000';
const CITIZEN = '+6281200009001';
const OFFICER = '+6281200009101';
const HEAD = '+6281200009102';
const OTHER_OFFICER = '+6281200009103';
const ADMIN = '+6281200009105';
const REGENT = '+6281200009106';
const DAY = 24 * 3_600_000;

const office = { open: '07.30', close: '16.00' };
const district = {
  ...pages.district,
  calendar: {
    ...pages.district.calendar,
    week: [null, office, office, office, office, office, null],
  },
};
const rules = createRules(district, createCalendar(district.calendar));

const CITIZENS = ['NILAI', 'BELUM', 'BATAL', 'TAMBAH', 'CEK', 'STOP'];
const COMMAND = /^([A-Z]+)(?: ([A-Z]\d{3}))?(?: ([\s\S]*))?$/;

/** Reads `COMMAND A001 rest` and `JALAN words`; everything else is for the admin. */
function understand(text: string, sender: { role: string }): Understanding {
  const [, word = '', ticket = null, rest = ''] = COMMAND.exec(text) ?? [];
  const known = pages.district.agencies.find(({ code }) => code === rest.split(' ')[0]);
  const isCategory = word === 'JALAN';
  const command: Command | null =
    word === '' || isCategory || (ticket === null && word !== 'CEK' && word !== 'STOP')
      ? null
      : {
          name: word as Command['name'],
          ticket,
          otherTicket: null,
          agency: known?.code ?? null,
          rating: word === 'NILAI' ? Number(rest) : null,
          date: null,
          text: rest,
          entitled: CITIZENS.includes(word) || sender.role !== 'citizen',
        };
  return {
    text,
    kind: command === null ? 'KELUHAN' : 'PERINTAH',
    category: isCategory ? 'JALAN' : null,
    agency: isCategory ? 'PUPR' : null,
    place: null,
    flags: [],
    action: command !== null ? 'command' : isCategory ? 'route' : 'triage',
    confidence: isCategory ? 0.95 : 0.1,
    why: [],
    command,
    more: [],
    ticket,
    tickets: [],
    choice: null,
    content: rest,
    alternatives: [],
    opinions: [],
    matters: [],
    followUp: 'none',
    own: '',
    ...UNRELATED,
    rating: (command?.rating ?? null) as Understanding['rating'],
    marked: false,
  };
}

describe('engine', () => {
  let clock: SimulatedClock;
  let network: VirtualNetwork;
  let store: SqliteStore;
  let engine: Engine;

  beforeEach(async () => {
    // Monday 23 November 2026, 09.00 WIB
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    network = new VirtualNetwork({ clock });
    const modem = new VirtualModem({ network, clock, number: HOTLINE });
    const driver = openGsmChannel({
      name: 'sim1',
      port: 'virtual',
      virtualModem: modem,
      clock,
      log: () => {},
      times: { poll: 6 * 3_600_000 },
    });
    clock.waitsFor(driver);
    store = new SqliteStore(':memory:');
    await store.open();
    engine = createEngine({
      store,
      clock,
      rules,
      compose: {
        compose: ({ template, vars }) => ({
          text: `${template} ${'ticket' in vars ? vars.ticket : ''} ${'text' in vars ? vars.text : ''}`.trim(),
          segments: 1,
          warnings: [],
        }),
        bundle: ([first]) => first ?? { template: 'format', vars: {} },
      },
      channels: [driver],
      processes: createProcesses(rules, {
        understand,
        ownNumbers: [HOTLINE],
        renderReport: () => Promise.reject(new Error('nobody signs here')),
        describeLetter: ({ agency }, { ticket }) => ({ subject: ticket, addressee: agency }),
        printLetter: () => Promise.reject(new Error('nobody signs here')),
        newCheckCode: () => '',
        keepPaper: () => Promise.resolve(),
        sentLetter: () => Promise.resolve(),
      }),
      settings: {
        owner: 'test',
        leaseMs: 60_000,
        receiptGraceMs: 600_000,
        partsTimeoutMs: 600_000,
        pollMs: 1000,
        statusReports: true,
        quietHours: true,
      },
      random: () => 0,
      log: () => {},
    });
    await driver.start(engine.receiver);
    await settle();
  });
  afterEach(() => store.close());

  async function settle(): Promise<void> {
    for (let round = 0; round < 5; round += 1) {
      await clock.settle();
      await engine.settle();
    }
  }

  async function send(from: string, text: string): Promise<void> {
    network.phone(from).send(text);
    await settle();
    await clock.advance(1000);
    await settle();
  }

  /** Lets time go by from one due moment to the next. */
  async function wait(milliseconds: number): Promise<void> {
    const end = clock.now() + milliseconds;
    for (;;) {
      const wake = await store.nextWakeAt();
      if (wake === undefined || wake > end) break;
      await clock.advance(Math.max(0, wake - clock.now()));
      await settle();
    }
    await clock.advance(Math.max(0, end - clock.now()));
    await settle();
  }

  const received = (phone: string) => network.phone(phone).received();
  const state = async (ticket = 'A001') =>
    (await store.instances.load(`2026-${ticket}`))?.search.state;

  it('takes a complaint from the first SMS to the thanks for the rating', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    expect(received(CITIZEN)).toEqual(['terima-diteruskan A001']);
    expect(received(OFFICER)).toEqual(['skpd-tugas A001 jln rusak parah di pekon basungan']);
    // a draft is no document
    expect(await store.documents.of('2026-A001')).toHaveLength(0);
    expect((await store.instances.load('letter:penerusan:2026:k1'))?.search).toMatchObject({
      state: 'draft',
      kind: 'penerusan',
      ticket: null,
      agency: 'PUPR',
      parent: '2026-A001',
    });
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    expect(received(CITIZEN).slice(1)).toEqual([
      'jawaban A001 sdh kami survey, besok alat turun',
      'minta-nilai A001',
    ]);
    await send(CITIZEN, 'NILAI A001 5');
    expect(received(CITIZEN).at(-1)).toBe('nilai-ok A001');
    expect(await state()).toBe('closed');
    const sms = (await store.outbox.of('2026-A001')).filter(({ type }) => type === 'sms');
    expect(new Set(sms.map((entry) => entry.state))).toEqual(new Set(['delivered']));
  });

  it('gives the next number when a complaint has it already: no receipt is ever missing', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    const first = await store.instances.load('2026-A001');
    if (first === undefined) throw new Error('there is a complaint');
    // the numbers were put back to an older state than the complaints
    for (const ticket of ['A002', 'A003'])
      await store.instances.commit(newChange(`2026-${ticket}`, 0, { snapshot: first.snapshot }));
    await send('+6281200009002', 'JALAN jln rusak parah di pekon hanakau');
    expect(received('+6281200009002')).toEqual(['terima-diteruskan A004']);
  });

  it('leaves what it does not understand to the admin, who forwards it by SMS', async () => {
    await send(CITIZEN, 'ada yg aneh di sini');
    expect(await state()).toBe('triage');
    expect(received(CITIZEN)).toEqual(['terima-tanpa-kategori A001']);
    await send(ADMIN, 'TERUSKAN A001 DINSOS');
    expect(received(ADMIN).at(-1)).toMatch(/^minta-kode/);
    expect(await state()).toBe('triage');
    await send(ADMIN, 'YA 10 10');
    expect(await state()).toBe('forwarded.notified');
    expect(received(OTHER_OFFICER)).toHaveLength(1);
    expect(received(CITIZEN).at(-1)).toBe('diteruskan A001');
  });

  it('climbs the whole ladder over an agency that stays silent', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await wait(9 * DAY);
    expect(received(OFFICER)).toEqual([
      expect.stringContaining('skpd-tugas'),
      'skpd-ingat A001',
      'skpd-lewat A001',
    ]);
    expect(received(HEAD)).toEqual(['eskalasi A001']);
    expect(received(CITIZEN)).toContain('terlambat A001');
    expect((await store.instances.load('2026-A001'))?.search.tags).toContain('escalated');
    await wait(7 * DAY);
    expect((await store.instances.load('2026-A001'))?.search.tags).toContain('withRegent');
    // the digest of that day tells him
    expect(received(REGENT).filter((text) => text.startsWith('eskalasi'))).toEqual([]);
  });

  it('tells an officer of another agency, and one who comes too late, what can be done', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await send(OTHER_OFFICER, 'JAWAB A001 ini jawaban dari dinas yg salah');
    expect(received(OTHER_OFFICER)).toEqual(['skpd-bukan-tugas A001']);
    await send(OFFICER, 'JAWAB A001 siap');
    expect(received(OFFICER).at(-1)).toBe('perintah-kurang');
    expect(await state()).toBe('forwarded.notified');
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    await send(OFFICER, 'TERIMA A001');
    expect(received(OFFICER).at(-1)).toBe('belum-bisa A001');
  });

  it('stops the agency’s clock while the citizen owes an answer', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    const before = (await store.instances.load('2026-A001'))?.search.due ?? 0;
    await send(OFFICER, 'MINTA A001 lokasi tepatnya di mana?');
    expect((await store.instances.load('2026-A001'))?.search).toMatchObject({
      state: 'awaitingCitizen',
      due: null,
    });
    await wait(2 * DAY);
    await send(CITIZEN, 'di depan balai pekon pak');
    const after = (await store.instances.load('2026-A001'))?.search;
    expect(after?.state).toBe('forwarded.notified');
    expect((after?.due ?? 0) - before).toBeGreaterThanOrEqual(2 * DAY);
  });

  it('reopens one rung higher when the citizen says it is not solved', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    await send(CITIZEN, 'BELUM A001');
    expect(await state()).toBe('forwarded.notified');
    expect(received(HEAD)).toEqual(['eskalasi-dibuka A001']);
    expect(received(CITIZEN).at(-1)).toBe('dibuka-lagi A001');
  });

  it('adds a part of a long SMS that came too late to the complaint the rest became', async () => {
    const at = clock.now();
    const part = (sequence: number, text: string) => ({
      fingerprint: `part ${sequence}`,
      group: 'sim1|citizen|8:7|3',
      sequence,
      total: 3,
      from: CITIZEN,
      text,
      sentAt: at,
      receivedAt: clock.now(),
      line: 'sim1',
      raw: `0${sequence}`,
    });
    await engine.receiver.parts([part(1, 'JALAN jln rusak parah '), part(3, 'di pekon basungan')]);
    await wait(11 * 60_000);
    await settle();
    expect(await state()).toBe('forwarded.notified');
    const [first] = await store.inbox.list({ from: CITIZEN, limit: 5 });
    expect(first).toMatchObject({
      incomplete: true,
      text: 'JALAN jln rusak parah  … di pekon basungan',
    });
    await engine.receiver.parts([part(2, 'sejak hujan bulan lalu ')]);
    await settle();
    expect(await store.instances.count({ machine: 'complaint' })).toBe(1);
    expect(received(OFFICER).at(-1)).toBe('skpd-keterangan A001 sejak hujan bulan lalu');
    expect((await store.inbox.of('2026-A001')).map(({ text }) => text)).toHaveLength(2);
  });

  it('closes by itself after the days for a verdict, and makes the repeated text a follow-up', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    expect(await store.instances.count({ machine: 'complaint' })).toBe(1);
    expect(received(CITIZEN).at(-1)).toBe('tambah-ok A001');
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    await wait(8 * DAY);
    expect(await state()).toBe('closed');
    expect(received(CITIZEN).at(-1)).toBe('ditutup A001');
  });
});
