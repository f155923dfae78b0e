import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ucs2Hex } from '../../../../channels/gsm/at/ucs2.ts';
import { askUssd, written } from '../../../../channels/gsm/at/ussd.ts';
import { isOpenUssd, readUssd } from '../../../../channels/gsm/at/ussd-reply.ts';
import { scripted } from './scripted.ts';
import { ask, type Script } from './ussd-script.ts';

const SIM = 'Sisa pulsa Rp15.000 s.d. 31/12/2026';

const cusd = (rest: string): string => `\r\n+CUSD: ${rest}\r\n`;
const packed = (text: string): string => written(text, 'packed');

describe('a USSD code', () => {
  it('is dialled as it is, and the answer is waited for', async () => {
    const { outcome, dialled, took } = await ask({ reply: cusd(`0,"${SIM}",15`), after: 9_000 });
    expect(outcome).toEqual({ text: SIM, form: 'plain' });
    expect(dialled).toEqual(['AT+CUSD=1,"*888#",15']);
    expect(took).toBe(9_000);
  });

  it.each([
    ['*100#', 'packed', 'AA180C3602'],
    // seven characters: the seven bits that are left over are a CR
    ['*111*1#', 'packed', 'AA582CA68A8D1A'],
    ['*888#', 'ucs2', '002A0038003800380023'],
  ] as const)('%s is written %s', (code, form, expected) => {
    expect(written(code, form)).toBe(expected);
  });

  it.each<[string, Script, string[], string]>([
    [
      'in UCS2 under that character set',
      { characterSet: 'UCS2', reply: cusd(`0,"${ucs2Hex(SIM)}",72`) },
      ['AT+CUSD=1,"002A0038003800380023",15'],
      'ucs2',
    ],
    [
      'packed when the modem refuses plain text',
      {
        refuse: (command) => (command.includes('*888#') ? ['+CME ERROR: 4'] : undefined),
        reply: cusd(`0,"${packed(SIM)}",15`),
      },
      ['AT+CUSD=1,"*888#",15', `AT+CUSD=1,"${packed('*888#')}",15`],
      'packed',
    ],
    [
      'packed when the network does not know the plain text',
      {
        refuse: (command) => (command.includes('*888#') ? ['OK', '+CUSD: 4'] : undefined),
        reply: cusd(`0,"${packed(SIM)}",15`),
      },
      ['AT+CUSD=1,"*888#",15', `AT+CUSD=1,"${packed('*888#')}",15`],
      'packed',
    ],
    [
      'as told',
      { options: { forms: ['packed'] }, reply: cusd(`0,"${packed(SIM)}",15`) },
      [`AT+CUSD=1,"${packed('*888#')}",15`],
      'packed',
    ],
  ])('is dialled %s', async (_, script, expected, form) => {
    const { outcome, dialled } = await ask(script);
    expect(outcome).toEqual({ text: SIM, form });
    expect(dialled).toEqual(expected);
  });

  it('is refused when it is none, before anything is written', async () => {
    for (const code of ['', '888', '*888', '*888#"', '*888#\r\nAT+CMGD=1,4', '+62812', '*8a8#']) {
      const { outcome, dialled } = await ask({ code });
      expect(outcome).toEqual({ error: expect.stringContaining('bukan kode USSD') });
      expect(dialled).toEqual([]);
    }
  });
});

