import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import decodeQR from 'qr/decode.js';
import request from 'supertest';
import {
  checkAddress,
  newCheckCode,
  typedCheckCode,
} from '../../../../api/office/letters/check-code.ts';
import { LOOKS_PER_ADDRESS } from '../../../../api/pages/access/limits.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { qrSvg } from '../../../../templates/documents/qr-code.ts';
import { Desk } from '../../../support/desk.ts';

/** A paper is checked against the archive by anybody who holds it. */

const ROAD = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';
const LETTER = '/register/letter:penerusan:2026:k1';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.sms(ROAD);
});
afterEach(() => desk.close());

/** Without signing in. */
const stranger = () => request(createWeb(desk.hotline, { identify: () => null }));

async function codeOnPaper(): Promise<string> {
  const html = await desk.rendering(await desk.letter(LETTER));
  return /Kode periksa <strong>([^<]+)</.exec(html)?.[1] ?? '';
}

describe('a signed letter', () => {
  it('bears a code by which a stranger learns number, date and kind, and nothing that it says', async () => {
    await desk.sign(LETTER);
    const { text, status } = await stranger().get(`/periksa/${await codeOnPaper()}`);
    expect(status).toBe(200);
    for (const told of ['500.12.2/0001/III.18/2026', 'Penerusan aduan', '23 Nov 2026'])
      expect(text).toContain(told);
    const [document] = (await desk.letter(LETTER)).documents;
    const kept = await desk.hotline.store.documents.get(document?.id ?? '');
    expect(text).toContain(kept?.sha256 ?? 'none');
    expect(text).not.toMatch(/A001|basungan|Pekerjaan Umum|PUPR/);
  });

  it('that was voided says so', async () => {
    await desk.sign(LETTER);
    await desk.act(LETTER, 'batal', { alasan: 'salah alamat' });
    const { text } = await stranger().get(`/periksa/${await codeOnPaper()}`);
    expect(text).toContain('<strong>dibatalkan</strong>');
    expect(text).not.toContain('salah alamat');
  });

  it('is found by its code as people type it', async () => {
    await desk.sign(LETTER);
    const code = await codeOnPaper();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const answer = await stranger().get('/periksa').query({ kode: typed });
    expect([answer.status, answer.headers.location]).toEqual([303, checkAddress('', code)]);
  });
});

describe('what is no code of ours', () => {
  it.each(['7K3F-9QPM-2XWD-0R5T', 'letter:penerusan:2026:k1', '2026-A001'])(
    'tells nothing: %s',
    async (typed) => {
      expect((await stranger().get(`/periksa/${encodeURIComponent(typed)}`)).status).toBe(404);
    },
  );

  it('is not tried for long', async () => {
    const web = stranger();
    const statuses: number[] = [];
    for (let n = 0; n <= LOOKS_PER_ADDRESS; n += 1)
      statuses.push((await web.get(`/periksa/${newCheckCode()}`)).status);
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([404, 429]);
  });

  it('is asked for again where it cannot be one', async () => {
    const answer = await stranger().get('/periksa').query({ kode: 'A001' });
    expect([answer.status, answer.text.includes('16 huruf dan angka')]).toEqual([400, true]);
  });
});

it('a draft has no code', async () => {
  const draft = await desk.get(`${LETTER}/konsep`);
  expect(draft.text).not.toContain('Kode periksa');
});

it('codes have 80 bits, none twice, and no sign that is taken for another', () => {
  const codes = new Set(Array.from({ length: 500 }, newCheckCode));
  expect(codes.size).toBe(500);
  for (const code of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(typedCheckCode(code)).toBe(code);
  }
});

/** The picture of an SVG made of rectangles, as a camera would give it: four pixels a module. */
function pixels(svg: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const side = size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (
        let column = Number(x) * scale;
        column < (Number(x) + Number(width)) * scale;
        column += 1
      )
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return { width: side, height: side, data };
}

it('the QR code on the paper reads as the address of the check', () => {
  const address = checkAddress('https://hotline.example', '7K3F-9QPM-2XWD-0R5T');
  expect(decodeQR(pixels(qrSvg(address)))).toBe(address);
});
