import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is given as `null`, so that no input fills the memory. */
export const LONGEST_LINE = 1 << 20;

/** The line that is being read; what is too long is not kept. */
class Pieces {
  #pieces: string[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: string): void {
    this.#length += piece.length;
    if (this.#length > LONGEST_LINE) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  take(): string | null {
    const line = this.#length > LONGEST_LINE ? null : this.#pieces.join('').replace(/\r$/, '');
    [this.#pieces, this.#length] = [[], 0];
    return line;
  }
}

/**
 * Lines of a stream, without their ends (`\n` or `\r\n`), as they come; `null` for a line that is too
 * long. Nothing is given for an empty rest after the last line end.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer | string>,
): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  const rest = new Pieces();
  for await (const chunk of chunks) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      rest.add(piece);
      yield rest.take();
    }
    rest.add(last);
  }
  rest.add(decoder.end());
  if (!rest.isEmpty) yield rest.take();
}
