import { describe, expect, it } from '@jest/globals';
import { cleanPart, cleanText } from '../../machines/text/clean-text.ts';
import { PaperOffice } from '../support/paper-office.ts';

describe('text from outside', () => {
  it.each([
    ['JALAN rusak\u0000rahasia zamrud', 'JALAN rusak rahasia zamrud'],
    ['RAH\u200bAS\u2060IA \ufefffee', 'RAHASIA fee'],
    ['\u202eaisahar\u202c', 'aisahar'],
    ['\u2066A001\u2069', 'A001'],
    ['ＲＡＨＡＳＩＡ Ａ００１', 'RAHASIA A001'],
    ['satu\u2028dua\r\ntiga\tempat', 'satu\ndua\r\ntiga\tempat'],
    ['setengah \ud83d huruf \ude00', 'setengah \ufffd huruf \ufffd'],
    ['utuh 😀 é ñ 中', 'utuh 😀 é ñ 中'],
    ['ЈАWАВ А001 jalan', 'JAWAB A001 jalan'],
    ['СЕК А001', 'CEK A001'],
    ['𝐉𝐀𝐖𝐀𝐁 𝟎𝟎𝟏 🅰 ①', 'JAWAB 001 A 1'],
    ['привет А001 соba', 'привет A001 coba'],
    ['привет мир', 'привет мир'],
    ['10 m² ½ αβγ', '10 m² ½ αβγ'],
    ['\u0007bel\u001b[31m', ' bel [31m'],
  ])('%j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });

  it('keeps halves of a character at the ends of a part', () => {
    const [first, second] = ['jalan \u200brusak \ud83d', '\ude00 di \ud83d sukau'];
    expect(cleanPart(first) + cleanPart(second)).toBe('jalan rusak 😀 di \ufffd sukau');
  });

  it('is read whole, with what came kept as evidence', async () => {
    const office = await PaperOffice.open();
    try {
      const CITIZEN = '+6281200009001';
      await office.sms(
        CITIZEN,
        'JALAN di pekon hanakau sukau rusak\u0000 tolong RAH\u200bASIA zamrud',
      );
      const { text, secret } = await office.complaint('2026-A001');
      expect(text).toBe('JALAN di pekon hanakau sukau rusak  tolong RAHASIA zamrud');
      expect(secret).toBe(true);
      const [kept] = await office.hotline.store.inbox.list({ from: CITIZEN, limit: 1 });
      expect(kept?.raw).toEqual(['00']);
      const now = office.clock.now();
      const half = {
        total: 2,
        from: CITIZEN,
        sentAt: now,
        receivedAt: now,
        line: 'paper',
        raw: '00',
      };
      await office.hotline.engine.receiver.parts([
        { ...half, fingerprint: 'p1', group: 'g', sequence: 1, text: 'TAMBAH A001 senang \ud83d' },
        { ...half, fingerprint: 'p2', group: 'g', sequence: 2, text: '\ude00 sekali' },
      ]);
      await office.rest();
      const { additions } = await office.complaint('2026-A001');
      expect(additions.at(-1)?.text).toBe('senang 😀 sekali');
    } finally {
      await office.close();
    }
  });
});
