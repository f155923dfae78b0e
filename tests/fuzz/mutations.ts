import type { Random } from '../support/random.ts';

/** Ways to damage a PDU. */

type Mutation = (octets: number[], random: Random) => number[];

/** Octets that say how long something is or how the rest is to be read. */
function telling(octets: number[]): number[] {
  const start = 1 + (octets[0] ?? 0);
  const submit = ((octets[start] ?? 0) & 3) === 1 || ((octets[start] ?? 0) & 3) === 2;
  const address = start + (submit ? 2 : 1);
  const after = address + 2 + Math.ceil((octets[address] ?? 0) / 2);
  const coding = [after, after + 1, after + 2, after + 3, after + 9, after + 10, after + 12];
  return [0, 1, start, address, address + 1, ...coding, octets.length - 1].filter(
    (at) => at < octets.length,
  );
}

const EXTREME = [0x00, 0x01, 0x7f, 0x80, 0x8c, 0x8d, 0xa0, 0xa1, 0xfe, 0xff];

const MUTATIONS: Record<string, Mutation> = {
  flip: (octets, random) => {
    const at = random.below(octets.length);
    return octets.with(at, (octets[at] ?? 0) ^ (1 << random.below(8)));
  },
  set: (octets, random) => octets.with(random.below(octets.length), random.below(256)),
  tell: (octets, random) =>
    octets.with(random.pick(telling(octets)), random.pick([...EXTREME, random.below(256)])),
  nudge: (octets, random) => {
    const at = random.pick(telling(octets));
    return octets.with(at, ((octets[at] ?? 0) + random.pick([-1, 1])) & 0xff);
  },
  cut: (octets, random) => octets.slice(0, random.below(octets.length)),
  behead: (octets, random) => octets.slice(random.below(octets.length)),
  remove: (octets, random) => octets.toSpliced(random.below(octets.length), 1 + random.below(3)),
  insert: (octets, random) => octets.toSpliced(random.below(octets.length), 0, random.below(256)),
  extend: (octets, random) => [
    ...octets,
    ...Array<number>(1 + random.below(180)).fill(random.pick([0x00, 0xff, random.below(256)])),
  ],
  repeat: (octets, random) => {
    const at = random.below(octets.length);
    return octets.toSpliced(at, 0, ...octets.slice(at, at + 1 + random.below(8)));
  },
};

/** One to four damages, one after the other; says which. */
export function mutated(octets: number[], random: Random): { octets: number[]; how: string } {
  const names: string[] = [];
  let damaged = octets;
  for (let times = 1 + random.below(4); times > 0 && damaged.length > 0; times -= 1) {
    const [name, mutate] = random.pick(Object.entries(MUTATIONS));
    names.push(name);
    damaged = mutate(damaged, random);
  }
  return { octets: damaged, how: names.join('+') };
}

/** The beginning of one and the end of another. */
export function spliced(one: number[], other: number[], random: Random): number[] {
  return [...one.slice(0, random.below(one.length)), ...other.slice(random.below(other.length))];
}
