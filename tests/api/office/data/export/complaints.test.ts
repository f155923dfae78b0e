import { describe, expect, it } from '@jest/globals';
import {
  FORMATS,
  type Format,
  registerFile,
} from '../../../../../api/office/data/export/formats.ts';
import type { Selection } from '../../../../../api/office/data/export/selected.ts';
import type { ComplaintContext } from '../../../../../machines/complaint/base/context.ts';
import type { Instances } from '../../../../../machines/engine/move.ts';
import type { InstanceStore } from '../../../../../store/ports/instances.ts';
import { collect, readCsv } from '../../../../support/pieces.ts';
import { readSheet } from '../../../../support/workbook.ts';
import { rules } from '../../../desk/district.ts';
import { createFixture, type Fixture, NOW } from '../../../desk/fixture.ts';

/** Files of complaints: what stands in them, what never does, and how they are read. */

const REPORTER = '+6281200009001';
const ALL: Selection = {
  query: { machine: 'complaint' },
  order: 'created',
  person: { role: 'admin' },
  secrets: false,
};

/** A complaint that remembers what the test says. */
function put(fixture: Fixture, n: number, change: Partial<ComplaintContext>): string {
  const id = fixture.complaint(n, { place: { district: 'Balik Bukit', village: 'Way Mengaku' } });
  const stored = fixture.rows.instances.get(id);
  if (stored === undefined) throw new Error(`no complaint ${id}`);
  const snapshot = JSON.parse(stored.snapshot) as { context: ComplaintContext };
  snapshot.context = { ...snapshot.context, text: 'Jalan berlubang di depan pasar', ...change };
  fixture.rows.instances.set(id, { ...stored, snapshot: JSON.stringify(snapshot) });
  return id;
}

/** Puts a region of its chart into a state. */
function move(fixture: Fixture, id: string, region: 'flow' | 'deadline', state: unknown): void {
  const stored = fixture.rows.instances.get(id);
  if (stored === undefined) throw new Error(`no complaint ${id}`);
  const snapshot = JSON.parse(stored.snapshot) as { value: Record<string, unknown> };
  snapshot.value[region] = state;
  fixture.rows.instances.set(id, { ...stored, snapshot: JSON.stringify(snapshot) });
}

function file(fixture: Fixture, format: Format, selection: Selection = ALL): Promise<Buffer> {
  const { store, engine, processes } = fixture.hotline;
  const source = { store, instances: engine.instances, processes, rules };
  return collect(registerFile(source, selection, format));
}

type Rows = Record<string, string | number | null>[];

async function rowsOf(fixture: Fixture, selection: Selection = ALL): Promise<Rows> {
  return JSON.parse((await file(fixture, 'json', selection)).toString()) as Rows;
}

/** All that a reader can find in a file. */
async function textOf(fixture: Fixture, format: Format, selection?: Selection): Promise<string> {
  const bytes = await file(fixture, format, selection);
  return format === 'xlsx' ? readSheet(bytes).xml : bytes.toString();
}

describe('a complaint in a file', () => {
  it('has what the office knows of it', async () => {
    const fixture = createFixture();
    const id = put(fixture, 1, {
      category: 'SOSIAL',
      additions: [{ at: NOW, text: 'Makin dalam', ticket: null }],
      forwardedAt: NOW + 60_000,
      answeredAt: NOW + 120_000,
      closedAt: NOW + 180_000,
      answer: { text: 'Sudah ditambal', at: NOW, agency: 'PUPR' },
      rating: 4,
      reopened: 1,
      rejected: { reason: 'unclear', text: 'tempat tidak disebut' },
      publication: {
        newspaper: 'Harian Contoh',
        edition: '012',
        page: '7',
        date: null,
        clipping: null,
      },
      emergency: true,
    });
    move(fixture, id, 'deadline', { running: 'overdue' });
    expect(await rowsOf(fixture)).toEqual([
      {
        tiket: 'A001',
        tahun: 2026,
        diterima: '2026-11-24T08:14:00+07:00',
        saluran: 'SMS',
        jenis: 'Keluhan',
        kategori: 'Bantuan',
        skpd: 'PUPR',
        kecamatan: 'Balik Bukit',
        pekon: 'Way Mengaku',
        isi: 'Jalan berlubang di depan pasar',
        tambahan: 'Makin dalam',
        keadaan: expect.stringContaining('PUPR'),
        diteruskan: '2026-11-24T08:15:00+07:00',
        dijawab: '2026-11-24T08:16:00+07:00',
        selesai: '2026-11-24T08:17:00+07:00',
        jawaban: 'Sudah ditambal',
        nilai: 4,
        dibuka_lagi: 1,
        tenggat: '2026-11-27T08:14:00+07:00',
        lewat_tenggat: 'ya',
        alasan_penolakan: 'keterangan tidak cukup: tempat tidak disebut',
        koran: 'Harian Contoh',
        edisi: '012',
        halaman: '7',
        rahasia: 'tidak',
        darurat: 'ya',
        pelapor: '0812xxxx001',
      },
    ]);
  });

  it('stands in CSV and in a workbook in the same order', async () => {
    const fixture = createFixture();
    put(fixture, 1, {
      text: '=1+1',
      publication: { newspaper: 'x', edition: '012', page: '7', date: null, clipping: null },
    });
    const [keys] = (await rowsOf(fixture)).map(Object.keys);
    const [head = [], row = []] = readCsv((await file(fixture, 'csv')).toString(), ';');
    const { rows } = readSheet(await file(fixture, 'xlsx'));
    const titles = Object.values(rows[0] ?? {}).map(({ value }) => value);
    expect(titles).toEqual(head.map((title) => title.replace('\uFEFF', '')));
    expect(keys).toHaveLength(head.length);
    expect(row[keys?.indexOf('isi') ?? -1]).toBe("'=1+1");
    expect(row[keys?.indexOf('edisi') ?? -1]).toBe("'012");
    expect(Object.values(rows[1] ?? {})).toContainEqual({ kind: 's', value: '=1+1', style: 2 });
    expect(Object.values(rows[1] ?? {})).toContainEqual({ kind: 's', value: '012', style: 2 });
  });
});

