import { describe, expect, it } from '@jest/globals';
import {
  readMemories,
  readMemoryChoices,
  readNotificationChoices,
  readOperatorName,
  readPin,
  readReference,
  readServiceCentre,
  readSignal,
} from '../../../../channels/gsm/at/parse.ts';
import { registrationOf } from '../../../../channels/gsm/at/parse-registration.ts';
import { readList, readOne, readTexts } from '../../../../channels/gsm/at/parse-stored.ts';
import { finalResult } from '../../../../channels/gsm/at/result.ts';
import { readUnsolicited } from '../../../../channels/gsm/at/unsolicited.ts';

/** Forms of answers beyond the public vectors: from the specifications, and with vendors' liberties. */

type Read = (lines: string[]) => unknown;

const forms: Record<string, [Read, [string, unknown][]]> = {
  'AT+CSQ': [
    readSignal,
    [
      ['+CSQ: 21,99', 21],
      ['+CSQ:7, 0', 7],
      ['+CSQ : 31,0', 31],
      ['+CSQ: 0,0', 0],
      ['+CSQ: 99,99', undefined],
      ['+CSQ: 199,99', undefined],
      ['+CSQ: ,', undefined],
      ['+CSQ', undefined],
    ],
  ],
  'AT+COPS?': [
    readOperatorName,
    [
      ['+COPS: 0,0,"TELKOMSEL",2', 'TELKOMSEL'],
      ['+COPS: 0,0,"IND TELKOMSEL"', 'IND TELKOMSEL'],
      ['+COPS: 1,2,"51010"', '51010'],
      ['+COPS: 0,2,51010,7', '51010'],
      ['+COPS: 0,0,"00580044",0', 'XD'],
      ['+COPS: 0', undefined],
      ['+COPS: 2', undefined],
      ['+COPS: 0,0,""', undefined],
    ],
  ],
  'AT+CSCA?': [
    readServiceCentre,
    [
      ['+CSCA: "+6281100000",145', '+6281100000'],
      ['+CSCA:"+6281100000",145', '+6281100000'],
      ['+CSCA: +6281100000,145', '+6281100000'],
      ['+CSCA: "002B00360032003800310031",145', '+62811'],
      ['+CSCA: "",0', undefined],
      ['+CSCA: ,', undefined],
      ['+CSCA: "+",129', undefined],
    ],
  ],
  'AT+CPIN?': [
    readPin,
    [
      ['+CPIN: READY', 'READY'],
      ['+CPIN:READY', 'READY'],
      ['+CPIN: "READY"', 'READY'],
      ['+CPIN:SIM PIN', 'SIM_PIN'],
      ['+CPIN: SIM PUK2', 'SIM_PUK2'],
      ['+CPIN: PH-SIM PIN', 'PH_SIM_PIN'],
      ['+CPIN: PH-NETSUB PUK', 'PH_NETSUB_PUK'],
      ['+CPIN: NOT READY', 'UNKNOWN'],
      ['+CPIN:', 'UNKNOWN'],
    ],
  ],
  'AT+CPMS=?': [
    readMemoryChoices,
    [
      ['+CPMS: ("SM"),("SM"),("SM")', [['SM'], ['SM'], ['SM']]],
      ['+CPMS: ( "ME" , "SM" ),( "ME" ),( "SM" )', [['ME', 'SM'], ['ME'], ['SM']]],
      ['+CPMS: (SM,ME),(SM),(SM)', [['SM', 'ME'], ['SM'], ['SM']]],
      ['+CPMS: ("sm","me"),("sm"),("sm")', [['SM', 'ME'], ['SM'], ['SM']]],
      ['+CPMS:"ME","MT","SM"', [['ME'], ['MT'], ['SM']]],
      ['+CPMS: (("SM","BM","SR"),("SM"))', [['SM', 'BM', 'SR'], ['SM']]],
      ['+CPMS: ("SM","ME"),("SM","ME"),("SM","ME"', Array(3).fill(['SM', 'ME'])],
      ['OK', [[], [], []]],
    ],
  ],
  'AT+CPMS?': [
    readMemories,
    [
      ['+CPMS: SM,1,20,SM,1,20,SM,1,20', Array(3).fill({ memory: 'SM', used: 1, total: 20 })],
      ['+CPMS: ,,,,,,,,', Array(3).fill({ memory: undefined, used: 0, total: 0 })],
      ['+CPMS:', []],
    ],
  ],
  'AT+CNMI=?': [
    readNotificationChoices,
    [
      [
        '+CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)',
        [
          [0, 1, 2, 3],
          [0, 1, 2, 3],
          [0, 1, 2, 3],
          [0, 1, 2],
          [0, 1],
        ],
      ],
      ['+CNMI:(1,2),(0,1,2,3),(0,2),(0,1,2),(1)', [[1, 2], [0, 1, 2, 3], [0, 2], [0, 1, 2], [1]]],
      ['+CNMI: ( 0 - 1 , 3 ), 0, 0, 0, 1', [[0, 1, 3], [0], [0], [0], [1]]],
      ['+CNMI: (0-9999999999)', [Array.from({ length: 256 }, (_, number) => number)]],
      ['OK', []],
    ],
  ],
  'AT+CMGS': [
    readReference,
    [
      ['+CMGS: 12', 12],
      ['+CMGS:255', 255],
      ['+CMGS: 7,"26/11/24,10:00:00+28"', 7],
      ['+CMGS:', undefined],
    ],
  ],
};

