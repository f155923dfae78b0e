import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AtDialogue } from '../../../../channels/gsm/at/dialogue.ts';
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
import type { AtResult } from '../../../../channels/gsm/at/result.ts';
import type { Unsolicited } from '../../../../channels/gsm/at/unsolicited.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';

/** Pieces of what modems say, so that chance makes something like it. */
const PIECES = [
  '\r\n',
  '\r',
  '\n',
  '> ',
  '>',
  '\0',
  '\xff',
  '"',
  ',',
  ' ',
  'OK\r\n',
  'ERROR\r\n',
  'RING\r\n',
  'NO CARRIER\r\n',
  'RDY\r\n',
  '0791ABCDEF\r\n',
  'A'.repeat(9000),
  '+CMS ERROR: 500\r\n',
  '+CMT: ,9\r\n',
  '+CMT: "+62812",,"26/11/24,10:00:00+28"\r\n',
  '+CDS: 6\r\n',
  '+CDS:',
  '+CMTI: "SM",7\r\n',
  '+CMGS: 12\r\n',
  '+CREG: 5\r\n',
  '+CUSD: 0,"Pulsa\r\n',
  '+CUSD: 2\r\n',
  'Anda",15\r\n',
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => latin1(bytes)) },
);
const noise = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A dialogue whose bytes arrive inside the call, so that only their order decides. */
function direct() {
  const clock = new SimulatedClock();
  const heard: Unsolicited[] = [];
  let listener: (bytes: Uint8Array) => void = () => {};
  const line = {
    write: () => {},
    onData: (heed: (bytes: Uint8Array) => void) => {
      listener = heed;
    },
    onClose: () => {},
    close: () => {},
  };
  const at = new AtDialogue(line, clock, {
    unsolicited: (event) => heard.push(event),
    unanswered: () => {},
  });
  const say = (text: string) => listener(Buffer.from(text, 'latin1'));
  return { at, clock, heard, say };
}

type Ask = 'nothing' | 'command' | 'prompt';

/** What comes of the bytes in the given pieces while something was asked. */
async function outcome(pieces: string[], ask: Ask) {
  const { at, clock, heard, say } = direct();
  const options = { timeout: 1_000, prefix: '+CMGS:' };
  const result: Promise<AtResult> | undefined =
    ask === 'nothing' ? undefined : at[ask]('AT+CMGS=20', options);
  for (const text of pieces) say(text);
  await clock.advance(10_000);
  return { result: await result, heard };
}

/** A piece, where it is cut in two, and whether what follows comes together with its end. */
const cutPiece = fc.record({
  text: piece,
  share: fc.constantFrom(0, 0.2, 0.5, 0.9, 1),
  joined: fc.boolean(),
});

function chunks(cuts: { text: string; share: number; joined: boolean }[]): string[] {
  const made = [''];
  for (const { text, share, joined } of cuts) {
    const place = Math.round(share * text.length);
    made.push(`${made.pop() ?? ''}${text.slice(0, place)}`, text.slice(place));
    if (!joined) made.push('');
  }
  return made;
}

describe('any bytes', () => {
  it('give the same results and events in whatever pieces they come', async () => {
    const asks = fc.constantFrom<Ask>('nothing', 'command', 'prompt');
    await fc.assert(
      fc.asyncProperty(fc.array(cutPiece, { maxLength: 12 }), asks, async (cuts, ask) => {
        const pieces = chunks(cuts);
        expect(await outcome(pieces, ask)).toEqual(await outcome([pieces.join('')], ask));
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('give the same one by one', async () => {
    const short = fc.array(fc.constantFrom(...PIECES.filter(({ length }) => length < 80)), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(short, async (pieces) => {
        const text = pieces.join('');
        expect(await outcome([...text], 'prompt')).toEqual(await outcome([text], 'prompt'));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('never hold a command longer than its time, nor the next one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 4 }), async (rounds) => {
        const { at, clock, say } = direct();
        for (const text of rounds) {
          const start = clock.now();
          let ended = Number.POSITIVE_INFINITY;
          const asking = at.command('AT+CSQ', { timeout: 500, prefix: '+CSQ:' });
          void asking.then(() => {
            ended = clock.now();
          });
          say(text);
          await clock.advance(500);
          expect(ended - start).toBeLessThanOrEqual(500);
          await asking;
          // ends whatever was left open, and what a late answer may have left out of step
          at.interrupt('test');
          say('\r\n\r\n');
          await clock.advance(5_000);
          const next = at.command('AT');
          say('\r\nOK\r\n');
          expect(await next).toEqual({ ok: true, lines: [] });
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('are borne by every reader, alone and behind the prefix that it looks for', () => {
    const readers: [string, (lines: string[]) => unknown][] = [
      ['+CSQ: ', readSignal],
      ['+COPS: ', readOperatorName],
      ['+CSCA: ', readServiceCentre],
      ['+CPIN: ', readPin],
      ['+CPMS: ', readMemoryChoices],
      ['+CPMS: ', readMemories],
      ['+CNMI: ', readNotificationChoices],
      ['+CMGS: ', readReference],
      ['+CMGL: ', readList],
      ['+CMGL: 1,', readList],
      ['+CMGL: ', (lines) => readTexts(lines, '+CMGL:')],
      ['+CMGR: ', (lines) => readOne(lines, 1)],
      ['+CEREG: ', (lines) => registrationOf(lines[0] ?? '', true)],
    ];
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...'0123456789ABF,,"() -"SMEREC/:+'), { maxLength: 60 })
        .map((characters) => characters.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        for (const [prefix, read] of readers) {
          expect(() => read(lines)).not.toThrow();
          expect(() => read(lines.map((text) => prefix + text))).not.toThrow();
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
