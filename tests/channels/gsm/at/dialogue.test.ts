import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toE164 } from '../../../../channels/gsm/numbers.ts';
import { dialogue } from './scripted.ts';

describe('numbers', () => {
  it.each([
    ['+6281200000101', '+6281200000101'],
    ['081200000101', '+6281200000101'],
    ['6281200000101', '+6281200000101'],
    ['006281200000101', '+6281200000101'],
    ['363', '363'],
    ['62811', '62811'],
    ['TELKOMSEL', 'TELKOMSEL'],
  ])('%s is %s', (shown, complete) => {
    expect(toE164(shown, '62')).toBe(complete);
  });
});

describe('AT dialogue', () => {
  it.each([
    ['success', 'one\r\ntwo\r\nOK\r\n', { ok: true, lines: ['one', 'two'] }],
    ['echo, doubled', 'AT+X\r\r\nAT+X\r\n\r\nOK\r\n', { ok: true, lines: [] }],
    [
      'words that only look like a result',
      'BOOKING\r\nNO ERRORS\r\n0791OK\r\nOK\r\n',
      { ok: true, lines: ['BOOKING', 'NO ERRORS', '0791OK'] },
    ],
    ['ERROR', '\r\nERROR\r\n', { ok: false, lines: [], failure: { kind: 'error', text: 'ERROR' } }],
    [
      'Huawei refusal',
      '\r\nCOMMAND NOT SUPPORT\r\n',
      { ok: false, lines: [], failure: { kind: 'error', text: 'COMMAND NOT SUPPORT' } },
    ],
    [
      'numbered error',
      '\r\n+CMS ERROR: 322\r\n',
      { ok: false, lines: [], failure: { kind: 'cms', code: 322, text: '+CMS ERROR: 322' } },
    ],
    [
      'error in words',
      '\r\n+CME ERROR: SIM busy\r\n',
      { ok: false, lines: [], failure: { kind: 'cme', code: 14, text: '+CME ERROR: SIM busy' } },
    ],
  ])('ends a command by whole lines: %s', async (_, answer, expected) => {
    const { at, say } = dialogue();
    const result = at.command('AT+X');
    say(answer);
    expect(await result).toEqual(expected);
  });

  it('routes unsolicited results from inside an answer, byte by byte', async () => {
    const { at, say, heard } = dialogue();
    const result = at.command('AT+CMGL=4', { prefix: '+CMGL:' });
    const text =
      '\r\n+CMGL: 1,0,,5\r\n\r\n+CMTI: "SM",7\r\n0011223344\r\n+CDS: 6\r\n0006ABCDEF\r\n^RSSI: 9\r\n+CREG: 5\r\n\r\nOK\r\n';
    for (const character of text) say(character);
    expect(await result).toEqual({ ok: true, lines: ['+CMGL: 1,0,,5', '0011223344'] });
    expect(heard).toEqual([
      { kind: 'stored', memory: 'SM', index: 7 },
      { kind: 'report', pdu: '0006ABCDEF' },
      { kind: 'other', line: '^RSSI: 9' },
      { kind: 'registration', status: 5 },
    ]);
  });

  it.each([
    ['a PDU that never comes', '+CMT: ,24', { kind: 'other', line: '+CMT: ,24' }],
    [
      'a USSD text that breaks off',
      '+CUSD: 1,"1. Cek pulsa',
      { kind: 'ussd', reply: { status: 1, text: '1. Cek pulsa' } },
    ],
  ])('does not wait for ever for the rest: %s', async (_, line, expected) => {
    const { clock, say, heard } = dialogue();
    say(`\r\n${line}\r\n`);
    await clock.advance(9_999);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual([expected]);
  });

  it('takes an IMEI for the answer, also after a header whose PDU was lost', async () => {
    const { at, say, heard } = dialogue();
    const result = at.command('AT+CGSN');
    say('\r\n+CMT: ,24\r\n\r\n350000000000001\r\n\r\nOK\r\n');
    expect(await result).toEqual({ ok: true, lines: ['350000000000001'] });
    expect(heard).toEqual([{ kind: 'other', line: '+CMT: ,24' }]);
  });

  it('never takes what a citizen wrote for a result (text mode)', async () => {
    const { at, say, heard, clock } = dialogue();
    const result = at.command('AT+CMGD=1');
    say('\r\n+CMT: "+6281200000101",,"26/11/24,10:00:00+28"\r\nOK\r\n');
    await clock.settle();
    expect(at.idle()).toBe(false);
    say('\r\nERROR\r\n');
    expect(await result).toMatchObject({ ok: false, failure: { kind: 'error' } });
    expect(heard).toMatchObject([{ kind: 'other' }]);
  });

  it('ends no command because somebody who called hangs up', async () => {
    const { at, say, heard } = dialogue();
    const sent = at.command('AT+CMGD=1');
    say('\r\nRING\r\n\r\nRING\r\n\r\nNO CARRIER\r\n\r\nOK\r\n');
    expect(await sent).toEqual({ ok: true, lines: [] });
    expect(heard.map((event) => event.kind === 'other' && event.line)).toEqual([
      'RING',
      'RING',
      'NO CARRIER',
    ]);
    // nothing here dials, so it is a caller's without RING as well
    const next = at.command('AT+CMGD=2');
    say('\r\nNO CARRIER\r\n\r\nOK\r\n');
    expect(await next).toEqual({ ok: true, lines: [] });
  });

  it('takes NOT READY for a restart, unless it answers AT+CPIN?', async () => {
    const { at, say, heard } = dialogue();
    const asked = at.command('AT+CPIN?', { prefix: '+CPIN:' });
    say('\r\n+CPIN: NOT READY\r\n\r\nOK\r\n');
    expect(await asked).toEqual({ ok: true, lines: ['+CPIN: NOT READY'] });
    expect(heard).toEqual([]);
    const other = at.command('AT+CSQ', { prefix: '+CSQ:' });
    say('\r\n+CPIN: NOT READY\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n');
    expect(await other).toEqual({ ok: true, lines: ['+CSQ: 9,0'] });
    expect(heard).toEqual([{ kind: 'reset', line: '+CPIN: NOT READY' }]);
  });

  it('keeps what the modem says in the same breath as that it restarted', async () => {
    const { at, say, heard, clock } = dialogue((event, itself) => {
      if (event.kind === 'reset') itself.interrupt('RDY');
    });
    const first = at.command('AT');
    say('\r\nRDY\r\n\r\n+CMTI: "SM",4\r\n');
    expect(await first).toMatchObject({ ok: false, failure: { kind: 'closed' } });
    await clock.settle();
    expect(heard.map(({ kind }) => kind)).toEqual(['reset', 'stored']);
  });

  it('tells who listens, and nobody else', async () => {
    const { at, say, heard, clock } = dialogue();
    const listening = at.listen((event) => (event.kind === 'stored' ? event.index : undefined));
    say('\r\n+CMTI: "SM",4\r\n\r\n+CREG: 1\r\n\r\n+CMTI: "SM",5\r\n');
    await clock.settle();
    expect([await listening.next(1), await listening.next(1)]).toEqual([4, 5]);
    const none = listening.next(1_000);
    await clock.advance(1_000);
    expect(await none).toBeUndefined();
    listening.stop();
    say('\r\n+CMTI: "SM",6\r\n');
    await clock.settle();
    expect(heard).toEqual([
      { kind: 'registration', status: 1 },
      { kind: 'stored', memory: 'SM', index: 6 },
    ]);
  });

  it('waits for the prompt before the PDU and takes it without a line end', async () => {
    const { at, say, written, clock } = dialogue();
    const prompt = at.prompt('AT+CMGS=5');
    say('AT+CMGS=5\r\r\n>');
    expect((await prompt).ok).toBe(true);
    const sent = at.payload('0011223344', { prefix: '+CMGS:' });
    const { echoes } = at;
    say(' 0011223344\x1a\r\n+CMGS: 9\r\n\r\nOK\r\n');
    expect(await sent).toEqual({ ok: true, lines: ['+CMGS: 9'] });
    await clock.settle();
    expect(written).toEqual(['AT+CMGS=5\r', '0011223344\x1a']);
    // a modem that was told ATE0 and echoes what stands after a prompt has forgotten nothing
    expect([echoes, at.echoes]).toEqual([1, 1]);
  });

  it('after silence sends nothing until in step, and is not fooled by late answers', async () => {
    const { at, say, written, clock, unanswered } = dialogue();
    const silent = at.command('AT+CSQ', { timeout: 1000 });
    await clock.advance(1000);
    expect((await silent).ok).toBe(false);
    expect(unanswered).toEqual(['AT+CSQ']);
    const refused = await at.command('AT+CMGD=1');
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'desync' } });
    const resync = at.resync(3, 1000);
    say('\r\n+CSQ: 20,99\r\n\r\nOK\r\n');
    await clock.settle();
    say('\r\n+CMGF: 0\r\n\r\nOK\r\n');
    await clock.advance(300);
    say('\r\n+CSMS: 1,1,1,1\r\n\r\nOK\r\n');
    expect(await resync).toBe(true);
    expect(written.filter((text) => text.includes('CMGD'))).toEqual([]);
    const next = at.command('AT+CGSN');
    say('\r\n350000000000001\r\n\r\nOK\r\n');
    expect(await next).toEqual({ ok: true, lines: ['350000000000001'] });
  });

  it('is not in step because a question before the last was answered', async () => {
    const { at, say, clock } = dialogue();
    const resync = at.resync(3, 1000);
    await clock.advance(1300);
    say('\r\n+CMGF: 0\r\n\r\nOK\r\n');
    await clock.settle();
    say('\r\n+CSMS: 1,1,1,1\r\n\r\nOK\r\n');
    await clock.advance(300);
    say('\r\n+CNMI: 2,1,0,1,0\r\n\r\nOK\r\n');
    expect(await resync).toBe(true);
    const next = at.command('AT+CGSN');
    say('\r\n350000000000001\r\n\r\nOK\r\n');
    expect(await next).toEqual({ ok: true, lines: ['350000000000001'] });
  });

  it('fails what is in flight, waiting and coming when the line ends', async () => {
    const { at } = dialogue();
    const results = [
      at.turn('read', (turn) => turn.command('AT+CMGL=4')),
      at.turn('send', (turn) => turn.prompt('AT+CMGS=9')),
    ];
    at.end('cable pulled');
    for (const result of await Promise.all(results)) {
      expect(result).toMatchObject({
        ok: false,
        failure: { kind: 'closed', text: 'cable pulled' },
      });
    }
    expect(at.idle()).toBe(true);
  });

  it('lets a job go no further when the modem restarts between two of its commands', async () => {
    const { at, say, written, clock } = dialogue();
    const results = at.turn('read', async (turn) => {
      const first = turn.command('AT+CMGD=1');
      say('\r\nOK\r\n');
      await first;
      at.interrupt('RDY');
      return turn.command('AT+CMGD=2');
    });
    expect(await results).toMatchObject({ ok: false, failure: { kind: 'closed' } });
    const next = at.turn('recovery', (turn) => turn.command('AT'));
    say('\r\nOK\r\n');
    expect(await next).toMatchObject({ ok: true });
    await clock.settle();
    expect(written).toEqual(['AT+CMGD=1\r', 'AT\r']);
  });

  it('bears any noise: every command ends, and the line is usable afterwards', async () => {
    const pieces = [
      '+CMT: ,9',
      '+CDS:',
      '0791',
      '> ',
      '\r',
      '\n',
      'OK',
      'ERROR',
      '+CM',
      'RDY',
      ':',
      ',',
      '"',
      '\xff',
      '\0',
      '(',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (noise) => {
        const { at, say, clock } = dialogue();
        let ended = 0;
        const job = at.turn('send', async (turn) => {
          for (const ask of [turn.command, turn.prompt, turn.payload]) {
            const answer = ask('AT+CMGS=20', { timeout: 100 });
            say(noise.join(''));
            await answer;
            ended += 1;
          }
        });
        await clock.advance(1_000);
        await job;
        expect(ended).toBe(3);
        at.interrupt('test');
        say('\r\n\r\n');
        await clock.settle();
        const next = at.command('AT');
        say('\r\nOK\r\n');
        expect((await next).ok).toBe(true);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('lets reading overtake sending', async () => {
    const { at } = dialogue();
    const order: string[] = [];
    const job = (name: string) => async () => {
      order.push(name);
    };
    const turns = [
      at.turn('care', job('care 1')),
      at.turn('send', job('send')),
      at.turn('read', job('read')),
      at.turn('recovery', job('recovery')),
    ];
    await Promise.all(turns);
    expect(order).toEqual(['care 1', 'recovery', 'read', 'send']);
  });
});
