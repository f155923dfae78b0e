import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { FileKindError } from '../../../../api/office/data/import/rows.ts';
import { UnzipError } from '../../../../api/office/data/import/unzip.ts';
import { importLapor } from '../../../../api/office/lapor/import.ts';
import { readLapor } from '../../../../api/office/lapor/reports.ts';
import { packagePath } from '../../../../api/paths.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import { openWorld, type World } from '../../rest/v1/world.ts';

/** Reports of SP4N-LAPOR! come in once, under their number there, and nobody is written to. */

const HEAD =
  'Tracking ID,Judul Laporan,Isi Laporan,Lokasi Kejadian,Tanggal Laporan,Kerahasiaan,Status';
const FILE = Buffer.from(`\ufeff${HEAD}
#7100001,Jalan rusak,"Jalan berlubang, dalam sekali
di depan ""SD 1""",Pekon Basungan Kecamatan Pagar Dewa,2026-11-20 10:00:00,Anonim,Belum Diverifikasi
7100002,,Oknum petugas minta uang di kantor camat sukau,,21/11/2026 09.30,Rahasia,Proses
7100003,Lampu,Lampu jalan mati di pasar liwa,,22-11-2026,Publik,Selesai
,Tanpa nomor,isi,,2026-11-20,,Proses
7100004,Salah tanggal,isi laporan,,kemarin,,Proses
7100005,Besok,isi laporan,,2026-12-24,,Proses
`);

