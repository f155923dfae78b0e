import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { whyLines } from '../../api/cli/why.ts';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { phoneOf as officePhone } from '../support/office-phones.ts';
import { PaperOffice } from '../support/paper-office.ts';

/**
 * What accuses the hotline's own office: its admin, who may be the accused, sees not a word of it by any door, however
 * the accusation came; the overseeing agency has it and can answer.
 */

interface Way {
  name: string;
  /** SMS of the reporter, and of the office: `{no}` is the ticket; `{kata}` the word that must not be seen. */
  sms: string[];
  /** Left with nobody, or still asked about: the overseer does not have it. */
  nobody?: true;
}

const ROAD = 'JALAN rusak parah di pekon basungan pagar dewa';
const WORD = 'TAMBAH {no} RAHASIA petugas hotline minta uang 500 ribu {kata}';

const WAYS: Way[] = [
  { name: 'first SMS', sms: ['petugas hotline minta uang 500 ribu {kata}'] },
  {
    name: 'first SMS, with danger to life',
    sms: [
      'RAHASIA petugas hotline memukul warga sampai pingsan di pekon hanakau sukau, tolong ambulans {kata}',
    ],
  },
  { name: 'first SMS, of reporters’ numbers', sms: ['admin hotline jualan nomor pelapor {kata}'] },
  { name: 'first SMS with abuse', sms: ['kadis kominfo anjing korupsi dana wifi {kata}'] },
  { name: 'added to what an agency has', sms: [ROAD, WORD] },
  { name: 'added to what the office’s own agency has', sms: ['WIFI di balai pekon mati', WORD] },
  {
    name: 'added to what waits for the admin',
    sms: [ROAD, 'admin: recall', WORD],
  },
  {
    name: 'with BELUM, after the answer',
    sms: [
      ROAD,
      'PUPR: JAWAB {no} sudah kami timbun tadi pagi',
      'BELUM {no} RAHASIA petugas hotline minta uang 500 ribu {kata}',
    ],
  },
  { name: 'after it was turned down', sms: [ROAD, 'admin: reject', WORD] },
  {
    name: 'added to what was a secret before',
    sms: ['RAHASIA LAPOR oknum camat minta uang', WORD],
  },
  {
    name: 'in doubt, while its writer is asked',
    sms: [ROAD, 'TAMBAH {no} admin sms center minta uang rokok {kata}'],
    nobody: true,
  },
  {
    name: 'with the withdrawal',
    sms: [ROAD, 'BATAL {no} RAHASIA petugas hotline minta uang 500 ribu {kata}'],
    nobody: true,
  },
];

const wordOf = (n: number) => `kaleidoskop${String.fromCharCode(97 + n)}`;
const phoneOf = (n: number) => `+62812000088${String(n).padStart(2, '0')}`;

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const OVERSEER = { user: 'irban', role: 'agency', agency: 'INSPEKTORAT' } as const;

let office: PaperOffice;
const ids: string[] = [];

async function idFrom(n: number): Promise<string> {
  const query = { machine: 'complaint', phone: phoneOf(n) };
  const page = await office.hotline.store.instances.find(query, { order: 'created', limit: 1 });
  return page.items[0]?.id ?? '';
}

const AT_DESK: Record<string, { type: string } & Record<string, unknown>> = {
  'admin: recall': { type: 'admin.recall' },
  'admin: reject': { type: 'admin.reject', reason: 'unclear', text: 'kurang jelas' },
};

async function happen(n: number, { sms }: Way): Promise<void> {
  for (const one of sms) {
    const id = await idFrom(n);
    const text = one.replace('{no}', id.slice(5)).replace('{kata}', wordOf(n));
    const act = AT_DESK[text];
    if (act !== undefined)
      await office.hotline.engine.request(id, act, { role: 'admin' }, text + id);
    else if (text.startsWith('PUPR: '))
      await office.sms(officePhone('officer', 'PUPR'), text.slice(6));
    else await office.sms(phoneOf(n), text);
  }
  ids.push(await idFrom(n));
}

beforeAll(async () => {
  office = await PaperOffice.open();
  for (const [n, way] of WAYS.entries()) await happen(n, way);
}, 300_000);
afterAll(() => office.close());

/** None of the words is in a text. */
function expectClean(where: string, text: string): void {
  const found = WAYS.filter((_, n) => text.includes(wordOf(n))).map(({ name }) => name);
  expect([where, found]).toEqual([where, []]);
}

const PAGES = [
  ...[
    '/',
    '/aduan',
    '/pesan',
    '/panggil',
    '/karantina',
    '/operator',
    '/telepon-admin',
    '/koran',
    '/ringkasan',
  ],
  ...['/unduh/aduan.csv', '/unduh/aduan.json', '/unduh/aduan-lapor.csv', '/audit', '/sistem'],
  ...['/register', '/register/baru', '/register/baru/penerusan?skpd=INSPEKTORAT'],
  ...['/register/baru/penerusan?skpd=PUPR', '/laporan', '/laporan/sementara'],
  ...['/inspektur/complaint', '/inspektur/conversation'],
];

