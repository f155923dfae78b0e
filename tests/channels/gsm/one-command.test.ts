import { describe, expect, it } from '@jest/globals';
import { refusalOfCommand } from '../../../channels/gsm/one-command.ts';
import { newCode, selfTest, TestReceiver } from '../../../channels/self-test.ts';
import { Bench, HOTLINE } from './bench.ts';

/** AT commands that a technician gives by hand, and a modem that proves itself without a hotline. */

const SECOND = 1_000;

describe('a command by hand', () => {
  it.each([
    'AT',
    'at+csq',
    'AT+CSQ;+CREG?',
    'AT+CMGD=?',
    'AT+CMGS=?',
    'AT+CPIN?',
    'AT+CUSD=1,"*888#",15',
    'AT+CLCK="SC",0,"1234"',
    'AT+CFUN=1,1',
    'AT&D2',
    'ATE0V1',
    'AT^CURC=0',
    'AT+COPS=3,0',
  ])('may be %s', (command) => {
    expect(refusalOfCommand(command)).toBeUndefined();
  });

  it.each([
    ['CSQ', /begins with AT/],
    ['AT+CSQ\rAT+CMGD=1', /one line/],
    ['AT+CMGS=23\u001a', /one line/],
    [`AT${'+CSQ;'.repeat(50)}`, /200/],
    ['AT+CMGS=23', /doctor --test-sms/],
    ['at+cmgw', /doctor --test-sms/],
    ['AT+CMSS=1', /doctor --test-sms/],
    ['AT+CSQ;+CMGD=1,4', /deletes/],
    ['AT + CMGD = 1,4', /deletes/],
    ['AT+CMGL=4', /people wrote/],
    ['AT+CMGR=1', /people wrote/],
    ['AT+CNMA', /is stored/],
    ['AT+CPIN="1234"', /MODEM_PIN/],
    ['ATD0812;', /calls/],
    ['ATE0D0812;', /calls/],
    ['AT+CSQ;D0812;', /calls/],
    ['ATA', /calls/],
    ['ATO', /calls/],
  ])('is never %s', (command, why) => {
    expect(refusalOfCommand(command)).toMatch(why);
  });

  async function given(bench: Bench, command: string, listening = 0): Promise<string[]> {
    let heard: string[] = [];
    void bench.driver.command(command, listening).then((lines) => {
      heard = lines;
    });
    await bench.clock.advance(2 * SECOND + listening);
    return heard;
  }

  it('is answered in the modem’s own words, also with what comes later', async () => {
    const bench = await Bench.ready();
    expect(await given(bench, 'AT+CSQ')).toEqual(['+CSQ: 21,99', 'OK']);
    expect(await given(bench, 'AT+FOO')).toEqual(['ERROR']);
    const balance = await given(bench, 'AT+CUSD=1,"*888#",15', 10 * SECOND);
    expect(balance.join(' ')).toMatch(/^OK \+CUSD: 0,"Pulsa/);
  });

  it('keeps no SMS from being read meanwhile, and shows no word of it', async () => {
    const bench = await Bench.ready();
    let heard: string[] = [];
    void bench.driver.command('AT+CSQ', 20 * SECOND).then((lines) => {
      heard = lines;
    });
    await bench.clock.advance(SECOND);
    bench.citizen().send('Di tengah perintah');
    bench.modem.announce('+CMT: ,39', '07912618010000F0040D91261802000082F900006221100021738246');
    await bench.clock.advance(30 * SECOND);
    expect(bench.receiver.texts()).toContain('Di tengah perintah');
    expect(heard).toContain('+CMTI: "SM",1');
    expect(heard).toContain('(PDU)');
  });

  it('that changes how the modem was set up is put right after it', async () => {
    const bench = await Bench.ready();
    await given(bench, 'AT+CNMI=0,0,0,0,0');
    bench.citizen().send('Sesudahnya');
    await bench.clock.advance(2 * SECOND);
    expect(bench.modem.state.notices).toMatchObject({ messages: 1 });
    expect(bench.receiver.texts()).toEqual(['Sesudahnya']);
  });

  it('that is not answered is told, and the modem is back', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command: 'AT+COPS=?', mishap: 'hang' });
    let heard: string[] = [];
    void bench.driver.command('AT+COPS=?').then((lines) => {
      heard = lines;
    });
    await bench.clock.advance(90 * SECOND);
    expect(heard).toEqual(['no answer to AT+COPS=?']);
    expect(bench.driver.health()).toMatchObject({ ready: true });
  });

  it('is not given while no line is open', async () => {
    const bench = new Bench();
    await expect(bench.driver.command('AT+CSQ')).rejects.toThrow('tidak dijalankan');
  });
});

describe('a modem that proves itself without a hotline', () => {
  it('takes nothing but the test SMS: what people wrote stays in it', async () => {
    const bench = new Bench();
    bench.citizen().send('Aduan yang menunggu hotline');
    const code = newCode(() => 0.5);
    const receiver = new TestReceiver(code);
    await bench.driver.start(receiver);
    await bench.clock.settle();
    const { driver: channel, clock } = bench;
    let tested: object = {};
    const arrived = async () => receiver.came;
    void selfTest({ channel, number: HOTLINE, code, clock, arrived }).then((outcome) => {
      tested = outcome;
    });
    await clock.advance(180 * SECOND);
    expect(tested).toMatchObject({ sent: true, received: true });
    expect(receiver.others.size).toBe(1);
    expect(bench.stored()).toBe(1);
    await bench.crashAndRestart();
    await clock.advance(60 * SECOND);
    expect(bench.receiver.texts()).toEqual(['Aduan yang menunggu hotline']);
  });
});