describe('identity', () => {
  const forms = [
    '081200009001',
    '+62 812-0000-9001',
    '6281200009001',
    '0812 0000 9001',
    '81200009001',
  ];

  it.each(FORMATS)(
    'of the reporter and NIK are masked in %s, wherever he wrote them',
    async (format) => {
      const fixture = createFixture();
      const words = `hubungi ${forms.join(' atau ')}, NIK 1804 0112 3456 0001`;
      put(fixture, 1, {
        text: words,
        reading: { content: words } as ComplaintContext['reading'],
        additions: [{ at: NOW, text: words, ticket: null }],
        answeredAt: NOW,
        answer: { text: words, at: NOW, agency: 'PUPR' },
      });
      const text = await textOf(fixture, format);
      expect(text).toContain('0812xxxx001');
      expect(text).toContain('1804xxxxxxxxxxxx');
      expect(text.replace(/\D/g, '')).not.toMatch(/81200009001|1804011234560001/);
      expect(text).not.toContain('9001');
    },
  );

  it('of others stays; its digits are hidden inside a longer number too', async () => {
    const fixture = createFixture();
    put(fixture, 1, { text: 'kantor 081200009002, kode 1081200009001' });
    expect((await rowsOf(fixture))[0]?.isi).toBe('kantor 081200009002, kode 10812xxxx001');
  });

  it('of reporters abroad and of senders without a number is masked too', async () => {
    const fixture = createFixture();
    put(fixture, 1, { reporter: '+85212345678', text: 'saya +852 1234 5678' });
    put(fixture, 2, { reporter: 'TOKO', text: 'promo TOKO' });
    const rows = await rowsOf(fixture);
    expect(rows.map(({ pelapor }) => pelapor)).toEqual(['(nomor disembunyikan)', '+852xxxx678']);
    expect(rows.map(({ isi }) => isi)).toEqual(['promo TOKO', 'saya +852xxxx678']);
  });
});

describe('a secret complaint', () => {
  const WORDS = 'Pungutan liar oleh peratin';

  function secret(): Fixture {
    const fixture = createFixture();
    put(fixture, 1, {
      secret: true,
      text: `${WORDS}, saya ${REPORTER}`,
      reading: { content: WORDS, flags: [] as string[] } as ComplaintContext['reading'],
      additions: [{ at: NOW, text: WORDS, ticket: null }],
      answeredAt: NOW,
      answer: { text: WORDS, at: NOW, agency: 'INSPEKTORAT' },
      rejected: { reason: 'unclear', text: WORDS },
    });
    return fixture;
  }

  it.each(FORMATS)('is in %s without words, pekon and reporter', async (format) => {
    const text = await textOf(secret(), format);
    expect(text).toContain(format === 'lapor' ? '2026/A001' : 'A001');
    expect(text).toContain('(dirahasiakan)');
    for (const hidden of ['Pungutan', 'Way Mengaku', '0812', '9001'])
      expect(text).not.toContain(hidden);
  });

  it.each(FORMATS)('has words in %s for the oversight office, but no reporter', async (format) => {
    const text = await textOf(secret(), format, { ...ALL, secrets: true });
    expect(text).toContain(WORDS);
    expect(text).toContain('Way Mengaku');
    for (const hidden of ['0812', '9001']) expect(text).not.toContain(hidden);
  });
});