describe('the overseer', () => {
  it.each([...WAYS.entries()].filter(([, { nobody }]) => nobody !== true))(
    'has it, and can answer: %#',
    async (n, { name }) => {
      const { status, text } = await office.get(OVERSEER, `/aduan/${ids[n]}`);
      expect([name, status, text.includes(wordOf(n))]).toEqual([name, 200, true]);
      const found = await office.hotline.engine.instances.snapshot(ids[n] ?? '');
      const by = { role: 'officer' as const, agency: 'INSPEKTORAT' };
      const event = {
        type: 'officer.answer',
        text: 'sudah kami periksa',
        at: office.clock.now(),
        by,
      };
      expect([name, found?.snapshot.can(event)]).toEqual([name, true]);
    },
  );
});

describe('what is taken back', () => {
  const TAKEN_BACK = [
    '{no} saya diancam admin kominfo {kata}',
    '{no}, admin hotline minta uang {kata}',
    '{no} RAHASIA petugas hotline minta uang 500 ribu {kata}',
  ];
  const overseers = [officePhone('officer', 'INSPEKTORAT'), officePhone('head', 'INSPEKTORAT')];

  it.each([...TAKEN_BACK.entries()])(
    'is told to the overseer, and nothing of it to the admin: %#',
    async (n, text) => {
      const phone = `+62812000077${n}0`;
      const word = `teleskop${String.fromCharCode(97 + n)}`;
      await office.sms(phone, ROAD);
      const page = await office.hotline.store.instances.find(
        { machine: 'complaint', phone },
        { order: 'created', limit: 1 },
      );
      const ticket = page.items[0]?.search.ticket ?? '';
      const before = office.received(officePhone('admin')).length;
      const typed = text.replace('{no}', ticket).replace('{kata}', word);
      await office.sms(phone, `BATAL ${typed}`);
      await office.sms(phone, 'YA');
      expect(office.received(phone).at(-1)).toContain(`No ${ticket} dibatalkan`);
      for (const overseer of overseers) {
        const [start, end] = office.received(overseer).slice(-2);
        expect(start).toContain(`Aduan ${ticket} yg menuduh pengelola hotline dibatalkan`);
        expect(end).toContain(word);
      }
      const admin = office.received(officePhone('admin')).slice(before);
      expect(admin.filter((one) => one.includes(ticket) || one.includes(word))).toEqual([]);
    },
  );
});

it('an SMS about it that never arrives is followed up by the overseer, not by the admin', async () => {
  const phone = '+6281200007790';
  const officer = officePhone('officer', 'INSPEKTORAT');
  await office.sms(phone, 'petugas hotline minta uang 500 ribu');
  const { outbox } = office.hotline.store;
  const rows = await outbox.list({ to: officer, limit: 50 });
  const task = rows.find(({ text }) => text?.includes('500 ribu') && text.startsWith('ADUAN'));
  const part = task?.parts.at(-1);
  if (part === undefined) throw new Error('no task has left');
  const before = office.received(officePhone('admin')).length;
  await office.hotline.engine.receiver.report({
    ...{
      line: 'paper',
      to: officer,
      reference: part.reference,
      status: '65',
      outcome: 'failed' as const,
    },
    at: office.clock.now(),
  });
  await office.pass(60_000);
  expect(office.received(officePhone('head', 'INSPEKTORAT')).at(-1)).toMatch(
    /^SMS ttg A\d{3} kpd petugas tidak sampai\./,
  );
  expect(office.received(officePhone('admin')).slice(before)).toEqual([]);
});

