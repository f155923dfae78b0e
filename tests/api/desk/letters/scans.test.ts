import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../../../support/desk.ts';
import { Random } from '../../../support/random.ts';

/** Scans of signed letters: what is taken, what is not, and how they are given out again. */

const PAGE = '/register/letter%3Apenerusan%3A2026%3Ak1';
const UPLOAD = `${PAGE}/pindaian`;
const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
const LIMIT = 64 * 1024;

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open({ scanLimit: LIMIT });
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await desk.sign(PAGE);
});
afterEach(() => desk.close());

const letter = () => desk.letter('/register/letter:penerusan:2026:k1');
const kept = async () => (await desk.hotline.store.documents.of('2026-A001')).length;
const attach = (bytes: Buffer, name: string) =>
  desk.upload(UPLOAD).attach('pindaian', bytes, { filename: name });

describe('a scan', () => {
  it.each([
    ['PDF', PDF, 'application/pdf', 'pdf'],
    ['PNG', PNG, 'image/png', 'png'],
    ['JPEG', JPEG, 'image/jpeg', 'jpg'],
  ])(
    'of type %s is kept with its letter and given out as it was',
    async (_, bytes, type, ending) => {
      expect((await attach(bytes, 'Surat “asli” no. 1.dat')).status).toBe(303);
      const { documents } = await letter();
      const scan = documents.at(-1);
      expect(scan?.kind).toBe('scan');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(scan?.id).toBe(`letter:penerusan:2026:k1:pindaian:${sha256}`);
      const address = `/surat/${encodeURIComponent(scan?.id ?? '')}`;
      expect((await desk.get(PAGE)).text).toContain('Pindaian surat bertanda tangan');
      const { status, headers, body } = await desk.get(address).responseType('blob');
      expect([status, headers['content-type']]).toEqual([200, type]);
      expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
      expect(headers['content-disposition']).toBe(
        `inline; filename="Surat _asli_ no. 1.${ending}"; filename*=UTF-8''Surat%20%E2%80%9Casli%E2%80%9D%20no.%201.${ending}`,
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
      const download = await desk.get(`${address}?unduh=ya`);
      expect(download.headers['content-disposition']).toMatch(/^attachment; /);
      for (const part of ['isi', 'pdf'])
        expect((await desk.get(`${address}/${part}`)).status).toBe(404);
    },
  );

  it('is there once, however often it is sent, and on a signed letter too; others come beside it', async () => {
    await attach(PDF, 'a.pdf');
    await attach(PDF, 'b.pdf');
    await desk.send(PAGE);
    await desk.act(PAGE, 'arsip');
    await attach(PNG, 'a.png');
    const { documents } = await letter();
    expect(documents.map(({ kind }) => kind)).toEqual(['rendered', 'scan', 'scan']);
    expect(await kept()).toBe(3);
  });

  it('comes with an answer that is not typed in, and is named on the sheet', async () => {
    const fields = { aduan: '2026-A001', nomor: '620/9/III.03/2026', tanggal: '2026-11-23' };
    const answer = {
      ...fields,
      hal: 'Jawaban',
      sms: 'Jalan diperbaiki mulai 30/11.',
      pindai: 'ya',
    };
    const preview = await desk.preview('/register/baru/jawaban', answer);
    const without = await desk.upload(preview).field('nomor', '');
    expect([without.status, without.text]).toEqual([400, expect.stringContaining('belum dipilih')]);
    const wrong = await desk.upload(preview).attach('pindaian', Buffer.from('GIF89a'), 'x.pdf');
    expect(wrong.status).toBe(400);
    expect(await kept()).toBe(1);
    const made = await desk.upload(preview).attach('pindaian', PDF, 'jawaban.pdf');
    expect(made.status).toBe(303);
    await desk.rest();
    const incoming = await desk.letter(String(made.headers.location));
    expect(incoming.documents.map(({ kind }) => kind)).toEqual(['rendered', 'scan']);
    const sheet = await desk.rendering(incoming);
    expect(sheet).toContain('LEMBAR PENERIMAAN SURAT JAWABAN');
    expect(sheet).toContain('berkas jawaban.pdf (SHA-256');
    expect(desk.received().at(-2)).toContain('Jalan diperbaiki mulai 30/11.');
  });

  it('whose bytes were changed in the store is not given out', async () => {
    await attach(PDF, 'a.pdf');
    const id = (await letter()).documents.at(-1)?.id ?? '';
    desk.hotline.store.documents.bytes = () => Promise.resolve(new Uint8Array(PNG));
    const { status, text } = await desk.get(`/surat/${encodeURIComponent(id)}`);
    expect([status, text]).toEqual([410, expect.stringContaining('rusak di penyimpanan')]);
  });
});

describe('what is no scan', () => {
  const nothingKept = async () => {
    expect(await kept()).toBe(1);
    expect((await letter()).documents).toHaveLength(1);
  };
  afterEach(nothingKept);

  it.each<[string, Buffer, string, number, string]>([
    ['an empty file', Buffer.alloc(0), 'a.pdf', 400, 'kosong'],
    [
      'a web page called PDF',
      Buffer.from('<html><script>alert(1)</script>'),
      'a.pdf',
      400,
      'bukan PDF',
    ],
    [
      'a PDF with something before it',
      Buffer.concat([Buffer.from('\n'), PDF]),
      'a.pdf',
      400,
      'bukan',
    ],
    ['half a PNG', PNG.subarray(0, 7), 'a.png', 400, 'bukan'],
    [
      'a file that is too large',
      Buffer.concat([PDF, Buffer.alloc(LIMIT)]),
      'a.pdf',
      413,
      'terlalu besar',
    ],
  ])('%s gets a page that says so', async (_, bytes, name, status, words) => {
    const answer = await attach(bytes, name);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('two files, or a file under another name, get a page that says so', async () => {
    const two = await attach(PDF, 'a.pdf').attach('pindaian', PNG, 'b.png');
    const other = await desk.upload(UPLOAD).attach('lain', PDF, 'a.pdf');
    const many = desk.upload(UPLOAD);
    for (let n = 0; n < 30; n += 1) many.field(`f${n}`, 'x');
    for (const answer of [two, other, await many]) expect(answer.status).toBe(400);
    expect(two.text).toContain('Unggah satu berkas saja');
    const none = await desk.upload(UPLOAD).field('nomor', '1');
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('belum dipilih')]);
  });

  it('a broken form gets a page that says so', async () => {
    const type = 'multipart/form-data; boundary=x';
    const head = '--x\r\nContent-Disposition: form-data; name="pindaian"; filename="a.pdf"\r\n\r\n';
    const bodies = [
      '',
      '--x',
      head,
      `${head}%PDF-1.4`,
      '--x\r\nContent-Disposition\r\n\r\n--x--',
      '\0',
    ];
    for (const body of bodies) {
      const answer = await desk.upload(UPLOAD).set('Content-Type', type).send(body);
      expect([body, answer.status]).toEqual([body, 400]);
    }
    const noBoundary = desk.upload(UPLOAD).set('Content-Type', 'multipart/form-data');
    expect((await noBoundary.send('x')).status).toBe(400);
    const form = desk.form(UPLOAD, { pindaian: 'x' });
    expect((await form).status).toBe(400);
  });

  it('from another site, for a letter that is not there or void, is refused', async () => {
    const foreign = desk.upload(UPLOAD).set('Sec-Fetch-Site', 'cross-site');
    expect((await foreign.attach('pindaian', PDF, 'a.pdf')).status).toBe(403);
    const nowhere = desk.upload('/register/letter%3Ax/pindaian').attach('pindaian', PDF, 'a.pdf');
    expect((await nowhere).status).toBe(404);
    const event = { type: 'letter.void', reason: 'salah' };
    await desk.hotline.engine.request('letter:penerusan:2026:k1', event, { role: 'admin' }, 'v');
    expect((await attach(PDF, 'a.pdf')).status).toBe(409);
  });

  it('random bytes never bring more than a page', async () => {
    const random = new Random(7);
    for (let round = 0; round < 40; round += 1) {
      const bytes = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
      const { status } = await attach(bytes, `${round}.pdf`);
      expect(status).toBe(400);
    }
  });
});