describe('answers in the forms of vendors', () => {
  for (const [command, [read, cases]] of Object.entries(forms))
    it.each(cases)(`${command}: %s`, (line, expected) => {
      expect(read([line])).toEqual(expected);
    });

  it.each([
    // release 13: causes and timers after the technology
    ['+CEREG: 2,1,"1F00","0079D903",7,,,"00000110","00000110"', [1, 0x1f00, 0x79d903, 'LTE']],
    ['+CEREG: 4,1,"1F00","79D903",9,0,0', [1, 0x1f00, 0x79d903, 'NB-IoT']],
    ['+CEREG: 5,3,"1F00","79D903",7,0,15', [3, 0x1f00, 0x79d903, 'LTE']],
    ['+CREG : 0,1', [1, 0, 0, undefined]],
    ['+CREG: 2,1,"FFFE","FFFFFFF",7,0,0', [1, 0xfffe, 0xfffffff, 'LTE']],
    ['+CGREG: 2,5,"5E25","605F",2,"01"', [5, 0x5e25, 0x605f, 'UTRAN']],
    ['+CREG: 0,0', [0, 0, 0, undefined]],
    ['+CREG: 0', [0, 0, 0, undefined]],
    ['+CREG:', undefined],
    ['+CREG: ,', undefined],
    ['+CSQ: 1,2', undefined],
  ])('registration: %s', (line, expected) => {
    const read = registrationOf(line, true);
    const { status, area, cell, technology } = read ?? {};
    expect(read && [status, area, cell, technology]).toEqual(expected);
  });
});

const PDU = '07916281100000F0040D91261800000010F10000621142010000820241';

describe('stored messages', () => {
  const whole = { index: 3, status: 1, pdu: PDU, length: 21 };
  it.each<[string, string[], unknown]>([
    ['alphabetic name', ['+CMGL: 3,1,"Dinas PU, Liwa",21', PDU], [whole]],
    ['line end inside the name', ['+CMGL: 3,1,"Dinas', 'PU",21', PDU], [whole]],
    ['small digits and blanks', ['+CMGL: 3 , 1 ,, 21', ` ${PDU.toLowerCase()} `], [whole]],
    ['words for the status', ['+CMGL: 3,"REC READ",,21', PDU], [whole]],
    ['PDU behind the header', [`+CMGL: 3,1,,21, ${PDU}`], [whole]],
    ['PDU over two lines', ['+CMGL: 3,1,,21', PDU.slice(0, 30), PDU.slice(30)], [whole]],
    ['no status', ['+CMGL: 3,,,21', PDU], [whole]],
    ['no length', ['+CMGL: 3,1', PDU], [{ ...whole, length: undefined }]],
    ['header without PDU', ['+CMGL: 2,1,,21', '+CMGL: 3,1,,21', PDU], [whole]],
    ['empty place', ['+CMGL: 3,0,,0'], []],
    [
      'hex that somebody wrote',
      ['+CMGL: 3,"REC READ","+62812",,"26/11/24,10:00:00+28"', 'ABCD'],
      [],
    ],
    ['nothing', [], []],
  ])('in a listing: %s', (_, lines, expected) => {
    expect(readList(lines)).toEqual(expected);
  });

  it.each<[string, string[], unknown]>([
    ['plain', ['+CMGR: 1,,21', PDU], whole],
    ['no status (ZTE)', ['+CMGR: ,,21', PDU], whole],
    ['PDU behind the header', [`+CMGR: 1,,21 ${PDU}`], whole],
    ['name with digits', ['+CMGR: 1,"+6281200000101",21', PDU], whole],
    ['empty place', ['+CMGR: 0,,0'], undefined],
    ['nothing', [], undefined],
  ])('one by one: %s', (_, lines, expected) => {
    expect(readOne(lines, 3)).toEqual(expected);
  });

  it('in text mode', () => {
    const lines = [
      '+CMGL: 3,"REC UNREAD","+6281200000101",,"26/11/24,10:00:00+28"',
      'Jalan rusak',
      'di Liwa',
      '+CMGL: 4,"STO SENT","+6281200000102",,',
      'Terima kasih',
    ];
    const [number, timestamp] = ['+6281200000101', '26/11/24,10:00:00+28'];
    expect(readTexts(lines, '+CMGL:')).toEqual([
      { status: 0, number, timestamp, text: 'Jalan rusak\ndi Liwa' },
      { status: 3, number: '+6281200000102', timestamp: undefined, text: 'Terima kasih' },
    ]);
    expect(readTexts(['+CMGL: 3,1,"Liwa",21', PDU], '+CMGL:')).toEqual([]);
  });
});

