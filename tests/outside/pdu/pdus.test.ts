import { describe, expect, it } from '@jest/globals';
import { PduError } from '../../../channels/gsm/pdu/error.ts';
import { plainOf } from '../../../channels/gsm/pdu/plain.ts';
import { readPdu } from '../../../channels/gsm/pdu/read.ts';
import { type PduVector, pduVectors } from './vectors.ts';

/** Whole PDUs of other projects: all that a source states of one must come out. */

/** What is done where a source wants leniency or contradicts the specification, and why. */
const DECIDED: Record<string, string> = {
  'gammu-at-sms-41': 'refused: the user data are shorter than TP-UDL says',
  'pygsm-submit-ucs2-udl-too-long':
    'refused: the number holds a filler, and TP-UDL says 160 octets',
  'pygsm-submit-8bit': '8-bit data are data (TS 23.038 §4), not text',
  'pymsg-truncated-lenient': 'refused: half an octet at the end',
  'pygsm-sr-zte-broken': 'the digit 0xB is # (TS 23.040 §9.1.2.3); times and reference are right',
  'smspdudecoder-readme': 'year 98 is 1998, as all other public decoders have it',
};

/** What a vector says of the test it comes from, not of the PDU. */
const SAYS_NOTHING = new Set(['parses', 'textTransliterated', 'textPrefix', 'error', 'concat']);

/** The PDU in the vectors' words, or why it is refused. */
function reading({ pdu, direction, hasSmsc }: PduVector): Record<string, unknown> | PduError {
  try {
    return plainOf(readPdu(pdu, { direction, hasSmsc }));
  } catch (error) {
    if (error instanceof PduError) return error;
    throw error;
  }
}

function check(vector: PduVector): void {
  const read = reading(vector);
  if (vector.reject) {
    expect(read).toBeInstanceOf(PduError);
    return;
  }
  if (read instanceof PduError) throw read;
  const stated = Object.entries(vector.expected).filter(([name]) => !SAYS_NOTHING.has(name));
  expect(read).toEqual(expect.objectContaining(Object.fromEntries(stated)));
  // the width of the reference is not always stated
  const { concat, textPrefix } = vector.expected;
  if (concat !== undefined) expect(read).toMatchObject({ concat });
  if (textPrefix !== undefined) expect(String(read.text).startsWith(String(textPrefix))).toBe(true);
}

describe('public PDU vectors', () => {
  it.each(pduVectors.filter(({ id }) => DECIDED[id] === undefined).map((v) => [v.id, v] as const))(
    '%s',
    (_, vector) => check(vector),
  );

  it.each(Object.entries(DECIDED))('%s: %s', (id, decision) => {
    const vector = pduVectors.find((candidate) => candidate.id === id);
    if (vector === undefined) throw new Error(`${id} is not among the vectors any more`);
    expect(reading(vector) instanceof PduError).toBe(decision.startsWith('refused'));
    expect(() => check(vector)).toThrow();
  });
});
