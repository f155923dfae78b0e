import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { phoneOf } from '../../support/office-phones.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** Who is refused the same for the third time is told once more why, and who helps. */

const REPORTER = '+6281200009001';
const OTHER = '+6281200009002';

let office: PaperOffice;
beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms(REPORTER, 'RAHASIA kabid PUPR minta fee proyek jalan'); // A001
  await office.sms(OTHER, 'JALAN di pekon hanakau sukau rusak parah'); // A002
}, 60_000);
afterAll(() => office.close());

const OFFICER = phoneOf('officer', 'PUPR');
const ADMIN = phoneOf('admin');

/** Who writes, what thrice in other words, and why not. */
const REFUSED: [string, string, RegExp][] = [
  [OFFICER, 'BATAL A002', /^BATAL hanya dari pelapor/],
  [OFFICER, 'JAWAB A001 sudah kami kerjakan kemarin', /^No A001 tidak dikenal atau bukan tugas/],
  [OFFICER, 'JAWAB A002 siap', /^Perintah JAWAB belum lengkap\. Contoh: JAWAB A002/],
  [ADMIN, 'TERUSKAN A001 PUPR', /^No A001 rahasia, tidak bisa ke DPUPR/],
  [ADMIN, 'GABUNG A002 A001', /^A002 dan A001 tidak bisa digabung: salah satunya rahasia/],
  [ADMIN, 'TERUSKAN B777 PUPR', /^No B777 tidak ditemukan/],
  [phoneOf('regent'), 'TOLAK A002 tidak jelas', /^TOLAK hanya dari Admin/],
  [OFFICER, 'LIHAT A001', /^No A001 tidak dikenal atau bukan tugas/],
];

describe('the third refusal in a row', () => {
  it.each(REFUSED)('%s: %s', async (phone, text, reason) => {
    await office.pass(3_600_000);
    const noted = office.received(ADMIN).length;
    const answers: string[] = [];
    for (const polite of ['', 'ok ', 'ya ']) {
      const before = office.received(phone).length;
      await office.sms(phone, `${polite}${text}`);
      answers.push(office.received(phone).slice(before).join(''));
    }
    expect(answers).toEqual([0, 1, 2].map(() => expect.stringMatching(reason)));
    const helps = phone === ADMIN ? /pakai komputer hotline/ : /admin kami beri tahu/;
    expect(answers.map((one) => helps.test(one))).toEqual([false, false, true]);
    if (phone !== ADMIN) expect(office.received(ADMIN).slice(noted).join()).toMatch(/tiga kali/);
  });
});
