import { z } from 'zod';
import type { Shift } from '../../../channels/gsm/pdu/alphabet.ts';
import { PduError } from '../../../channels/gsm/pdu/error.ts';
import { LANGUAGES } from '../../../channels/gsm/pdu/languages/tables.ts';
import { type Plain, plainOf } from '../../../channels/gsm/pdu/plain.ts';
import { readPdu } from '../../../channels/gsm/pdu/read.ts';
import { parsed } from './json.ts';

/** One line of `hotline pdu decode`. */

const NAMES = new Map([...LANGUAGES].map(([id, { name }]) => [name, id] as const));

/** National language identifier, or the language's name in English; 0 is the default alphabet. */
export const language = z
  .union([z.number(), z.string()])
  .transform((given) => (typeof given === 'number' ? given : NAMES.get(given.toLowerCase())))
  .pipe(
    z
      .int({ error: `an identifier, or one of ${[...NAMES.keys()].join(', ')}` })
      .min(0)
      .max(255),
  );

/** Tables agreed otherwise than in the header; `language` is both of them. */
const context = z
  .strictObject({
    locking: language.nullish(),
    single: language.nullish(),
    language: language.nullish(),
  })
  .transform((given): Shift => {
    const locking = given.locking ?? given.language;
    const single = given.single ?? given.language;
    return {
      ...(locking == null ? {} : { locking }),
      ...(single == null ? {} : { single }),
    };
  });

/** Other fields are ignored, so that a test vector can be given as it is. */
const request = z.object({
  pdu: z.string(),
  hasSmsc: z.boolean().default(true),
  direction: z.enum(['MT', 'MO']).default('MT'),
  context: context.nullish(),
});

/**
 * @param line hex with the service-centre field, network to modem; or
 * `{"pdu","hasSmsc","direction","context"}`
 * @throws PduError naming the field of the line or of the PDU
 */
export function decodeLine(line: string): Plain {
  const text = line.trim();
  if (text === '') throw new PduError('pdu', 'the line is empty');
  if (!text.startsWith('{')) return plainOf(readPdu(text, { direction: 'MT' }));
  const { pdu, hasSmsc, direction, context: shift } = parsed(request, text);
  return plainOf(readPdu(pdu, { hasSmsc, direction, ...(shift == null ? {} : { shift }) }));
}