describe('the file for SP4N-LAPOR!', () => {
  const read = async (fixture: Fixture) => {
    const [, ...rows] = readCsv((await file(fixture, 'lapor')).toString(), ';');
    return rows;
  };

  it('speaks its words', async () => {
    const fixture = createFixture();
    const long = `Lampu jalan ${'mati '.repeat(20)}`;
    put(fixture, 1, { reading: { content: long } as ComplaintContext['reading'], text: long });
    expect(await read(fixture)).toEqual([
      [
        '2026/A001',
        `Lampu jalan ${'mati '.repeat(11)}…`,
        long,
        expect.any(String),
        'Pengaduan',
        'Dinas PUPR',
        'Way Mengaku, Balik Bukit',
        '2026-11-24 08:14',
        'Proses',
        '',
        'Anonim',
        '',
      ],
    ]);
  });

  it('names what came from there as LAPOR! does', async () => {
    const fixture = createFixture();
    const external = { source: 'lapor', id: 'L-7100001' };
    put(fixture, 1, { origin: { channel: 'lapor', external, reply: 'webhook' } });
    put(fixture, 2, {
      origin: { channel: 'web', external: { ...external, source: 'x' }, reply: 'sms' },
    });
    const rows = await read(fixture);
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['2026/A002', ''],
      ['2026/A001', 'L-7100001'],
    ]);
  });

  it.each([
    ['TANYA', 'Permintaan Informasi'],
    ['SARAN', 'Aspirasi'],
    ['APRESIASI', 'Aspirasi'],
    ['KELUHAN', 'Pengaduan'],
  ] as const)('files %s as %s', async (kind, name) => {
    const fixture = createFixture();
    put(fixture, 1, { kind });
    expect((await read(fixture))[0]?.[4]).toBe(name);
  });

  it.each([
    ['triage', {}, 'Verifikasi', ''],
    ['awaitingCitizen', {}, 'Tunda', ''],
    ['closed', { answeredAt: NOW }, 'Selesai', 'Beres'],
    ['archived', { answeredAt: NOW }, 'Selesai', 'Beres'],
    ['archived', {}, 'Arsip', ''],
    ['merged', {}, 'Arsip', ''],
    ['rejected', { rejected: { reason: 'spam', text: '' } }, 'Arsip', 'spam atau iseng'],
    [
      'rejected',
      { rejected: { reason: 'jurisdiction', text: '' } },
      'Bukan Wewenang',
      'di luar kewenangan Pemkab',
    ],
  ] as const)('says of %s with %j: %s', async (state, change, status, followUp) => {
    const fixture = createFixture();
    const answer = { text: 'Beres', at: NOW, agency: 'PUPR' };
    const id = put(fixture, 1, { answer, ...change });
    move(fixture, id, 'flow', state);
    expect((await read(fixture))[0]?.slice(8, 10)).toEqual([status, followUp]);
  });
});

describe('reading', () => {
  it('holds one page at a time, and gives each complaint once, newest first', async () => {
    const fixture = createFixture();
    for (let n = 1; n <= 130; n += 1) fixture.complaint(n);
    const { store, engine, processes } = fixture.hotline;
    let pages = 0;
    let asked = 0;
    const find: InstanceStore['find'] = (query, page) => {
      pages += 1;
      return store.instances.find(query, page);
    };
    const counting = { instances: { ...store.instances, find } };
    const instances: Pick<Instances, 'snapshot'> = {
      snapshot: (id) => {
        asked += 1;
        return engine.instances.snapshot(id);
      },
    };
    const source = { store: counting, instances, processes, rules };
    const tickets: string[] = [];
    for await (const piece of registerFile(source, ALL, 'csv')) {
      const ticket = /"(A\d+)"/.exec(String(piece))?.[1];
      if (ticket === undefined) continue;
      tickets.push(ticket);
      // no page and no snapshot before the rows ahead of it were taken
      expect(pages).toBe(Math.ceil(tickets.length / 50));
      expect(asked).toBe(tickets.length);
    }
    const all = Array.from({ length: 130 }, (_, n) => `A${String(130 - n).padStart(3, '0')}`);
    expect(tickets).toEqual(all);
  });

  it('tells how far it is, and lets others work between the pages', async () => {
    const fixture = createFixture();
    for (let n = 1; n <= 120; n += 1) fixture.complaint(n);
    const { store, engine, processes } = fixture.hotline;
    const source = { store, instances: engine.instances, processes, rules };
    const heard: number[] = [];
    const turns: number[] = [];
    const turn = () => {
      turns.push(heard.length);
      if (heard.length < 120) setImmediate(turn);
    };
    setImmediate(turn);
    await collect(registerFile(source, ALL, 'json', { onRow: (count) => heard.push(count) }));
    expect(heard).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    expect(turns).toEqual(expect.arrayContaining([50, 100]));
  });

  it('passes over a complaint that is gone, and asks for no other machine', async () => {
    const fixture = createFixture();
    put(fixture, 1, {});
    const { store, engine, processes } = fixture.hotline;
    const instances = { snapshot: () => Promise.resolve(undefined) };
    const source = { store, instances, processes, rules };
    expect((await collect(registerFile(source, ALL, 'json'))).toString()).toBe('[]\n');
    const other = { ...ALL, query: { machine: 'letter' } };
    const asked = () => registerFile({ ...source, instances: engine.instances }, other, 'json');
    expect(asked).toThrow('letter has no register');
  });
});