/** As spreadsheet programs keep it: texts in a list of their own, days as numbers, no empty cells. */
async function workbook(): Promise<Buffer> {
  const texts = ['Tracking ID', 'Isi Laporan', 'Tanggal', 'Jalan &amp; jembatan', 'Proses'];
  const shared = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  const pieces = '<si><r><t xml:space="preserve">lampu </t></r><r><t>mati</t></r></si>';
  const text = (place: string, n: number) => `<c r="${place}" t="s"><v>${n}</v></c>`;
  const number = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;
  const rows = [
    text('A1', 0) + text('C1', 1) + text('D1', 2),
    number('A2', 7_200_001) + text('C2', 3) + number('D2', 46_346.4375),
    number('A4', 7_200_002) + text('C4', 5),
  ];
  const sheet = rows.map((cells) => `<row>${cells}</row>`);
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name);
  add('xl/sharedStrings.xml', `<sst>${shared}${pieces}</sst>`);
  add(
    'xl/worksheets/sheet1.xml',
    `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  );
  zip.end();
  return buffer(zip.outputStream);
}

/** As LAPOR! writes it in 2026: lines about the file, then the table; made-up reports. */
const REAL = [
  ['Judul Laporan', 'Data Laporan, semua status'],
  ['Nama Instansi', 'Pemerintah Kabupaten Lampung Barat'],
  [],
  [
    ...['Tracking ID', 'Tanggal Laporan Masuk', 'Waktu Laporan Masuk', 'Nama Pelapor'],
    ...['Klasifikasi Laporan', 'ID Kategori', 'Kategori', 'Judul Laporan', 'Isi Laporan Awal'],
    ...['Isi Laporan Akhir', 'Tipe Laporan (Anonim/Rahasia)', 'Sumber Laporan', 'Instansi Induk'],
    ...[
      'ID Instansi Terdisposisi',
      'Instansi Terdisposisi',
      'Status Laporan',
      'Alasan Tunda/Arsip',
    ],
    ...['Provinsi', 'Kota/Kabupaten', 'Kecamatan', 'Kelurahan', 'Nomor SK', 'Rating'],
  ],
  real('7300001', '3 Nov 2026', '10:15:30', 'Jalan rusak parah', 'Anonim', 'Terverifikasi'),
  real('7300002', '4 Agu 2026', '08.05', 'Oknum petugas meminta uang', 'Rahasia', 'Diproses'),
  real('7300003', '5 Aug 2026', '-', 'Lampu jalan mati', '-', 'Ditutup oleh Sistem'),
  real('7300004', '6 Okt 2026', '-', 'Lampu jalan mati', '-', 'Diarsipkan oleh Admin'),
  real('7300001', '3 Nov 2026', '10:15:30', 'Jalan rusak parah', 'Anonim', 'Terverifikasi'),
];

function real(id: string, day: string, time: string, text: string, type: string, status: string) {
  return [
    ...[
      id,
      day,
      time,
      'Seseorang',
      'Pengaduan',
      '1',
      'Lainnya',
      'Laporan',
      text,
      '-',
      type,
      'Website',
    ],
    ...[
      'Pemerintah Kabupaten Lampung Barat',
      '9',
      'Dinas',
      status,
      '-',
      'Lampung',
      'Lampung Barat',
    ],
    ...['Pagar Dewa', 'Basungan', '-', '-'],
  ];
}

const csv = (separator: string) =>
  Buffer.from(REAL.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n'));

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function contextOf(id: string) {
  const found = await world.hotline.engine.instances.of(COMPLAINT).snapshot(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found.snapshot.context;
}

describe('rows of a file', () => {
  it('are read from a workbook as from CSV', async () => {
    const { calendar } = world.hotline.rules;
    const file = await workbook();
    expect(readLapor(calendar, file)).toMatchObject([
      {
        report: {
          tracking: '7200001',
          text: 'Jalan & jembatan',
          at: Date.UTC(2026, 10, 20, 3, 30),
        },
      },
      { report: { tracking: '7200002', text: 'lampu mati', at: null } },
    ]);
    for (const broken of [file.subarray(0, 300), Buffer.from('PK')])
      expect(() => readLapor(calendar, broken)).toThrow(UnzipError);
  });

  it('are read with either separator, quotes, and lines within a field', () => {
    const { calendar } = world.hotline.rules;
    const [first] = readLapor(calendar, FILE);
    const said = 'Jalan berlubang, dalam sekali\ndi depan "SD 1"';
    const report = {
      ...{ tracking: '7100001', said, phone: null },
      text: `Jalan rusak. ${said} Lokasi: Pekon Basungan Kecamatan Pagar Dewa`,
      at: Date.UTC(2026, 10, 20, 3, 0),
      secret: false,
    };
    expect(first).toEqual({ line: 2, report });
    const spaced = Buffer.from('Status;Isi Laporan;Tracking ID\r\nProses;"a;b";8\r\n\r\n');
    const other = { tracking: '8', text: 'a;b', said: 'a;b', phone: null, at: null, secret: false };
    expect(readLapor(calendar, spaced)).toEqual([{ line: 2, report: other }]);
    expect(readLapor(calendar, Buffer.alloc(0))).toEqual([]);
  });
});

describe('what programs write in a file', () => {
  const read = (file: Buffer) => readLapor(world.hotline.rules.calendar, file);
  const dated = (date: string) =>
    read(Buffer.from(`Tracking ID,Isi Laporan,Tanggal\n9,isi,${date}\n`));

  it.each([
    ['2026-11-20T10:30:00', 10.5],
    ['2026-11-20 23:59', 23 + 59 / 60],
    ['20/11/2026', 0],
    ['20 November 2026 0:05', 5 / 60],
    ['2026-11-20 08:15:59', 8.25],
    ['2026/11/20', 0],
    ['20.11.2026', 0],
    ['20-Nov-26', 0],
    ['20/11/26 10:30', 10.5],
    ['"Jumat, 20 November 2026 10.30 WIB"', 10.5],
    ['Fri 20 Nov 2026 10:30 PM', 22.5],
    ['20/11/2026 12:05:00 AM', 5 / 60],
    ['46346', 0],
    ['46346.4375', 10.5],
  ])('is a day and its time in %s', (written, hours) => {
    const at = Date.UTC(2026, 10, 20) + (hours - 7) * 3_600_000;
    expect(dated(written)).toMatchObject([{ report: { at: Math.round(at) } }]);
  });

  it.each(['31/02/2026', '2026-04-31', '31-11-2026 10.00', '20-11-2026 24:00', '20-11-2026 10:60'])(
    'is no day in %s, which is said',
    (written) => {
      expect(dated(written)).toEqual([
        { line: 2, fault: `tanggal “${written}” tidak dapat dibaca` },
      ]);
    },
  );

  it('are words also where Windows wrote them its own way', () => {
    const text =
      'Tracking ID;Isi Laporan\r\n9;Kata petugas \u201csabar\u201d \u2013 caf\u00e9 tutup\r\n';
    const codes: Record<string, number> = { '\u201c': 0x93, '\u201d': 0x94, '\u2013': 0x96 };
    const bytes = Buffer.from([...text].map((sign) => codes[sign] ?? sign.charCodeAt(0)));
    expect(read(bytes)).toMatchObject([
      { report: { text: 'Kata petugas \u201csabar\u201d \u2013 caf\u00e9 tutup' } },
    ]);
  });
});

describe('what spreadsheet programs make of a file of LAPOR!', () => {
  const read = (file: Buffer) => readLapor(world.hotline.rules.calendar, file);
  const sites = (name: string) =>
    readFileSync(packagePath('tests', 'api', 'office', 'lapor', 'files', name));

  // the same table, opened in LibreOffice and kept as each of these
  it.each(['lapor.xlsx', 'lapor.ods', 'lapor.html'])('is read from %s', (name) => {
    const [first, second, third, ...others] = read(sites(name));
    expect(first).toMatchObject({
      line: 6,
      report: {
        ...{ tracking: '7300001', at: Date.UTC(2026, 10, 3, 3, 15), secret: false },
        said: 'Jalan rusak parah & berlubang "dalam"\ndi tikungan',
      },
    });
    expect(second).toMatchObject({
      report: { tracking: '7300002', at: Date.UTC(2026, 10, 4, 1, 5), secret: true },
    });
    expect([third, others]).toEqual([{ line: 8, over: 'Ditutup oleh Sistem' }, []]);
  });

  it('is read from a page that a site calls .xls, with cells over rows and a head on each page', () => {
    const row = (id: string, text: string, office: string) =>
      `<tr><td rowspan=2>${id}<td rowspan="2">${text}<td>${office}</tr>`;
    const head = '<tr><th>Tracking ID</th><th>Isi Laporan</th><th>Instansi</th></tr>';
    const page = `\ufeff<html><style>td{x:y}</style><table border=1><tr><td colspan=3>Data Laporan</td></tr>
      ${head}${row('7400001', 'Jalan &amp; jembatan<br>rusak&#33;', 'PUPR')}<tr><td>BPBD</td></tr>
      ${head}${row('7400002', '<b>Lampu</b>\n  mati', 'PUPR')}<tr><td>Dishub</td></tr></table>`;
    const reports = read(Buffer.from(page)).map((one) => 'report' in one && one.report);
    expect(reports.map((one) => one && [one.tracking, one.said])).toEqual([
      ['7400001', 'Jalan & jembatan\nrusak!'],
      ['7400001', 'Jalan & jembatan\nrusak!'],
      ['7400002', 'Lampu mati'],
      ['7400002', 'Lampu mati'],
    ]);
  });

  it.each([
    [
      'a table of 2021 to 2024',
      'tracking_id,isi_laporan_awal,tanggal_masuk,status_final,kecamatan_final\n',
    ],
    ['capital letters and dots', 'TRACKING ID:,ISI LAPORAN AWAL,Tgl. Masuk,STATUS,Kecamatan\n'],
    [
      'names with a mark in front',
      '\ufeff"ID Laporan","Uraian Laporan","Tanggal","Status","Kecamatan"\n',
    ],
  ])('is known by the names of %s', (_, head) => {
    const row = '7400003.0,lampu mati,2024-01-12 08:15:00,Diproses,Sukau\n';
    expect(read(Buffer.from(head + row))).toMatchObject([
      {
        report: {
          ...{ tracking: '7400003', text: 'lampu mati Lokasi: kecamatan Sukau' },
          at: Date.UTC(2024, 0, 12, 1, 15),
        },
      },
    ]);
  });

  it('is read from a text with tabs, in the signs that Excel calls Unicode, and behind its own first line', () => {
    const text = 'Tracking ID\tIsi Laporan\r\n7400004\tjalan, rusak; parah\r\n';
    const said = [{ report: { tracking: '7400004', said: 'jalan, rusak; parah' } }];
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject(said);
    expect(read(Buffer.from(text))).toMatchObject(said);
    const named = Buffer.from(
      'sep=;\r\nTracking ID;Isi Laporan\r\n7400004;"jalan, rusak; parah"\r\n',
    );
    expect(read(named)).toMatchObject(said);
  });

  it('has one report for two offices below each other, which is no row that cannot be read', () => {
    const file =
      'Tracking ID,Isi Laporan,Instansi,No. HP\n7400005,jalan rusak,PUPR,81200009055\n,,BPBD,\n';
    expect(read(Buffer.from(file))).toEqual([
      expect.objectContaining({ report: expect.objectContaining({ phone: '+6281200009055' }) }),
    ]);
  });

  it.each([
    ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['XML of before', Buffer.from('<?xml version="1.0"?>\n<Workbook xmlns="x"></Workbook>')],
  ])('is said to be of a kind that is not read where it is %s', (_, file) => {
    expect(() => read(file)).toThrow(FileKindError);
  });
});

describe('a file as LAPOR! writes it', () => {
  it.each([',', ';'])(
    'is read below the lines about it, with %s between the cells',
    (separator) => {
      const rows = readLapor(world.hotline.rules.calendar, csv(separator));
      const where = ' Lokasi: pekon Basungan, kecamatan Pagar Dewa';
      expect(rows).toEqual([
        {
          line: 5,
          report: {
            ...{ tracking: '7300001', text: `Laporan. Jalan rusak parah${where}`, secret: false },
            ...{ said: 'Jalan rusak parah', phone: null },
            at: Date.UTC(2026, 10, 3, 3, 15),
          },
        },
        {
          line: 6,
          report: {
            ...{ tracking: '7300002', secret: true, at: Date.UTC(2026, 7, 4, 1, 5) },
            ...{ said: 'Oknum petugas meminta uang', phone: null },
            text: `Laporan. Oknum petugas meminta uang${where}`,
          },
        },
        { line: 7, over: 'Ditutup oleh Sistem' },
        { line: 8, over: 'Diarsipkan oleh Admin' },
        expect.objectContaining({ line: 9 }),
      ]);
    },
  );

  it('has a report that went to two offices once, also when it is only tried', async () => {
    for (const dry of [true, false, true]) {
      const { opened, known, over } = await importLapor(world.hotline, csv(','), dry);
      expect([...opened.map(({ tracking }) => tracking), ...known].sort()).toEqual([
        ...['7300001', '7300001', '7300002'],
      ]);
      expect(over).toBe(2);
    }
    const last = await importLapor(world.hotline, csv(','), true);
    expect(last.opened).toEqual([]);
  });

  it('that is none says of each row what is missing', () => {
    const rows = readLapor(world.hotline.rules.calendar, Buffer.from('Nama,Umur\nSiti,40\n'));
    expect(rows).toEqual([{ line: 2, fault: expect.stringContaining('Tracking ID') }]);
  });
});

describe('an import', () => {
  it('says first what it would do, and does nothing', async () => {
    const before = await world.hotline.store.instances.count({ machine: COMPLAINT.name });
    const dry = await importLapor(world.hotline, FILE, true);
    expect(dry.opened.map(({ tracking }) => tracking)).toEqual(['7100001', '7100002']);
    expect(await world.hotline.store.instances.count({ machine: COMPLAINT.name })).toBe(before);
  });

  it('opens what is new, once, and says which rows it could not read', async () => {
    const first = await importLapor(world.hotline, FILE, false);
    await world.settle();
    expect(first).toMatchObject({ known: [], over: 1 });
    expect(first.faults.map(({ line }) => line)).toEqual([5, 6, 7]);
    const again = await importLapor(world.hotline, FILE, false);
    expect(again).toMatchObject({ opened: [], known: ['7100001', '7100002'] });
    const [road, secret] = await Promise.all(first.opened.map(({ id }) => contextOf(id)));
    expect(road).toMatchObject({
      ...{ category: 'JALAN', agency: 'PUPR', secret: false, reporter: 'lapor/7100001' },
      sentAt: Date.UTC(2026, 10, 20, 3, 0),
      origin: { channel: 'lapor', external: { source: 'lapor', id: '7100001' } },
    });
    expect(secret).toMatchObject({ secret: true });
  });

  it('writes to its agency, and never to a reporter whom LAPOR! alone knows', async () => {
    const query = { machine: COMPLAINT.name, channel: 'lapor' };
    const { items } = await world.hotline.store.instances.find(query, {
      ...{ order: 'created', limit: 9 },
    } as const);
    const outbox = await Promise.all(items.map(({ id }) => world.hotline.store.outbox.of(id)));
    const sms = outbox.flat().filter(({ type }) => type === 'sms');
    const toReporters = sms.filter(({ to }) => to?.startsWith('lapor/'));
    expect(toReporters.length).toBeGreaterThan(0);
    for (const { state } of toReporters) expect(state).toBe('withdrawn');
    expect(sms.some(({ to, state }) => to?.startsWith('+62') && state !== 'withdrawn')).toBe(true);
  });
});
