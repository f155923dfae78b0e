import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { maskedPdu } from '../../../../api/office/complaints/raw-pdu.ts';
import { attachScan, readScan } from '../../../../api/office/letters/scan.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { Desk } from '../../../support/desk.ts';
import { printEmptyPdf } from '../../../support/empty-pdf.ts';
import { deskUser } from '../../../support/paper-office.ts';
import { asUser } from '../fixture.ts';

/** All that is kept of one complaint, for those who judge how it was handled. */

const REPORTER = '+6281200009001';
const LETTER = '/register/letter:penerusan:2026:k1';

let desk: Desk;
let printed: string[];
/** A page for each document. */
async function printPdf(html: string): Promise<Buffer> {
  printed.push(html);
  return printEmptyPdf();
}

beforeEach(async () => {
  printed = [];
  desk = await Desk.open({ printPdf });
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa, hub 0812-0000-9001');
  await desk.sign(LETTER);
  await desk.send(LETTER);
  await desk.sms('JAWAB A001 sdh kami survey, besok alat turun', '+6281200000101');
});
afterEach(() => desk.close());

const as = (role: 'admin' | 'auditor' | 'viewer' | 'agency') => {
  const who = deskUser(role, role === 'agency' ? 'PUPR' : null);
  return request(createWeb(desk.hotline, { ...asUser(who), printPdf }));
};

describe('the file of evidence', () => {
  it('has SMS, letters with how they went out, history and hashes, and no digit of the reporter', async () => {
    const answer = await as('admin').get('/aduan/2026-A001/bukti');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const [file = ''] = printed;
    const [document] = (await desk.letter(LETTER)).documents;
    const kept = await desk.hotline.store.documents.get(document?.id ?? '');
    for (const told of ['jln rusak parah', 'sdh kami survey', 'Dikirim ', kept?.sha256 ?? 'none'])
      expect(file).toContain(told);
    expect(file.replace(/\D/g, '')).not.toContain(REPORTER.slice(3));
    // the letter lies behind it
    const pdf = await PDFDocument.load(answer.body as Uint8Array);
    expect(pdf.getPageCount()).toBe(2);
  });

  it('is for admin and auditor, and who took it is in the log', async () => {
    const statuses = await Promise.all(
      (['auditor', 'viewer', 'agency'] as const).map(
        async (role) => (await as(role).get('/aduan/2026-A001/bukti')).status,
      ),
    );
    expect(statuses).toEqual([200, 403, 403]);
    // the overseer of what he may see: this one was never given to him
    const overseer = createWeb(desk.hotline, {
      ...asUser(deskUser('agency', desk.hotline.rules.district.office.oversightAgency)),
      printPdf,
    });
    expect((await request(overseer).get('/aduan/2026-A001/bukti')).status).toBe(404);
    const log = (await as('admin').get('/audit')).text;
    expect(log).toContain('berkas bukti dibuat');
  });

  it('is taken by the overseer of the secret it was given, from a link on its page, and nobody learns who wrote it', async () => {
    const words = 'RAHASIA kabid PUPR minta fee proyek jalan, hub 0812-0000-9002';
    await desk.sms(words, '+6281200009002');
    const overseer = request(
      createWeb(desk.hotline, {
        ...asUser(deskUser('agency', desk.hotline.rules.district.office.oversightAgency)),
        printPdf,
      }),
    );
    expect((await overseer.get('/aduan/2026-A002')).text).toContain('/aduan/2026-A002/bukti');
    const answer = await overseer.get('/aduan/2026-A002/bukti');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const file = printed.at(-1) ?? '';
    expect(file).toContain('minta fee proyek jalan');
    expect(file.replace(/\D/g, '')).not.toContain('81200009002');
    expect((await as('agency').get('/aduan/2026-A002/bukti')).status).toBe(403);
    const log = (await as('auditor').get('/audit')).text;
    expect(log).toMatch(
      /INSPEKTORAT[\s\S]{0,400}berkas bukti dibuat|berkas bukti dibuat[\s\S]{0,400}INSPEKTORAT/,
    );
  });

  it('has the scan itself, as it was handed in, and says so', async () => {
    const scan = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
      'base64',
    );
    const letter = await desk.letter(LETTER);
    const kept = { ...readScan(scan, 'bukti.png') };
    await attachScan(desk.hotline, letter, kept);
    await desk.rest();
    const answer = await as('admin').get('/aduan/2026-A001/bukti');
    expect(printed[0]).toContain('Berkas aslinya tertanam');
    const pdf = await PDFDocument.load(answer.body as Uint8Array);
    // sheet, letter, and the picture on a page of its own
    expect(pdf.getPageCount()).toBe(3);
    const [file] = pdf.getAttachments();
    expect(file?.name).toBe(`${kept.sha256.slice(0, 8)}-bukti.png`);
    expect(Buffer.from(file?.data ?? [])).toEqual(scan);
  });

  it('shows a PDU as it came, without the digits of who wrote, and none whose words hold a number', () => {
    const from = '+6281200009001';
    expect(maskedPdu('07912618010000F0040D9126', { from, text: 'Hi' })).toBeNull();
    const own = `0791${'2618010000F0'}040D91${swapped(from)}0000622132017000820`;
    const shown = maskedPdu(own, { from, text: 'jalan rusak' });
    expect(shown).toBe(own.replace(swapped(from), 'X'.repeat(14)));
    expect(maskedPdu(own, { from, text: 'hub 0812-0000-9001' })).toBeNull();
    expect(maskedPdu('{"from":"+6281200009001"}', { from, text: 'jalan rusak' })).toBeNull();
  });
});

/** Digits in pairs turned round, filled up with F. */
function swapped(number: string): string {
  const digits = `${number.slice(1)}${number.length % 2 === 0 ? 'F' : ''}`;
  return digits.replace(/(.)(.)/g, '$2$1');
}
