import { describe, expect, it } from '@jest/globals';
import {
  readMemories,
  readMemoryChoices,
  readNotificationChoices,
  readPin,
  readServiceCentre,
} from '../../../channels/gsm/at/parse.ts';
import { registrationOf } from '../../../channels/gsm/at/parse-registration.ts';
import { readList, readOne, readTexts } from '../../../channels/gsm/at/parse-stored.ts';
import type { AtResult } from '../../../channels/gsm/at/result.ts';
import { readUnsolicited, type Unsolicited } from '../../../channels/gsm/at/unsolicited.ts';
import { readUssd } from '../../../channels/gsm/at/ussd-reply.ts';
import { dialogue } from '../../channels/gsm/at/scripted.ts';
import { ask } from '../../channels/gsm/at/ussd-script.ts';
import { type Vector, vectors } from './vectors.ts';

/** What came of a vector's bytes in the real dialogue. */
interface Heard {
  result: AtResult;
  events: Unsolicited[];
}

/** MM_MODEM_3GPP_REGISTRATION_STATE by `<stat>`. */
const STATES = [
  'IDLE',
  'HOME',
  'SEARCHING',
  'DENIED',
  'UNKNOWN',
  'ROAMING',
  'HOME_SMS_ONLY',
  'ROAMING_SMS_ONLY',
  'EMERGENCY_ONLY',
  'HOME_CSFB_NOT_PREFERRED',
  'ROAMING_CSFB_NOT_PREFERRED',
  'ATTACHED_RLOS',
];

/** The command to ask and the prefix of its answer; none for what comes unasked. */
function asked({
  command,
  raw,
  expected,
}: Vector): { command: string; prefix: string } | undefined {
  const prefix = /\+C[A-Z0-9]+:/.exec(raw)?.[0] ?? '';
  if (command.startsWith('(unsolicited') || expected.solicited === false) return undefined;
  if (command === '+CREG') return { command: `AT${prefix.slice(0, -1)}?`, prefix };
  if (command === 'AT+CMGL/CMGR')
    return { command: prefix === '+CMGL:' ? 'AT+CMGL=4' : 'AT+CMGR=0', prefix };
  return { command, prefix: /\+[A-Z]+/.exec(command)?.[0].concat(':') ?? '' };
}

/** Plays the bytes, in pieces of `size`, as the answer to its command or as something said unasked. */
async function play(vector: Vector, size: number): Promise<Heard> {
  const { at, say, heard, clock } = dialogue();
  const question = asked(vector);
  const result = question
    ? at.command(question.command, { prefix: question.prefix })
    : Promise.resolve<AtResult>({ ok: true, lines: [] });
  const whole = /(?:OK|ERROR: *\d+)\s*$/.test(vector.raw) || !question;
  const bytes = `${vector.raw}${whole ? '\r\n' : '\r\n\r\nOK\r\n'}`;
  for (let from = 0; from < bytes.length; from += size) say(bytes.slice(from, from + size));
  await clock.settle();
  await clock.advance(10_000);
  return { result: await result, events: heard };
}

const registration = ({ lines }: AtResult, { raw, expected }: Vector): unknown => {
  const solicited = expected.solicited !== false;
  const spoken = solicited ? lines : raw.trim().split(/[\r\n]+/);
  const read = spoken.map((line) => registrationOf(line, solicited)).find((found) => found);
  if (!read) return undefined;
  const { status, area: lac, cell: ci, technology: act = 'UNKNOWN' } = read;
  return { state: STATES[status], lac, ci, act, solicited };
};

const stored = ({ lines }: AtResult): unknown => {
  const one = readOne(lines, 0);
  return { messages: (one ? [one] : readList(lines)).map(({ length: _, ...rest }) => rest) };
};

/** How each command's answer is read; a vector of another command fails. */
const READERS: Record<string, (result: AtResult, vector: Vector) => unknown> = {
  'AT+CPMS=?': ({ lines }) => ({ mem: readMemoryChoices(lines) }),
  'AT+CPMS?': ({ lines }) => {
    const [mem1, mem2] = readMemories(lines);
    return { mem1: mem1?.memory ?? null, mem2: mem2?.memory ?? null };
  },
  'AT+CNMI=?': ({ lines }) => readNotificationChoices(lines),
  'AT+CSCA?': ({ lines }) => readServiceCentre(lines),
  'AT+CPIN?': ({ lines }) => ({ lock: readPin(lines) }),
  'AT+CREG?': registration,
  '+CREG': registration,
  'AT+CMGL/CMGR': stored,
  'AT+CMGR': ({ lines }) => readTexts(lines, '+CMGR:')[0],
};

function read(vector: Vector, { result, events }: Heard): unknown {
  if (vector.command === '(unsolicited +CUSD)') return events;
  const reader = READERS[vector.command];
  if (!reader) throw new Error(`${vector.id}: no reader for ${vector.command}`);
  return reader(result, vector);
}

const place = (state: string, lac: number, ci: number, act = 'UNKNOWN') => ({
  state,
  lac,
  ci,
  act,
  solicited: true,
});
const ussd = (status: number, text: unknown) => [{ kind: 'ussd', reply: { status, text } }];
const starting = (text: string) => expect.stringMatching(new RegExp(`^${text}`));

