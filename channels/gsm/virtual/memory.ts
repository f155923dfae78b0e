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

/** A memory of the virtual modem as AT commands see it. */
export interface Places {
  readonly size: number;
  readonly used: number;
  /** Puts a message into the first free place; undefined when there is none. */
  add(pdu: string, status?: number): number | undefined;
  get(index: number): Slot | undefined;
  /** False for a place that the memory does not have. */
  has(index: number): boolean;
  /** In the order of the places. */
  entries(): [number, Slot][];
  delete(index: number): boolean;
}

/** One message memory of the virtual modem (`SM`, `ME`, `SR`). */
export class MessageMemory implements Places {
  readonly size: number;
  readonly #first: number;
  #slots = new Map<number, Slot>();

  /** @param first number of its first place */
  constructor(size: number, first = 1) {
    this.size = size;
    this.#first = first;
  }

  get used(): number {
    return this.#slots.size;
  }

  has(index: number): boolean {
    return index >= this.#first && index < this.#first + this.size;
  }

  add(pdu: string, status = UNREAD): number | undefined {
    for (let index = this.#first; this.has(index); index += 1) {
      if (this.#slots.has(index)) continue;
      this.#slots.set(index, { pdu, status });
      return index;
    }
    return undefined;
  }

  get(index: number): Slot | undefined {
    return this.#slots.get(index);
  }

  entries(): [number, Slot][] {
    return [...this.#slots].sort(([left], [right]) => left - right);
  }

  delete(index: number): boolean {
    return this.#slots.delete(index);
  }
}

/** `MT`: the places of several memories one behind the other, under numbers of its own. */
export class JointMemory implements Places {
  readonly #members: Places[];

  constructor(members: Places[]) {
    this.#members = members;
  }

  get size(): number {
    return this.#members.reduce((sum, { size }) => sum + size, 0);
  }

  get used(): number {
    return this.#members.reduce((sum, { used }) => sum + used, 0);
  }

  has(index: number): boolean {
    return this.#at(index) !== undefined;
  }

  add(pdu: string, status = UNREAD): number | undefined {
    for (const member of this.#members) {
      const index = member.add(pdu, status);
      if (index !== undefined) return this.#offset(member) + index;
    }
    return undefined;
  }

  get(index: number): Slot | undefined {
    const found = this.#at(index);
    return found?.member.get(found.index);
  }

  entries(): [number, Slot][] {
    return this.#members.flatMap((member) =>
      member.entries().map(([index, slot]): [number, Slot] => [this.#offset(member) + index, slot]),
    );
  }

  delete(index: number): boolean {
    const found = this.#at(index);
    return found?.member.delete(found.index) ?? false;
  }

  #offset(member: Places): number {
    const before = this.#members.slice(0, this.#members.indexOf(member));
    return before.reduce((sum, { size }) => sum + size, 0);
  }

  #at(index: number): { member: Places; index: number } | undefined {
    const member = this.#members.find((each) => each.has(index - this.#offset(each)));
    return member && { member, index: index - this.#offset(member) };
  }
}
