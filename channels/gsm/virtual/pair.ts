import { type Line, LineEnds } from '../at/line.ts';

/**
 * Two ends of a cable in memory. Bytes arrive in later turns of the event loop, as they do from a real
 * port, so that nothing can depend on an answer coming inside the call that asked.
 */
export function linePair(): [Line, Line] {
  const left = new LineEnds();
  const right = new LineEnds();
  return [end(left, right), end(right, left)];
}

function end(mine: LineEnds, other: LineEnds): Line {
  return {
    write: (bytes) => {
      if (mine.closed) return;
      const copy = Uint8Array.from(bytes);
      setImmediate(() => other.received(copy));
    },
    onData: (listener) => mine.onData(listener),
    onClose: (listener) => mine.onClose(listener),
    close: () => {
      mine.ended('closed by us');
      setImmediate(() => other.ended('closed by the other end'));
    },
  };
}