/** What is read where the public test only says whether an answer can be read. */
const BARE: Record<string, unknown> = {
  'gammu-at-cpms-alcatel-s320': { mem: Array(3).fill(['SM', 'ME', 'SM_P', 'ME_P', 'MT']) },
  'gammu-at-cpms-brovi-e3372-325': { mem: Array(3).fill(['SM', 'ME']) },
  'gammu-at-cpms-samsung-j700': { mem: [[], [], []] },
  'gammu-at-cpms-sm-iwow': { mem: [['SM'], ['SM'], ['SM']] },
  'gammu-at-cnmi-01': [[2], [0, 1, 3], [0, 2], [0, 1], [0]],
  'gammu-at-cnmi-02': [[0, 1, 2], [0, 1, 3], [0], [0, 1], [0, 1]],
  'gammu-at-creg-empty': undefined,
  'gammu-at-creg-huawei': place('HOME', 0x4ca, 0x81de445),
  'gammu-at-creg-siemens': place('HOME', 0x5e25, 0x605f),
  'gammu-at-creg-sierra312u': place('ROAMING', 0x2af5, 0x0b88e350, 'UTRAN'),
  'gammu-at-creg-corner-empty-lac': place('HOME', 0, 0x605f),
  'gammu-at-creg-corner-single-quote': place('HOME', 0x5e25, 0),
  'gammu-at-smsc-02': '+79168999100',
  'gammu-at-smsc-03': '6281100000',
  'gammu-at-smsc-failing-04': undefined,
  'gammu-at-ussd-01-E160': ussd(0, expect.stringMatching(/^Ihr Guthaben.*beträgt 7\.95 Euro$/)),
  'gammu-at-ussd-02-E160': ussd(0, 'Ihr Guthaben für die Nr.4915783647410 beträgt 5.78 Euro'),
  'gammu-at-ussd-04-unknown': ussd(
    2,
    'Maaf, permintaan Anda tidak dapat kami proses. Silakan coba beberapa saat lagi.',
  ),
  'gammu-at-ussd-Uissue358-Quectel_M35': ussd(
    2,
    'Havi keret: 0Ft. Felt\u00f6lt\u00f6tt egyenleg: 7777Ft,(ebb\u00f6l v\u00e0s\u00e0rl\u00e0sra is ford\u00ecthat\u00f2: 7777Ft). D\u00ecjcsomag: Bencs\u00f2 A. Uj Telekom \u00f6nkiszolg\u00e0l\u00f2: *111#',
  ),
  'gammu-at-ussd-issue178-dell': ussd(
    0,
    'On DATA Pack u have 3Gb 817Mb 169kb valid until 21/05/2016   upto time of data recharge done by u.',
  ),
  'gammu-at-ussd-issue377-HE910-D': ussd(2, 'رصيدك 107.93 د.ل،الصلاحية  2018-11-09'),
  'gammu-at-sms-txt-motorola-l7': {
    status: 1,
    number: '+4123456789132',
    timestamp: '2009/8/18,19:11:45',
    text: starting('Hoewfliepl jookfotu .*noytaj\\.$'),
  },
  'gammu-at-sms-txt-timezone': {
    status: 1,
    number: '+31625044454',
    timestamp: '07/07/05,09:56:03+08',
    text: 'Test message 2',
  },
  'gammu-at-sms-txt-detail-m2m': {
    status: 1,
    number: '3473065111',
    timestamp: '06/05/28,18:15:41+80',
    text: 'hello.',
  },
  'gammu-at-sms-txt-detail-sample2': {
    status: 1,
    number: '+85291234567',
    timestamp: '07/02/18,00:05:10+32',
    text: 'It is easy to read text messages via AT commands.',
  },
  'gammu-at-sms-txt-detail-unsent': {
    status: 2,
    number: '+10011',
    timestamp: undefined,
    text: 'Hello World',
  },
};

/** An answer counts as readable when there is nothing in it, as when something was read. */
const isRead = (reading: unknown, { result, events }: Heard): boolean =>
  reading !== undefined || (result.ok && result.lines.length + events.length === 0);

describe('answers of real modems', () => {
  const checked = new Set<string>();
  for (const vector of vectors)
    it(vector.id, async () => {
      const heard = await play(vector, vector.raw.length + 20);
      const reading = read(vector, heard);
      if (Object.keys(vector.expected).length > 0) expect(reading).toEqual(vector.expected);
      else if (vector.id in BARE) expect(reading).toEqual(BARE[vector.id]);
      expect(isRead(reading, heard)).toBe(vector.mustParse);
      expect(await play(vector, 1)).toEqual(heard);
      checked.add(vector.id);
    });

  it('are all of them checked', () => {
    expect([...checked].sort()).toEqual(vectors.map(({ id }) => id).sort());
  });
});

describe('what real modems say unasked', () => {
  const registrations = vectors.filter(({ expected }) => expected.solicited === false);
  it.each(registrations)('$id is a registration', ({ raw }) => {
    expect(readUnsolicited(raw.trim().split(/[\r\n]+/)[0] ?? '').kind).toBe('registration');
  });
});

describe('USSD answers of real modems', () => {
  const cases = vectors.filter(({ command }) => command === '(unsolicited +CUSD)');
  it.each(cases)('$id', async ({ raw }) => {
    const { outcome, dialled } = await ask({ reply: raw, after: 4_000 });
    const text = readUssd(raw.trim())?.text;
    expect(text).toMatch(/\p{L}{3,}/u);
    expect(outcome).toEqual({ text, form: 'plain' });
    expect(dialled).toHaveLength(1);
  });
});
