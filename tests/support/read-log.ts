import type { Change } from '../../store/ports/instances.ts';
import type { RecordChange } from '../../store/ports/records.ts';
import type { Store } from '../../store/ports/store.ts';

/**
 * A store that notes what an answer is made of, and can tell later whether all of it still reads the same. A page whose
 * rows have not changed says what it said, so that nobody has to ask for it again.
 */

type Method = (...given: unknown[]) => Promise<unknown>;
/** Which writes can change what a call reads. */
type Topic = (...given: never[]) => string;

const ofInstance: Topic = (id: string) => `instance ${id}`;
const ofMachine: Topic = ({ machine }: { machine: string }) => `machine ${machine}`;
const ofKind: Topic = (kind: string) => `records ${kind}`;
const whole =
  (part: string): Topic =>
  () =>
    part;

/** What of each part only reads, and what that hangs on. */
const READS: { [P in keyof Store]?: { [M in keyof Store[P]]?: Topic } } = {
  instances: {
    ...{ load: ofInstance, history: ofInstance },
    ...{ find: ofMachine, count: ofMachine, tally: ofMachine },
    search: (_typed: string, query: { machine: string }) => ofMachine(query as never),
  },
  inbox: {
    get: whole('inbox'),
    list: whole('inbox'),
    of: whole('inbox'),
    oldestNew: whole('inbox'),
  },
  outbox: {
    ...{ get: whole('outbox'), of: whole('outbox'), list: whole('outbox') },
    oldestDue: whole('outbox'),
    ...{ undelivered: whole('outbox'), sentIn: whole('outbox'), sentOften: whole('outbox') },
  },
  journal: {
    after: (machine: string) => ofMachine({ machine } as never),
    last: (machine: string) => ofMachine({ machine } as never),
  },
  timers: { of: ofInstance },
  documents: { get: whole('documents'), bytes: whole('documents'), of: whole('documents') },
  counts: { by: ofMachine, sms: whole('outbox'), documents: whole('documents') },
  records: { get: ofKind, list: ofKind },
  audit: { read: whole('audit'), find: whole('audit') },
  numbers: {},
  identity: {},
};

/** What a page that is only looked at writes: that somebody has looked. */
const TRACES: ReadonlySet<string> = new Set(['audit.append', 'records.put']);

/** What a write can change. */
function topicsOf(part: string, method: string, given: unknown[]): string[] {
  if (method === 'commit') {
    const { id, machine } = given[0] as Change;
    return [`instance ${id}`, `machine ${machine}`, 'outbox'];
  }
  if (part !== 'records') return [part];
  const [first] = given;
  return [`records ${typeof first === 'string' ? first : (first as RecordChange).kind}`];
}

interface Read {
  topic: string;
  again: () => Promise<unknown>;
  /** What was read, as text. */
  was: string;
}

/** What an answer was made of, by what was asked of the store. */
export type Reads = ReadonlyMap<string, Read>;

/** Something was asked that is no plain reading: whatever is made of it is asked for again. */
const NEVER_THE_SAME: Read = { topic: '', again: () => Promise.resolve(null), was: '' };

/** What asking itself changes: when its token was used. Nobody outside is shown that. */
const USE_OF_TOKEN = /"(?:revision|lastUsedAt)":(?:\d+|null)/g;

function textOf(topic: string, value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return topic === 'records api-token' ? text.replace(USE_OF_TOKEN, '') : text;
}

export class ReadLog {
  readonly store: Store;
  /** Of who is asked now: one at a time. */
  private reading: Map<string, Read> | null = null;
  /** How often something was written that a topic hangs on. */
  private readonly written = new Map<string, number>();
  /** What reads now, and as of which write. */
  private readonly now = new Map<string, { written: number; text: Promise<string> }>();

  constructor(inner: Store) {
    const parts = new Map(
      Object.entries(READS).map(([name, reads]) => {
        const part: object = inner[name as keyof Store];
        return [name, this.noted(name, part, new Map<string, Topic>(Object.entries(reads)))];
      }),
    );
    const rest = this.noted('', inner, new Map()) as Store;
    this.store = new Proxy(rest, {
      get: (target, name) => parts.get(String(name)) ?? Reflect.get(target, name, target),
    });
  }

  private noted<T extends object>(part: string, inner: T, reads: ReadonlyMap<string, Topic>): T {
    return new Proxy(inner, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const method = value.bind(target) as Method;
        const called = String(name);
        const topic = reads.get(called);
        return (...given: unknown[]) =>
          topic === undefined
            ? this.write(part, called, method, given)
            : this.read(`${part}.${called}`, topic, method, given);
      },
    });
  }

  private async read(
    called: string,
    topicOf: Topic,
    method: Method,
    given: unknown[],
  ): Promise<unknown> {
    const topic = topicOf(...(given as never[]));
    const written = this.written.get(topic) ?? 0;
    const { reading: reads } = this;
    const value = await method(...given);
    if (reads === null) return value;
    const key = `${called} ${JSON.stringify(given)}`;
    const was = textOf(topic, value);
    reads.set(key, { topic, again: () => method(...given), was });
    this.now.set(key, { written, text: Promise.resolve(was) });
    return value;
  }

  private async write(
    part: string,
    called: string,
    method: Method,
    given: unknown[],
  ): Promise<unknown> {
    const name = `${part}.${called}`;
    if (!TRACES.has(name)) this.reading?.set(name, NEVER_THE_SAME);
    const value = await method(...given);
    for (const topic of topicsOf(part, called, given))
      this.written.set(topic, (this.written.get(topic) ?? 0) + 1);
    return value;
  }

  /** Does some work. @returns with what it gave, what it read */
  async noting<T>(work: () => Promise<T>): Promise<{ value: T; reads: Reads }> {
    if (this.reading !== null) throw new Error('somebody else is asked already');
    const reads = new Map<string, Read>();
    this.reading = reads;
    try {
      return { value: await work(), reads };
    } finally {
      this.reading = null;
    }
  }

  /** True while everything that was read reads the same. */
  async isSame(reads: Reads): Promise<boolean> {
    for (const [key, { topic, again, was }] of reads) {
      const written = this.written.get(topic) ?? 0;
      const known = this.now.get(key);
      const text =
        known?.written === written ? known.text : again().then((value) => textOf(topic, value));
      this.now.set(key, { written, text });
      if ((await text) !== was) return false;
    }
    return true;
  }
}
