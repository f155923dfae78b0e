import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { yearArchive } from '../../../../api/office/archive/year-archive.ts';
import { unzip } from '../../../../api/office/data/import/unzip.ts';
import { attachScan, readScan } from '../../../../api/office/letters/scan.ts';
import { COMMAND_LINE } from '../../../../api/office/people/person.ts';
import { endInstance } from '../../../../api/office/retention/retention.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { COMPLAINT_PERSONAL } from '../../../../machines/complaint/personal.ts';
import type { Personal } from '../../../../machines/district/personal.ts';
import { LETTER_PERSONAL } from '../../../../machines/letter/personal.ts';
import { Desk } from '../../../support/desk.ts';
import { printEmptyPdf } from '../../../support/empty-pdf.ts';
import { deskUser } from '../../../support/paper-office.ts';
import { asUser } from '../../desk/fixture.ts';

/** All letters of a year for the archive: with their scans, the list by the JRA, hashes and minutes. */

const LETTER = '/register/letter:penerusan:2026:k1';
const SCAN = Buffer.from('%PDF-1.4 signed by hand');

let desk: Desk;
let printed: string[] = [];
const printPdf = (html: string) => {
  printed.push(html);
  return printEmptyPdf();
};
beforeAll(async () => {
  desk = await Desk.open({ printPdf });
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa');
  await desk.sign(LETTER);
  await desk.send(LETTER);
  await attachScan(desk.hotline, await desk.letter(LETTER), readScan(SCAN, 'surat.pdf'));
  await desk.rest();
});
afterAll(() => desk.close());

async function archived(person = COMMAND_LINE) {
  printed = [];
  const pieces: Uint8Array[] = [];
  for await (const piece of yearArchive(desk.hotline, { year: 2026, person }, printPdf))
    pieces.push(piece);
  return unzip(Buffer.concat(pieces));
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the archive of a year', () => {
  it('has every letter with its scan, and a hash of each file that is right', async () => {
    const files = await archived();
    const { number } = await desk.letter(LETTER);
    const stem = `keluar/${(number ?? '').replace(/[^\w.-]+/g, '-')}`;
    const names = [...files.keys()];
    expect(names.filter((name) => name.startsWith(`${stem}-penerusan-`))).toHaveLength(1);
    expect(files.get(`${stem}-scan-${hash(SCAN).slice(0, 8)}.pdf`)).toEqual(SCAN);
    const sums = new Map(
      (files.get('SHA256SUMS')?.toString() ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const others = [...files].filter(([name]) => name !== 'SHA256SUMS');
    expect(sums).toEqual(new Map(others.map(([name, bytes]) => [name, hash(bytes)])));
  });

  it('lists each with its classification and the times of the JRA, and says so in the minutes', async () => {
    const files = await archived();
    const list = files.get('daftar-arsip.csv')?.toString() ?? '';
    const { number } = await desk.letter(LETTER);
    for (const told of [
      number ?? '-',
      'Penerusan aduan',
      'musnah',
      'asli dan pindaian',
      hash(SCAN),
    ])
      expect(list).toContain(told);
    expect(list.trimEnd().split('\n')).toHaveLength(2);
    const minutes = printed.at(-1) ?? '';
    expect(minutes).toContain('BERITA ACARA PENYERAHAN ARSIP SURAT TAHUN 2026');
    expect(minutes).toContain('2 + 3 tahun');
  });

  it('keeps what somebody may not see out, and says it', async () => {
    const files = await archived({ role: 'agency', agency: 'DINKES' });
    expect([...files.keys()].filter((name) => name.startsWith('keluar/'))).toEqual([]);
    expect(files.get('daftar-arsip.csv')?.toString()).toContain('disimpan lembaga pengawas');
  });

  it('is downloaded by the admin alone', async () => {
    const as = (role: 'admin' | 'auditor') =>
      request(createWeb(desk.hotline, { ...asUser(deskUser(role)), printPdf }));
    const answer = await as('admin').get('/register/arsip?tahun=2026').responseType('blob');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(unzip(answer.body as Buffer).has('berita-acara.pdf')).toBe(true);
    expect((await as('auditor').get('/register/arsip?tahun=2026')).status).toBe(404);
    expect((await as('admin').get('/register/arsip?tahun=1999')).status).toBe(400);
  });
});

describe('a letter whose time is over', () => {
  it('is the only one that takes its papers along: its complaint leaves them', async () => {
    const { store } = desk.hotline;
    const letter = await desk.letter(LETTER);
    const [rendered] = letter.documents;
    const end = async (id: string, personal: Personal) => {
      const one = await store.instances.load(id);
      if (one === undefined) throw new Error(`${id} is not there`);
      expect(await endInstance(desk.hotline, personal, one)).toBe(true);
    };
    const scan = letter.documents.find(({ kind }) => kind === 'scan')?.id ?? '';
    await end('2026-A001', COMPLAINT_PERSONAL);
    expect(await store.documents.bytes(scan)).toBeDefined();
    await end(letter.id, LETTER_PERSONAL);
    expect(await store.documents.bytes(scan)).toBeUndefined();
    expect((await store.documents.get(rendered?.id ?? ''))?.html).toBe('');
    const shown = await desk.get(`/surat/${encodeURIComponent(rendered?.id ?? '')}`);
    expect([shown.status, shown.text.includes('dimusnahkan')]).toEqual([410, true]);
    const list = (await archived()).get('daftar-arsip.csv')?.toString() ?? '';
    expect(list).toContain('sudah dimusnahkan menurut JRA');
    expect(list).toContain(letter.number ?? '-');
  });
});
