import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPdu } from '../../../../channels/gsm/pdu/read.ts';
import { writeSubmit } from '../../../../channels/gsm/pdu/write.ts';

/**
 * PDUs that other people's encoders made of our own texts (tests/vectors/make.py): what they wrote is
 * read as what was said, and what we write of the same is the same, octet by octet.
 */

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'vectors');
const json = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

interface Made {
  encoder: string;
  number: string;
  smsc: string;
  pdus: { text: number; type: 'submit' | 'deliver'; parts: string[] }[];
}

const texts = json('texts.json') as string[];
const ENCODERS = ['gammu', 'gsmmodem', 'messaging'];
const made = ENCODERS.map((name) => json(`pdus-${name}.json`) as Made);

/** Message reference that each encoder was given, or takes by itself. */
const REFERENCE: Record<string, number> = { gsmmodem: 3, messaging: 0 };

/** Texts that an encoder writes wrongly or otherwise, and why; each must go on being so. */
const WRONG: Record<string, Record<number, string>> = {
  messaging: {
    4: 'a character beyond the basic plane becomes half an octet too much',
    5: 'the same',
    16: 'the extension mark and its character are cut apart between two parts',
  },
};
const OTHERWISE: Record<string, Record<number, string>> = {
  messaging: { ...WRONG.messaging, 10: 'no text at all goes out in UCS-2' },
};

function textOf(parts: string[], type: string): string {
  const read = parts.map((hex) =>
    readPdu(hex, { direction: type === 'deliver' ? 'MT' : 'MO', hasSmsc: true }),
  );
  return read
    .map((pdu) => ('userData' in pdu && pdu.userData !== null ? (pdu.userData.text ?? '') : ''))
    .join('');
}

/** What it gives, or nothing where it refuses. */
function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

describe.each(made)('PDUs that $encoder made of our texts', ({ encoder, number, smsc, pdus }) => {
  const wrong = WRONG[encoder] ?? {};
  const otherwise = OTHERWISE[encoder] ?? {};

  it.each(pdus.map((one) => [one.text, one] as const))(
    'text %d is read as it was',
    (index, one) => {
      const read = () => textOf(one.parts, one.type);
      if (wrong[index] === undefined) expect(read()).toBe(texts[index]);
      else expect(attempt(read)).not.toBe(texts[index]);
    },
  );

  const single = pdus.filter(({ type, parts }) => type === 'submit' && parts.length === 1);
  if (single.length > 0)
    it.each(single.map((one) => [one.text, one] as const))(
      'text %d is written alike',
      (index, one) => {
        const [written] = writeSubmit({
          number,
          smsc,
          text: texts[index] ?? '',
          statusReport: true,
          messageReference: REFERENCE[encoder] ?? 0,
        });
        if (otherwise[index] === undefined) expect(written?.hex).toBe(one.parts[0]);
        else expect(written?.hex).not.toBe(one.parts[0]);
      },
    );
});

describe('the vectors', () => {
  it('are enough to mean something', () => {
    const parts = made.flatMap(({ pdus }) => pdus.flatMap((one) => one.parts));
    expect(parts.length).toBeGreaterThan(400);
  });
});
