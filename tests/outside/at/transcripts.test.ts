import { describe, expect, it } from '@jest/globals';
import type { ModemFacts } from '../../../channels/gsm/init.ts';
import { scripted } from '../../channels/gsm/at/scripted.ts';
import { runInit } from '../../channels/gsm/at/set-up.ts';
import { type Transcript, transcripts } from './vectors.ts';

/** What the modem's side of a transcript is like besides its table. */
interface Circumstances {
  /** The SIM asks for this PIN, and the modem refuses what it refuses before. */
  pin?: string;
  /** The first so many commands are answered "please wait". */
  starting?: number;
}

/** A modem that answers from a transcript, and OK to everything else, as the public test's does. */
function modem(
  { responses, simBusy, noPinRequired }: Transcript,
  { pin, starting = 0 }: Circumstances,
) {
  let locked = pin !== undefined;
  let refusals = starting;
  return scripted((command, times) => {
    if (refusals > 0 && command.length > 4) {
      refusals -= 1;
      return ['+CME ERROR: 515'];
    }
    if (locked && command === `AT+CPIN="${pin}"`) {
      locked = false;
      return ['OK'];
    }
    if (locked && command === 'AT+CPIN?') return ['+CPIN: SIM PIN', 'OK'];
    if (locked && command !== 'AT' && !noPinRequired.includes(command)) return ['+CME ERROR: 11'];
    if (simBusy.includes(command) && times < 3) return ['+CME ERROR: 14'];
    return responses[command] ?? (command === 'AT+CMGF?' ? ['+CMGF: 0', 'OK'] : ['OK']);
  });
}

function setUp(transcript: Transcript, circumstances: Circumstances = {}) {
  return runInit(modem(transcript, circumstances), circumstances);
}

/** What a transcript says about its modem, in the words of the driver. */
function factsIn({ responses }: Transcript): Partial<ModemFacts> {
  const bare = (command: string): string => {
    const [line = '', ...more] = responses[command] ?? [];
    return more.length === 0 ? '' : line.trim();
  };
  const memories = memoriesIn(responses);
  return {
    manufacturer: bare('AT+CGMI'),
    model: bare('AT+CGMM'),
    imei: bare('AT+CGSN'),
    imsi: bare('AT+CIMI'),
    memory: memories[0],
    memories,
  };
}

/** The first list of AT+CPMS=? says where received messages may be kept: in the modem or on the SIM. */
function memoriesIn(responses: Transcript['responses']): string[] {
  const [line = ''] = responses['AT+CPMS=?'] ?? [];
  const [, first = ''] = /\(([^()]*)\)/.exec(line) ?? [];
  return ['ME', 'SM'].filter((name) => first.includes(`"${name}"`));
}

const FINAL = /^(?:OK|ERROR|COMMAND NOT SUPPORT|\+CM[ES] ERROR.*)$/;
const pairs = transcripts.flatMap((transcript) =>
  Object.entries(transcript.responses).map(([command, lines]) => ({
    name: `${transcript.model} ${command}`,
    command,
    lines,
  })),
);

describe('what real modems answer', () => {
  it.each(pairs)('$name', async ({ command, lines }) => {
    const { at, clock, heard } = scripted(() => lines);
    const name = /^AT(\+[A-Z]+)/.exec(command)?.[1];
    const result = at.command(command, name === undefined ? {} : { prefix: `${name}:` });
    await clock.advance(5_000);
    const final = lines.find((line) => FINAL.test(line));
    const told = lines.filter((line) => !FINAL.test(line)).map((line) => line.trim());
    // AT+ZPAS? is answered under another name, which only a command without a prefix can take.
    const foreign = told.filter((line) => /^\+[A-Z]+:/.test(line) && !line.startsWith(`${name}:`));
    const taken = { lines: told.filter((line) => !foreign.includes(line)) };
    if (final === 'OK') expect(await result).toEqual({ ok: true, ...taken });
    else {
      const failure = final === undefined ? { kind: 'timeout' } : { kind: 'error', text: final };
      expect(await result).toMatchObject({ ok: false, ...taken, failure });
    }
    expect(heard).toEqual(foreign.map((line) => ({ kind: 'other', line })));
  });
});

describe('set-up of real modems', () => {
  const circumstances: [string, Circumstances][] = [
    ['as it is', {}],
    ['with a PIN', { pin: '1234' }],
    ['while it is starting', { starting: 3 }],
  ];
  const cases = transcripts.flatMap((transcript) =>
    circumstances.map(([how, given]) => ({
      name: `${transcript.model} ${how}`,
      transcript,
      given,
    })),
  );
  it.each(cases)('$name', async ({ transcript, given }) => {
    const { outcome, asked, heard } = await setUp(transcript, given);
    expect(outcome).toMatchObject({ ok: true, facts: factsIn(transcript) });
    expect(asked.filter((command) => command === 'AT+CMGF=0')).toHaveLength(1);
    // Without a memory messages can only come directly.
    const [memory] = memoriesIn(transcript.responses);
    expect(asked).toContain(memory ? 'AT+CNMI=2,1,0,1,0' : 'AT+CNMI=2,2,0,1,0');
    for (const command of transcript.simBusy)
      expect(asked.filter((other) => other === command)).toHaveLength(3);
    expect(asked.filter((command) => command.startsWith('AT+CPIN='))).toHaveLength(
      given.pin === undefined ? 0 : 1,
    );
    expect(heard).toEqual([]);
  });
});
