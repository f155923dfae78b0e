import { describe, expect, it } from '@jest/globals';
import { readIncoming, submitPdus } from '../../../../channels/gsm/codec.ts';
import { packedHex, ucs2Hex } from '../../../../channels/gsm/virtual/character-set.ts';
import { USSD_FORMS } from '../../../../channels/gsm/virtual/ussd.ts';
import { CITIZEN, OTHER_SIM, SIM, Table } from './table.ts';

function submit(to: string, text: string) {
  const pdus = submitPdus({ to, text, statusReport: true, reference: 7 });
  if ('error' in pdus) throw new Error(pdus.error);
  return pdus;
}

describe('a command line', () => {
  it.each<[string, string[]]>([
    ['AT', ['OK']],
    ['at+cmgf?', ['+CMGF: 0', 'OK']],
    ['ATE0V1Q0X4&C1&D2S0=0', ['OK']],
    ['ATS0?', ['000', 'OK']],
    ['ATE0+CMEE=1;+CMGF=0;+CMEE?', ['+CMEE: 1', 'OK']],
    ['AT+CMGF=0;+CMGF=1;+CSQ', ['+CMS ERROR: 302']],
    ['AT+CSQ;+NONSENSE;+CSQ', ['+CSQ: 21,99', 'ERROR']],
    // What gammu asks of phones that are no plain modems.
    ['AT+MODE=2', ['ERROR']],
    ['AT+CPROT=?', ['ERROR']],
    ['AT+SYNCML=?', ['ERROR']],
    ['AT$TSSPCSW=?', ['ERROR']],
    ['AT^CURC=0', ['ERROR']],
    ['ATD*100#;', ['NO CARRIER']],
    ['AT=', ['ERROR']],
    ['BT', []],
  ])('%s', async (command, answer) => {
    const table = await Table.connected();
    expect(await table.ask(command)).toEqual(answer);
  });

  it('is echoed from power-up until ATE0, and again after ATZ', async () => {
    const table = await Table.connected({}, true);
    expect(await table.ask('AT')).toEqual(['AT', 'OK']);
    expect(await table.ask('ATE0')).toEqual(['ATE0', 'OK']);
    expect(await table.ask('AT')).toEqual(['OK']);
    await table.ask('ATZ');
    expect(await table.ask('AT')).toEqual(['AT', 'OK']);
  });

  it('is answered by numbers after ATV0, and not at all after ATQ1', async () => {
    const table = await Table.connected();
    table.type('ATV0\r');
    await table.clock.settle();
    expect(table.raw()).toBe('0\r');
    table.type('AT+CMGF?\rAT+X\r');
    await table.clock.settle();
    expect(table.raw()).toBe('+CMGF: 0\r\n0\r4\r');
    expect(await table.ask('ATV1Q1')).toEqual([]);
    expect(await table.ask('ATQ0')).toEqual(['OK']);
  });
});

