import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createKeepPaper } from '../../../../api/office/letters/keep-paper.ts';
import { BrowserMissingError } from '../../../../api/print/print-error.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { Desk } from '../../../support/desk.ts';

/** The PDF of a letter is made once, and kept with a hash of its own. */

const LETTER = '/register/letter:penerusan:2026:k1';

let printed: string[];
let desk: Desk;
/** Another browser would make other bytes each time. */
async function printPdf(html: string): Promise<Buffer> {
  printed.push(html);
  return Buffer.from(`%PDF-1.7 ${printed.length}`);
}

beforeEach(async () => {
  printed = [];
  desk = await Desk.open({ printPdf });
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await desk.sign(LETTER);
});
afterEach(() => desk.close());

const hands = () => ({ ...desk.hotline, instances: desk.hotline.engine.instances });
async function rendering(): Promise<string> {
  return (await desk.letter(LETTER)).documents[0]?.id ?? '';
}
const pdf = async () => desk.get(`/surat/${encodeURIComponent(await rendering())}/pdf`);

describe('the PDF of a letter', () => {
  it('is the same whenever it is asked for, with a name that no other has', async () => {
    const first = await pdf();
    const second = await pdf();
    expect(printed).toHaveLength(1);
    expect(second.text).toBe(first.text);
    const kept = await desk.hotline.store.documents.get(`${await rendering()}:pdf`);
    const bytes = await desk.hotline.store.documents.bytes(`${await rendering()}:pdf`);
    expect(kept?.sha256).toBe(
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    );
    expect(kept?.file?.name).toMatch(/^500\.12\.2-0001-III\.18-2026-penerusan-[0-9a-f]{8}\.pdf$/);
    expect(first.headers['content-disposition']).toContain(kept?.file?.name ?? 'none');
  });

  it('is printed when the letter is signed, once however often that is tried', async () => {
    const keep = createKeepPaper(printPdf);
    await keep(hands(), 'letter:penerusan:2026:k1');
    await keep(hands(), 'letter:penerusan:2026:k1');
    await pdf();
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('500.12.2/0001/III.18/2026');
  });

  it('does not hold up a letter where no browser prints', async () => {
    const keep = createKeepPaper(() => Promise.reject(new BrowserMissingError('Pasang Chromium.')));
    await keep(hands(), 'letter:penerusan:2026:k1');
    expect((await desk.letter(LETTER)).number).toBe('500.12.2/0001/III.18/2026');
    await expect(
      createKeepPaper(() => Promise.reject(new TypeError('broken')))(
        hands(),
        'letter:penerusan:2026:k1',
      ),
    ).rejects.toThrow('broken');
  });

  it('is found by its hash on the page that checks the paper', async () => {
    await pdf();
    const html = await desk.rendering(await desk.letter(LETTER));
    const code = /Kode periksa <strong>([^<]+)</.exec(html)?.[1] ?? '';
    const web = createWeb(desk.hotline, { identify: () => null });
    const { text } = await request(web).get(`/periksa/${code}`);
    const kept = await desk.hotline.store.documents.get(`${await rendering()}:pdf`);
    expect(text).toContain(kept?.sha256 ?? 'none');
  });
});
