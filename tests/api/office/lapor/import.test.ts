import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { UnzipError } from '../../../../api/office/data/import/unzip.ts';
import { importLapor } from '../../../../api/office/lapor/import.ts';
import { readLapor } from '../../../../api/office/lapor/reports.ts';
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
    const report = {
      tracking: '7100001',
      text: 'Jalan rusak. Jalan berlubang, dalam sekali\ndi depan "SD 1" Lokasi: Pekon Basungan Kecamatan Pagar Dewa',
      at: Date.UTC(2026, 10, 20, 3, 0),
      secret: false,
    };
    expect(first).toEqual({ line: 2, report });
    const spaced = Buffer.from('Status;Isi Laporan;Tracking ID\r\nProses;"a;b";8\r\n\r\n');
    expect(readLapor(calendar, spaced)).toEqual([
      { line: 2, report: { tracking: '8', text: 'a;b', at: null, secret: false } },
    ]);
    expect(readLapor(calendar, Buffer.alloc(0))).toEqual([]);
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