describe('who it is', () => {
  it.each<[string, RegExp]>([
    ['AT+CGMI', /^Hotline$/],
    ['AT+CGMM', /^Virtual GSM Modem$/],
    ['AT+CGMR', /^\+CGMR: 1\.0$/],
    ['AT+CGSN', /^35000000\d{7}$/],
    ['AT+CIMI', /^51000\d{10}$/],
    ['AT+CNUM', /^\+CNUM: "","\+6281200000001",145$/],
    ['AT+CSQ', /^\+CSQ: 21,99$/],
    ['AT+CBC', /^\+CBC: 0,100$/],
    ['AT+CPAS', /^\+CPAS: 0$/],
    ['AT+CCLK?', /^\+CCLK: "26\/11\/23,09:00:00\+28"$/],
    ['AT+CSCA?', /^\+CSCA: "\+6281100000",145$/],
    ['AT+IPR?', /^\+IPR: 0$/],
    ['AT+CEREG?', /^\+CEREG: 0,0$/],
  ])('%s', async (command, line) => {
    const table = await Table.connected();
    expect(await table.ask(command)).toEqual([expect.stringMatching(line), 'OK']);
  });

  it('has an IMEI of its own for each SIM, with a right check digit', async () => {
    const [first, second] = [new Table(), new Table({ number: OTHER_SIM })];
    expect(first.modem.imei).not.toBe(second.modem.imei);
    expect(first.modem.imsi).not.toBe(second.modem.imsi);
    const digits = [...first.modem.imei].reverse().map(Number);
    const luhn = digits.map((digit, at) =>
      at % 2 === 0 ? digit : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0),
    );
    expect(luhn.reduce((sum, digit) => sum + digit, 0) % 10).toBe(0);
  });

  it('tells names in the character set that was chosen', async () => {
    const table = await Table.connected();
    expect(await table.ask('AT+COPS?')).toEqual(['+COPS: 0,0,"HOTLINE"', 'OK']);
    await table.ask('AT+CSCS="HEX"');
    expect(await table.ask('AT+COPS?')).toEqual(['+COPS: 0,0,"484F544C494E45"', 'OK']);
    await table.ask('AT+CSCS="UCS2";+COPS=3,2');
    expect(await table.ask('AT+COPS?')).toEqual(['+COPS: 0,2,"00350031003000300030"', 'OK']);
    await table.ask('AT+CMEE=2');
    expect(await table.ask('AT+CSCS="KOI8"')).toEqual(['+CME ERROR: operation not supported']);
  });

  it('tells the network and the cell as AT+CREG wants it', async () => {
    const table = await Table.connected();
    await table.ask('AT+CREG=2');
    expect(await table.ask('AT+CREG?')).toEqual(['+CREG: 2,1,"00C8","00001A2B"', 'OK']);
    table.modem.register(2);
    await table.clock.settle();
    expect(table.lines()).toEqual(['+CREG: 2']);
    expect(await table.ask('AT+COPS?')).toEqual(['+COPS: 0', 'OK']);
  });
});