describe('errors', () => {
  it.each([
    ['+CMS ERROR: 322', 'cms', 322],
    ['+CMS ERROR:322', 'cms', 322],
    ['+CMS ERROR 322', 'cms', 322],
    ['CMS ERROR: 322', 'cms', 322],
    ['+CMS ERROR: memory full', 'cms', 322],
    ['+CMS ERROR: MEMORY FULL', 'cms', 322],
    ['+CMS ERROR: "memory full"', 'cms', 322],
    ['+CMS ERROR: 322 (memory full)', 'cms', 322],
    ['+CMS ERROR: Short message transfer rejected', 'cms', 21],
    ['+CMS ERROR: SMSC address unknown', 'cms', 330],
    ['+CMS ERROR: (U)SIM busy', 'cms', 314],
    ['+CMS ERROR: USIM busy', 'cms', 314],
    ['+CMS ERROR: no +CNMA acknowledgement expected', 'cms', 340],
    ['+CMS ERROR: SM rejected-duplicate SM', 'cms', 197],
    ['+CMS ERROR: unheard of', 'cms', undefined],
    ['+CME ERROR: SIM PIN required', 'cme', 11],
    ['+CME ERROR: SIM not inserted', 'cme', 10],
    ['+CME ERROR: network personalisation PIN required', 'cme', 40],
    ['+CME ERROR: unknown error', 'cme', 100],
    ['+CME ERROR: Incorrect password', 'cme', 16],
    ['+CME ERROR: 515', 'cme', 515],
    ['+CME ERROR:', 'cme', undefined],
    ['ERROR', 'error', undefined],
    ['ERROR: 25', 'error', undefined],
    ['NO DIAL TONE', 'error', undefined],
    ['COMMAND NOT SUPPORT', 'error', undefined],
    ['MODEM ERROR: 5', 'error', undefined],
  ])('%s', (line, kind, code) => {
    const result = finalResult(line);
    expect(result).toEqual(code === undefined ? { kind, text: line } : { kind, code, text: line });
  });

  it.each(['NO ERROR', 'OKE', 'ok', 'ERRORS', 'Hasil: OK', '0', '4', 'BUSY?', 'CMS'])(
    'not taken for a result: %s',
    (line) => expect(finalResult(line)).toBeUndefined(),
  );
});

describe('what comes unasked', () => {
  it.each([
    ['+CMTI: "SM",3', { kind: 'stored', memory: 'SM', index: 3 }],
    ['+CMTI:"ME", 12', { kind: 'stored', memory: 'ME', index: 12 }],
    ['+CMTI: SM,0', { kind: 'stored', memory: 'SM', index: 0 }],
    ['+CMTI: "SM",3,"MMS PUSH"', { kind: 'stored', memory: 'SM', index: 3 }],
    ['+CMTI: "SM_P",1', { kind: 'stored', memory: 'SM_P', index: 1 }],
    ['+CDSI: "SR",4', { kind: 'storedReport', memory: 'SR', index: 4 }],
    ['+CDSI: "SM", 4', { kind: 'storedReport', memory: 'SM', index: 4 }],
    ['+CREG: 5', { kind: 'registration', status: 5 }],
    ['+CEREG: 1,"1F00","79D903",7', { kind: 'registration', status: 1 }],
    ['^SMMEMFULL: "SM"', { kind: 'storageFull' }],
    ['RDY', { kind: 'reset', line: 'RDY' }],
    ['+CPIN: NOT READY', { kind: 'reset', line: '+CPIN: NOT READY' }],
    ['+CMTI: "SM"', { kind: 'other', line: '+CMTI: "SM"' }],
    ['RING', { kind: 'other', line: 'RING' }],
  ])('%s', (line, expected) => {
    expect(readUnsolicited(line)).toEqual(expected);
  });
});
