/** The latest lines between driver and virtual modem, put together from the pieces in which they come. */

export interface TrafficLine {
  at: number;
  from: 'host' | 'modem';
  text: string;
}

const KEPT = 40;
/** A line that never ends is cut, so that no babble fills the memory. */
const LONGEST = 2000;
const CTRL_Z = '\x1a';

/** Ctrl-Z ends a PDU like a line, and the prompt for one is a line though it has no end. */
function withEnds(text: string): string {
  return text.replaceAll(CTRL_Z, '\r').replace(/^(\s*> ?)$/, '$1\r');
}

export class Traffic {
  #lines: TrafficLine[] = [];
  #rest = { host: '', modem: '' };

  /** @param text bytes as Latin-1 */
  add(from: TrafficLine['from'], text: string, at: number): void {
    const pieces = (this.#rest[from] + withEnds(text)).slice(-LONGEST).split(/[\r\n]+/);
    this.#rest[from] = pieces.pop() ?? '';
    for (const piece of pieces)
      if (piece.trim() !== '') this.#lines.push({ at, from, text: piece.trim() });
    this.#lines = this.#lines.slice(-KEPT);
  }

  /** Oldest first. */
  lines(): readonly TrafficLine[] {
    return this.#lines;
  }
}