describe('the SIM lock', () => {
  it('lets nothing but a few commands through before the PIN', async () => {
    const table = await Table.connected({ pin: '1234' });
    await table.ask('AT+CMEE=1');
    expect(await table.ask('AT+CPIN?')).toEqual(['+CPIN: SIM PIN', 'OK']);
    expect(await table.ask('AT+CIMI')).toEqual(['+CME ERROR: 11']);
    expect(await table.ask('AT+CGSN')).toEqual([table.modem.imei, 'OK']);
    expect(await table.ask('AT+CPIN="9999"')).toEqual(['+CME ERROR: 16']);
    expect(await table.ask('AT+CPINR')).toEqual([
      '+CPINR: SIM PIN,2,3',
      '+CPINR: SIM PUK,10,10',
      'OK',
    ]);
    expect(await table.ask('AT+CPIN="1234"')).toEqual(['OK']);
    expect(await table.ask('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
    expect(await table.ask('AT+CIMI')).toEqual([table.modem.imsi, 'OK']);
  });

  it('asks for the PUK after three wrong PINs, also after a restart', async () => {
    const table = await Table.connected({ pin: '1234' });
    await table.ask('AT+CMEE=1');
    for (const pin of ['0000', '1111', '2222']) await table.ask(`AT+CPIN="${pin}"`);
    table.modem.reset();
    await table.ask('ATE0+CMEE=1');
    expect(await table.ask('AT+CPIN?')).toEqual(['+CPIN: SIM PUK', 'OK']);
    expect(await table.ask('AT+CPIN="1234"')).toEqual(['+CME ERROR: 12']);
  });

  it('can be taken off with AT+CLCK, for ever', async () => {
    const table = await Table.connected({ pin: '1234' });
    await table.ask('AT+CMEE=1;+CPIN="1234"');
    expect(await table.ask('AT+CLCK="SC",2')).toEqual(['+CLCK: 1', 'OK']);
    expect(await table.ask('AT+CLCK="SC",0,"4321"')).toEqual(['+CME ERROR: 16']);
    expect(await table.ask('AT+CLCK="SC",0,"1234"')).toEqual(['OK']);
    table.modem.reset();
    await table.ask('ATE0');
    expect(await table.ask('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  });
});

describe('messages', () => {
  it('are kept in several memories, and an unknown one is refused as gammu needs it', async () => {
    const table = await Table.connected({ memories: ['SM', 'ME'], slots: 5 });
    const choices = '("SM","ME","SR"),("SM","ME"),("SM","ME")';
    expect(await table.ask('AT+CPMS=?')).toEqual([`+CPMS: ${choices}`, 'OK']);
    expect(await table.ask('AT+CPMS="MT"')).toEqual(['+CMS ERROR: 302']);
    expect(await table.ask('AT+CPMS="SM","SM","SR"')).toEqual(['+CMS ERROR: 302']);
    await table.ask('AT+CPMS="SM","SM","ME";+CNMI=2,1');
    table.network.phone(CITIZEN).send('Halo');
    await table.clock.settle();
    expect(table.lines()).toEqual(['+CMTI: "ME",1']);
    expect(await table.ask('AT+CPMS?')).toEqual(['+CPMS: "SM",0,5,"SM",0,5,"ME",1,5', 'OK']);
  });

  it('of our own can be kept and sent later', async () => {
    const table = await Table.connected();
    const [pdu] = submit(CITIZEN, 'Nanti');
    expect(await table.ask(`AT+CMGW=${pdu?.length}`)).toEqual(['> ']);
    expect(await table.give(pdu?.hex ?? '')).toEqual(['+CMGW: 1', 'OK']);
    expect(await table.ask('AT+CMGL=2')).toEqual([`+CMGL: 1,2,,${pdu?.length}`, pdu?.hex, 'OK']);
    expect(await table.ask('AT+CMSS=2')).toEqual(['+CMS ERROR: 321']);
    expect(await table.ask('AT+CMSS=1')).toEqual(['+CMSS: 1', 'OK']);
    expect(table.network.phone(CITIZEN).received()).toEqual(['Nanti']);
    expect(await table.ask('AT+CMGL=3')).toHaveLength(3);
  });

  it.each([
    [1, [0, 2, 3]],
    [2, [0, 2]],
    [3, [0]],
    [4, []],
  ])('are deleted by AT+CMGD=1,%i only as far as it says; unread ones stay', async (flag, left) => {
    const table = await Table.connected();
    for (const status of [0, 1, 2, 3]) table.modem.memories.get('SM')?.add('00', status);
    expect(await table.ask('AT+CMGD=?')).toEqual(['+CMGD: (1,2,3,4),(0-4)', 'OK']);
    expect(await table.ask(`AT+CMGD=1,${flag}`)).toEqual(['OK']);
    const kept = table.modem.memories
      .get('SM')
      ?.entries()
      .map(([, { status }]) => status);
    expect(kept).toEqual(left);
  });

  it('are refused with what was wrong', async () => {
    const table = await Table.connected();
    const [pdu] = submit(CITIZEN, 'Salah panjang');
    expect(await table.ask('AT+CMGS=')).toEqual(['+CMS ERROR: 304']);
    expect(await table.ask('AT+CMGR=99')).toEqual(['+CMS ERROR: 321']);
    expect(await table.ask('AT+CMGR=3')).toEqual(['OK']);
    expect(await table.ask('AT+CMGL=7')).toEqual(['+CMS ERROR: 304']);
    await table.ask('AT+CMGS=3');
    expect(await table.give(pdu?.hex ?? '')).toEqual(['+CMS ERROR: 304']);
    await table.ask('AT+CFUN=4');
    await table.ask(`AT+CMGS=${pdu?.length}`);
    expect(await table.give(pdu?.hex ?? '')).toEqual(['+CMS ERROR: 331']);
    expect(table.modem.journal.entries).toEqual([]);
  });

  it('go from one SIM to another, long ones too, and are reported delivered', async () => {
    const table = await Table.connected();
    const { network, clock } = table;
    const other = new Table({ network, clock, number: OTHER_SIM });
    await other.connect();
    await table.ask('AT+CNMI=2,1,0,1,0');
    const text = 'Dari modem ke modem. '.repeat(20);
    const pdus = submit('0812-0000-0002'.replaceAll('-', ''), text);
    expect(pdus.length).toBeGreaterThan(1);
    for (const [at, pdu] of pdus.entries()) {
      await table.ask(`AT+CMGS=${pdu.length}`);
      const [result, , report] = await table.give(pdu.hex);
      expect([result, report]).toEqual([`+CMGS: ${at + 1}`, expect.stringMatching(/^\+CDS: \d+$/)]);
    }
    const came = other.modem.memories.get('SM')?.entries() ?? [];
    const read = came.map(([, { pdu }]) => readIncoming(pdu));
    expect(read).toMatchObject(pdus.map(() => ({ kind: 'message', from: SIM })));
    expect(read.map((sms) => ('text' in sms ? sms.text : '')).join('')).toBe(text);
    expect(network.phones()).toEqual([]);
  });

  it('wait in the network while the radio is off', async () => {
    const table = await Table.connected();
    await table.ask('AT+CFUN=0');
    expect(await table.ask('AT+CFUN?;+CREG?')).toEqual(['+CFUN: 0', '+CREG: 0,0', 'OK']);
    table.network.phone(CITIZEN).send('Halo');
    expect(table.network.waiting(SIM)).toBe(1);
    await table.ask('AT+CFUN=1');
    expect([table.network.waiting(SIM), table.modem.memories.get('SM')?.used]).toEqual([0, 1]);
  });
});

it('restarts on AT+CFUN=1,1: settings are gone, messages are not', async () => {
  const table = await Table.connected();
  table.network.phone(CITIZEN).send('Tetap ada');
  await table.ask('AT+CMEE=1;+CNMI=2,1');
  expect(await table.ask('AT+CFUN=1,1')).toEqual(['OK', 'RDY']);
  expect(await table.ask('AT+CNMI?')).toEqual(['AT+CNMI?', '+CNMI: 0,0,0,0,0', 'OK']);
  expect(table.modem.memories.get('SM')?.used).toBe(1);
});

describe('USSD', () => {
  const TEXT = 'Pulsa Rp5.000\ns.d. 31/12';
  const shown = TEXT.replace('\n', '\r\n');
  const results: Record<(typeof USSD_FORMS)[number], string> = {
    plain: `\r\n+CUSD: 0,"${shown}",15\r\n`,
    unquoted: `\r\n+CUSD: 0,${shown},15\r\n`,
    packed: `\r\n+CUSD: 0,"${packedHex(shown)}",15\r\n`,
    ucs2: `\r\n+CUSD: 0,"${ucs2Hex(shown)}",72\r\n`,
    ucs2AsGsm: `\r\n+CUSD: 0,"${ucs2Hex(shown)}",15\r\n`,
    padded: `\r\n+CUSD: 0,"${ucs2Hex(shown)}FFFF",72\r\n`,
    twice: `\r\n+CUSD: 0,"${shown}",15\r\n\r\n+CUSD: 2\r\n`,
    ended: `\r\n+CUSD: 2,"${shown}",15\r\n`,
    unsupported: '\r\n+CUSD: 4\r\n',
    timeout: '\r\n+CUSD: 5\r\n',
    silent: '',
  };

  it.each(USSD_FORMS)('shows a balance as vendors do: %s', async (form) => {
    const table = await Table.connected();
    table.modem.ussd.set('*888#', { text: TEXT, form, after: 3000 });
    expect(await table.ask('AT+CUSD=1,"*888#",15')).toEqual(['OK']);
    await table.clock.advance(3000);
    expect(table.raw()).toBe(results[form]);
  });

  it.each([
    ['*888#', 'packed', packedHex('*888#')],
    ['*888*1#', 'packed, with room for one more character', packedHex('*888*1#')],
    ['*888*1#', 'packed, with that room filled', packedHex('*888*1#\r')],
    ['*888#', 'UCS2', ucs2Hex('*888#')],
    ['123', 'digits alone', '123'],
  ])('takes the code %s as hex: %s', async (code, _, asked) => {
    const table = await Table.connected();
    table.modem.ussd.set(code, { text: 'Ini', asks: true });
    expect(await table.ask(`AT+CUSD=1,"${asked}",15`)).toEqual(['OK', '+CUSD: 1,"Ini",15']);
    expect(await table.ask('AT+CUSD=2')).toEqual(['OK']);
  });

  it('answers in the character set that was chosen, and 4 to codes nobody knows', async () => {
    const table = await Table.connected();
    table.modem.ussd.set('*888#', { text: 'Ini' });
    await table.ask('AT+CSCS="UCS2"');
    expect(await table.ask('AT+CUSD=1,"*888#"')).toEqual(['OK', '+CUSD: 0,"0049006E0069",72']);
    expect(await table.ask('AT+CUSD=1,"*999#"')).toEqual(['OK', '+CUSD: 4']);
    expect(await table.ask('AT+CUSD=0,"*888#"')).toEqual(['OK']);
  });
});
