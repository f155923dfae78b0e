import { describe, expect, it } from '@jest/globals';
import { AtDialogue } from '../../../channels/gsm/at/dialogue.ts';
import { askUssd, type UssdOutcome } from '../../../channels/gsm/at/ussd.ts';
import { USSD_FORMS, type UssdForm, type UssdReply } from '../../../channels/gsm/virtual/ussd.ts';
import { Bench } from './bench.ts';

/** Asking the operator for the credit, in every form in which modems pass the answer on. */

const CODE = '*888#';
const TEXT = 'Sisa pulsa Rp 15.000 aktif s.d. 31-12-2026';

/** Asks a virtual modem directly. */
async function ask(reply: UssdReply, code = CODE): Promise<UssdOutcome> {
  const bench = new Bench();
  bench.modem.ussd.set(CODE, reply);
  const ignored = { unsolicited: () => {}, unanswered: () => {} };
  const dialogue = new AtDialogue(await bench.modem.opener()(), bench.clock, ignored);
  let outcome: UssdOutcome | undefined;
  void dialogue
    .turn('care', (at) => askUssd(at, code))
    .then((ended) => {
      outcome = ended;
    });
  await bench.clock.advance(90_000);
  if (outcome === undefined) throw new Error('the question did not end');
  expect(dialogue.idle()).toBe(true);
  return outcome;
}

describe('USSD', () => {
  const answered = USSD_FORMS.filter(
    (form) => !['unsupported', 'timeout', 'silent'].includes(form),
  );
  it.each(answered.map((form) => [form]))('reads the answer when it comes %s', async (form) => {
    expect(await ask({ text: TEXT, form, after: 3_000 })).toMatchObject({ text: TEXT });
  });

  it('keeps the lines of a long answer', async () => {
    expect(await ask({ text: 'Pulsa Rp 1.000\nAktif 31/12/2026\n1. Isi ulang' })).toMatchObject({
      text: expect.stringMatching(/Pulsa Rp 1\.000\s+Aktif 31\/12\/2026\s+1\. Isi ulang/),
    });
  });

  it.each<[UssdForm, RegExp]>([
    ['unsupported', /tidak didukung/],
    ['timeout', /tidak menjawab USSD pada waktunya/],
    ['silent', /jaringan tidak menjawab USSD/],
  ])('ends with a reason when it is %s', async (form, reason) => {
    expect(await ask({ text: '', form })).toEqual({
      error: expect.stringMatching(reason),
    });
  });
});
