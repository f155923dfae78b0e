/** 3GPP TS 27.005 §3.1 `<stat>`. */
export const UNREAD = 0;
export const READ = 1;
export const UNSENT = 2;
export const SENT = 3;

/** A message in a slot: `status` is one of the above. */
export interface Slot {
  pdu: string;
  status: number;
}

/** One message memory of the virtual modem (`SM`, `ME`, `SR`); slots are numbered from 1. */
export class MessageMemory {
  readonly size: number;
  #slots = new Map<number, Slot>();

  constructor(size: number) {
    this.size = size;
  }

  get used(): number {
    return this.#slots.size;
  }

  /** Puts a message into the first free slot; undefined when the memory is full. */
  add(pdu: string, status = UNREAD): number | undefined {
    for (let index = 1; index <= this.size; index += 1) {
      if (this.#slots.has(index)) continue;
      this.#slots.set(index, { pdu, status });
      return index;
    }
    return undefined;
  }

  get(index: number): Slot | undefined {
    return this.#slots.get(index);
  }

  /** In slot order. */
  entries(): [number, Slot][] {
    return [...this.#slots].sort(([left], [right]) => left - right);
  }

  delete(index: number): boolean {
    return this.#slots.delete(index);
  }
}
