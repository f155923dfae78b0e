import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PduError } from '../../../channels/gsm/pdu/error.ts';
import type { Plain } from '../../../channels/gsm/pdu/plain.ts';
import { decodeLine } from './decode.ts';
import { encodeLine } from './encode.ts';
import { linesOf } from './typed-lines.ts';

/** `hotline pdu`: one JSON object out for each line in, also for a line that is empty or wrong. */

const LINES = { decode: decodeLine, encode: encodeLine };

function answer(read: (line: string) => Plain, line: string | null): Plain {
  try {
    if (line === null) throw new PduError('line', 'too long');
    return read(line);
  } catch (error) {
    if (!(error instanceof PduError)) throw error;
    return { error: { field: error.field, message: error.message } };
  }
}

/** Whoever reads the output has seen enough, as `head` does. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/**
 * Reads PDUs or messages line by line and prints what they say, or the PDUs. Nothing is kept: as the
 * output drains the input is read on.
 */
export async function pdu(
  which: 'decode' | 'encode',
  input: Readable,
  output: Writable,
): Promise<void> {
  const read = LINES[which];
  const answers = async function* (chunks: AsyncIterable<Buffer | string>) {
    for await (const line of linesOf(chunks)) yield `${JSON.stringify(answer(read, line))}\n`;
  };
  try {
    await pipeline(input, answers, output, { end: false });
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}