describe('a USSD answer', () => {
  it.each<[string, string, string]>([
    ['no blank', `\r\n+CUSD:0,"${SIM}",15\r\n`, SIM],
    ['no coding scheme', cusd(`0,"${SIM}"`), SIM],
    ['no quotes', cusd(`0,${SIM},15`), SIM],
    ['no quotes and no coding scheme', cusd(`0,${SIM}`), SIM],
    ['blanks', cusd(`0 , "${SIM}" , 15`), SIM],
    ['quotes inside', cusd('0,"Paket "Combo" aktif",15'), 'Paket "Combo" aktif'],
    [
      'line ends inside',
      cusd('1,"1. Pulsa\r\n2. "Combo"\r\n\r\n3. Lain",15'),
      '1. Pulsa\n2. "Combo"\n3. Lain',
    ],
    ['line end before the quote', cusd(`0,"${SIM}\r\n",15`), SIM],
    ['OK as a line of the text', cusd('1,"Balas\r\nOK\r\nuntuk beli",15'), 'Balas\nOK\nuntuk beli'],
    ['no closing quote', cusd(`0,"${SIM}`), SIM],
    ['no closing quote, then a notice', `${cusd(`0,"${SIM}`)}\r\n+CMTI: "SM",1\r\n`, SIM],
    ['packed', cusd(`0,"${packed(SIM)}",15`), SIM],
    ['packed, no quotes', cusd(`0, ${packed(SIM)}`), SIM],
    ['packed with a CR filled in', cusd(`0,"${packed('Pulsa Anda Rp 1')}",15`), 'Pulsa Anda Rp 1'],
    ['packed, small digits', cusd(`0,"${packed(SIM).toLowerCase()}",15`), SIM],
    ['packed with language', cusd(`0,"${packed(`id\r${SIM}`)}",16`), SIM],
    ['UCS2', cusd(`0,"${ucs2Hex(SIM)}",72`), SIM],
    ['UCS2 called GSM-7', cusd(`0,"${ucs2Hex(SIM)}",15`), SIM],
    ['UCS2 without coding scheme', cusd(`0,"${ucs2Hex(SIM)}"`), SIM],
    ['UCS2 with rubbish behind', cusd(`0,"${ucs2Hex(SIM)}FFFF60B16260EEEE",72`), SIM],
    ['UCS2, half a character behind', cusd(`0,"${ucs2Hex(SIM)}00",72`), SIM],
    ['UCS2, short', cusd('0,"00330030",72'), '30'],
    ['UCS2 with language', cusd(`0,"${packed('id')}${ucs2Hex(SIM)}",17`), SIM],
    ['hex of characters', cusd(`0,"${Buffer.from(SIM).toString('hex').toUpperCase()}",15`), SIM],
    ['digits alone', cusd('0,"15000",15'), '15000'],
    ['digits alone that could be hex', cusd('0,"12345678",15'), '12345678'],
    ['septets as they are', cusd('0,"Rp\x0225 a\x11b",15'), 'Rp$25 a_b'],
    ['closed afterwards', cusd(`0,"${SIM}",15`) + cusd('2'), SIM],
    ['closed with another text', cusd(`1,"${SIM}",15`) + cusd('2,"Selesai",15'), SIM],
    ['ended by the network with text', cusd(`2,"${SIM}",15`), SIM],
    ['after an end that is left over', cusd('2') + cusd(`0,"${SIM}",15`), SIM],
  ])('is read: %s', async (_, reply, text) => {
    const { outcome, idle } = await ask({ reply, after: 2_000 });
    expect(outcome).toEqual({ text, form: 'plain' });
    expect(idle).toBe(true);
  });

  it('before the OK of the command counts too', async () => {
    const { outcome } = await ask({ refuse: () => [`+CUSD: 0,"${SIM}",15`, 'OK'] });
    expect(outcome).toEqual({ text: SIM, form: 'plain' });
  });

  it('that waits for a choice is closed', async () => {
    const { outcome, dialled } = await ask({ reply: cusd('1,"1. Cek pulsa",15') });
    expect(outcome).toEqual({ text: '1. Cek pulsa', form: 'plain' });
    expect(dialled).toEqual(['AT+CUSD=1,"*888#",15', 'AT+CUSD=2']);
  });

  it.each<[string, Script, string, number]>([
    ['silence', {}, 'jaringan tidak menjawab', 20_000],
    ['silence, shorter patience', { options: { replyTimeout: 15_000 } }, 'tidak menjawab', 15_000],
    ['time out of the network', { reply: cusd('5') }, 'pada waktunya', 0],
    ['another program', { reply: cusd('3') }, 'program lain', 0],
    ['end without text', { reply: cusd('0') }, 'tanpa isi', 3_000],
    ['end with an empty text', { reply: cusd('0,"",0') }, 'tanpa isi', 3_000],
    ['question without text', { reply: cusd('1') }, 'tanpa isi', 0],
    ['not supported in any form', { reply: cusd('4') }, 'tidak didukung', 0],
    ['refused in any form', { refuse: () => ['+CME ERROR: 100'] }, '+CME ERROR: 100', 0],
    ['no answer to the command', { refuse: () => [] }, 'no answer', 15_000],
  ])('ends with the reason: %s', async (name, script, reason, milliseconds) => {
    if (name.startsWith('no answer')) {
      const modem = scripted((command) => (command === 'AT+CSCS?' ? ['OK'] : undefined));
      const outcome = modem.at.turn('care', (at) => askUssd(at, '*888#'));
      await modem.clock.advance(milliseconds);
      expect(await outcome).toEqual({ error: expect.stringContaining(reason) });
      expect(modem.unanswered).toEqual(['AT+CUSD=1,"*888#",15']);
      return;
    }
    const { outcome, took } = await ask(script);
    expect(outcome).toEqual({ error: expect.stringContaining(reason) });
    expect(took).toBe(milliseconds);
  });

  it('ends when the line does, and when the modem restarts', async () => {
    for (const stop of ['end', 'interrupt'] as const) {
      const modem = scripted(() => ['OK']);
      const outcome = modem.at.turn('care', (at) => askUssd(at, '*888#'));
      await modem.clock.settle();
      modem.at[stop]('kabel dicabut');
      expect(await outcome).toEqual({ error: 'jaringan tidak menjawab USSD' });
    }
  });

  it('that nobody asked for is told as such', async () => {
    const modem = scripted(() => ['OK']);
    modem.say(cusd('0,"Promo",15'));
    await modem.clock.settle();
    expect(modem.heard).toEqual([{ kind: 'ussd', reply: { status: 0, text: 'Promo' } }]);
  });
});

describe('reading +CUSD', () => {
  const ordinary = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz ABRSP0123456789.,:/-'),
    minLength: 12,
    maxLength: 160,
  });
  // Words of a person, as operators write them; hex digits alone are another matter.
  const wordy = ordinary.map((text) => `Pulsa ${text} ok`.replace(/ +/g, ' '));

  it('gives back a text in each form', () => {
    fc.assert(
      fc.property(wordy, (text) => {
        const forms = [
          `"${text}",15`,
          `"${packed(text)}",15`,
          `"${ucs2Hex(text)}",72`,
          `"${ucs2Hex(text)}",15`,
          packed(text),
        ];
        for (const form of forms) expect(readUssd(`+CUSD: 0,${form}`)?.text).toBe(text);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const read = readUssd(`+CUSD: 0,${text}`);
        expect(read === undefined || typeof read.text === 'string').toBe(true);
        expect(typeof isOpenUssd(`+CUSD: 1,"${text}`)).toBe('boolean');
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