describe('the admin', () => {
  it.each(PAGES)('reads nothing of it at %s', async (path) => {
    const { status, text } = await office.get(ADMIN, path);
    expect(status).toBe(200);
    expectClean(path, text);
    const named = WAYS.filter(({ nobody }, n) => nobody !== true && text.includes(ids[n] ?? ''));
    expect([path, named.map(({ name }) => name)]).toEqual([path, []]);
  });

  it('finds it by no word, and no page, form or letter of it', async () => {
    for (const [n, { name, nobody }] of WAYS.entries()) {
      const search = await office.get(ADMIN, `/aduan?kata=${wordOf(n)}`);
      expect([name, search.text.includes(`/aduan/${ids[n]}`)]).toEqual([name, false]);
      if (nobody === true) continue;
      for (const path of [
        '/aduan/{}',
        '/inspektur/complaint/{}',
        '/register/baru/jawaban?aduan={}',
        '/register/baru/disposisi?aduan={}',
        '/aduan?pelapor={}',
        '/koran/naskah/{}',
      ]) {
        const { status } = await office.get(ADMIN, path.replace('{}', ids[n] ?? ''));
        expect([path, status]).toEqual([path, 404]);
      }
    }
  });

  it('opens no file that came with it', async () => {
    const html = `<p>${wordOf(0)}</p>`;
    const kept = { id: 'lampiran-1', instance: ids[0] ?? '', type: 'lampiran', number: '', html };
    const more = { title: 'Lampiran', sha256: createHash('sha256').update(html).digest('hex') };
    const createdAt = office.clock.now();
    await office.hotline.store.documents.archive({ ...kept, ...more, createdAt });
    for (const part of ['', '/isi']) {
      expect((await office.get(ADMIN, `/surat/lampiran-1${part}`)).status).toBe(404);
      expect((await office.get(OVERSEER, `/surat/lampiran-1${part}`)).status).toBe(200);
    }
  });

  it('opens no talk in which it was said', async () => {
    const { text } = await office.get(ADMIN, '/inspektur/conversation');
    const talks = [...text.matchAll(/href="(\/inspektur\/conversation\/[^"?]+)"/g)];
    expect(talks.length).toBeGreaterThan(WAYS.length);
    for (const [, path = ''] of talks) expectClean(path, (await office.get(ADMIN, path)).text);
  });

  it('reads nothing of it by the API, in the terminal, or by SMS', async () => {
    const wanted = { name: 'situs', role: 'admin' as const, agency: null, expiresAt: null };
    const scopes = scopesOf('admin');
    const { token } = await tokensOf(office.hotline).create({ ...wanted, scopes });
    const list = await office.api(token, '/complaints?limit=100');
    expectClean('list', list.text);
    for (const [n, { nobody }] of WAYS.entries()) {
      const ticket = (ids[n] ?? '').slice(5);
      await office.sms(officePhone('admin'), `LIHAT ${ticket}`);
      if (nobody === true) continue;
      for (const part of ['', '/messages', '/history', '/events', '/documents']) {
        const path = `/complaints/${ids[n]}${part}`;
        expect([path, (await office.api(token, path)).status]).toEqual([path, 404]);
      }
      await expect(whyLines(office.hotline, ticket)).rejects.toThrow(ticket);
    }
    const phone = office.received(officePhone('admin'));
    expectClean('phone', phone.join('\n'));
  });

  it('merges nothing with it, whichever of both is named', async () => {
    await office.sms('+6281200009004', 'RAHASIA LAPOR oknum lurah minta uang');
    const page = await office.hotline.store.instances.find(
      { machine: 'complaint', phone: '+6281200009004' },
      { order: 'created', limit: 1 },
    );
    const own = page.items[0]?.id ?? '';
    const press = (id: string, tiket: string) =>
      office.press(ADMIN, `/aduan/${id}/tindakan/gabung`, { tiket });
    expect((await press(own, (ids[0] ?? '').slice(5))).status).toBe(400);
    expect((await press(ids[0] ?? '', own.slice(5))).status).toBe(404);
  });

  it('hears nothing of it when it is late', async () => {
    // Friday noon; it was due on Thursday
    await office.pass(100 * 3_600_000);
    const late = { machine: 'complaint', agency: 'INSPEKTORAT', tag: 'overdue' };
    expect(await office.hotline.store.instances.count(late)).toBeGreaterThan(5);
    for (const path of ['/', '/aduan?terlambat=ya', '/panggil'])
      expectClean(path, (await office.get(ADMIN, path)).text);
    const { text } = await office.get(ADMIN, '/register/baru');
    expect(text).not.toContain('teguran?skpd=INSPEKTORAT');
    const phone = office.received(officePhone('admin'));
    expectClean('phone', phone.join('\n'));
  }, 120_000);
});

describe('what others write about it', () => {
  const STRANGER = '+6281200009777';
  const KOMINFO = officePhone('officer', 'KOMINFO');

  /** Every page of talks and of SMS that the admin has. */
  async function pagesOfAdmin(): Promise<string> {
    const { text } = await office.get(ADMIN, '/inspektur/conversation');
    const talks = [...text.matchAll(/href="(\/inspektur\/conversation\/[^"?]+)"/g)];
    const paths = ['/pesan', '/', ...talks.map(([, path = '']) => path)];
    const pages = await Promise.all(paths.map((path) => office.get(ADMIN, path)));
    return pages.map((page) => page.text).join('\n');
  }

  it('by a stranger with its ticket, stands on no page of the admin', async () => {
    const ticket = (ids[0] ?? '').slice(5);
    await office.sms(STRANGER, `TAMBAH ${ticket} itu benar pak, saya saksinya gajahputih`);
    expect(office.received(STRANGER)).not.toEqual([]);
    expect(await pagesOfAdmin()).not.toContain('gajahputih');
  });

  it('by an officer of that office who did not write WARGA, neither, nor what he was asked', async () => {
    for (const [n, text] of [
      'ijin pak petugas hotline minta uang 500 ribu ke pelapor gajahhitam',
      'JAWAB admin hotline jual nomor pelapor gajahhitam',
      'petugas hotline bocorkan nama pelapor gajahhitam',
    ].entries()) {
      await office.sms(KOMINFO, text);
      expect(office.received(KOMINFO).length).toBeGreaterThan(n);
    }
    expect(await pagesOfAdmin()).not.toContain('gajahhitam');
  });
});
