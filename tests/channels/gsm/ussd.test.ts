import { describe, expect, it } from '@jest/globals';
import { AtDialogue } from '../../../channels/gsm/at/dialogue.ts';
import { askUssd, type UssdOutcome } from '../../../channels/gsm/ussd.ts';
import { USSD_FORMS, type UssdForm, type UssdReply } from '../../../channels/gsm/virtual/ussd.ts';
import { scripted } from './at/scripted.ts';
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
    expect(await ask({ text: TEXT, form, after: 3_000 })).toEqual({ ok: true, text: TEXT });
  });

  it('keeps the lines of a long answer', async () => {
    expect(await ask({ text: 'Pulsa Rp 1.000\nAktif 31/12/2026\n1. Isi ulang' })).toEqual({
      ok: true,
      text: expect.stringMatching(/Pulsa Rp 1\.000\s+Aktif 31\/12\/2026\s+1\. Isi ulang/),
    });
  });

  it.each<[UssdForm, RegExp]>([
    ['unsupported', /tidak mengenal/],
    ['timeout', /tidak menjawab pada waktunya/],
    ['silent', /operator tidak menjawab/],
  ])('ends with a reason when it is %s', async (form, reason) => {
    expect(await ask({ text: '', form })).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('refuses what is no code before it reaches the modem', async () => {
    expect(await ask({ text: TEXT }, '*888#";+CMGD=1,4;"')).toMatchObject({ ok: false });
  });

  it('closes a dialogue that the network leaves open', async () => {
    const { at, asked, clock } = scripted((command) => {
      if (command.startsWith('AT+CUSD=1')) return ['OK', '+CUSD: 1,"1. Pulsa 2. Paket",15'];
      return ['OK'];
    });
    const asking = at.turn('care', (commands) => askUssd(commands, CODE));
    await clock.advance(1000);
    expect(await asking).toEqual({ ok: true, text: '1. Pulsa 2. Paket' });
    expect(asked.at(-1)).toBe('AT+CUSD=2');
  });

  it('asks in packed septets where the modem refuses the plain code (Huawei)', async () => {
    const { at, asked, clock } = scripted((command) => {
      if (command.includes(CODE)) return ['ERROR'];
      return ['OK', '+CUSD: 0,"Pulsa Rp 1.000",15'];
    });
    const asking = at.turn('care', (commands) => askUssd(commands, CODE));
    await clock.advance(1000);
    expect(await asking).toEqual({ ok: true, text: 'Pulsa Rp 1.000' });
    expect(asked.at(-1)).toBe('AT+CUSD=1,"2A1C0E3702",15');
  });
});
