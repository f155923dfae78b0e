import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pause } from '../../channels/hand-over.ts';
import type { SentPart } from '../../channels/port.ts';
import { Random } from '../support/random.ts';
import { CITIZEN, OFFICER, type Stand } from './stand.ts';

/** Traffic both ways for a long time, with something going wrong every ten seconds. */

const SECOND = 1000;
const MEGABYTE = 2 ** 20;
const FAULT_EVERY = 10 * SECOND;
const FAULT_LASTS = 3 * SECOND;
const MOST_TRIES = 200;
/** Between two SMS. */
const APART = 2 * SECOND;
const QUIET_END = 20 * 60 * SECOND;

export interface Soaked {
  /** SMS that citizens wrote and that were not stored; stored more than once. */
  lostIn: number;
  doubledIn: number;
  /** SMS by what was said of them at last. */
  outcomes: Record<string, number>;
  /** Said to be sent and not received; received more than once; said to be unsent for good, and received. */
  lostOut: number;
  doubledOut: number;
  untrue: number;
  /** SMS that arrived and whose report was not stored, where the line gives reports and its device gave this one. */
  reportsLost: number;
  faults: number;
  /** Live heap after garbage collection, megabytes, and open handles: after a tenth of it, and at the end. */
  heap: [number, number];
  handles: [number, number];
}

/** Sends as the outbox does: again while it certainly was not sent, never when it may have been. */
async function send(stand: Stand, id: string): Promise<{ said: string; parts: SentPart[] }> {
  const parts: SentPart[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const outcome = await stand.channel().send(
      { id, to: OFFICER, text: id, statusReport: true, sentParts: [...parts] },
      {
        handingOver: async () => {},
        sent: async (index, part) => {
          parts[index] = part;
        },
      },
    );
    if (outcome.outcome === 'sent') return { said: 'sent', parts: outcome.parts };
    if (outcome.outcome !== 'retry') return { said: outcome.outcome, parts };
    await pause(stand.clock, outcome.retryAfterMs ?? 5 * SECOND);
  }
  return { said: 'given up', parts };
}

/** Sends `texts` one after another, as many lines at once as the channel can have under way. */
async function sendAll(stand: Stand, texts: string[]) {
  const ended = new Map<string, { said: string; parts: SentPart[] }>();
  const waiting = [...texts];
  const worker = async (): Promise<void> => {
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      ended.set(text, await send(stand, text));
      // spread over the faults, however fast the line is
      await pause(stand.clock, APART);
    }
  };
  await Promise.all(Array.from({ length: stand.channel().can.parallel }, worker));
  return ended;
}

function breakSomething(stand: Stand, random: Random): void {
  const later = (mend: () => void): void => void stand.clock.after(FAULT_LASTS, mend);
  switch (random.below(stand.forget === undefined ? 5 : 6)) {
    case 0:
      stand.loseAcknowledgement();
      return;
    case 1:
      stand.loseAnswer();
      return;
    case 2:
      stand.refuse();
      later(() => stand.accept());
      return;
    case 3:
      stand.unplug();
      later(() => stand.plugIn());
      return;
    case 4:
      stand.receiver.down = true;
      later(() => {
        stand.receiver.down = false;
      });
      return;
    default:
      stand.forget?.();
  }
}

/** @param count of SMS each way */
export async function soak(stand: Stand, count: number, seed: number): Promise<Soaked> {
  const random = new Random(seed);
  await stand.start();
  const incoming = Array.from({ length: count }, (_, n) => `Aduan ${n}`);
  const outgoing = Array.from({ length: count }, (_, n) => `Jawaban ${n}`);
  let done = false;
  const sending = sendAll(stand, outgoing).finally(() => {
    done = true;
  });
  let [faults, written] = [0, 0];
  let early: Footprint | undefined;
  while (!done || written < count) {
    if (written === Math.ceil(count / 10)) early = footprint();
    const text = incoming[written];
    if (text !== undefined) stand.network.phone(CITIZEN).send(text);
    written += 1;
    if (written % 5 === 0) {
      breakSomething(stand, random);
      faults += 1;
    }
    await stand.clock.advance(FAULT_EVERY / 5);
  }
  await stand.clock.advance(QUIET_END);
  const ended = await sending;
  const late = footprint();
  return {
    ...judged(stand, { incoming, outgoing, ended }),
    faults,
    heap: [early?.heap ?? 0, late.heap],
    handles: [early?.handles ?? 0, late.handles],
  };
}

interface Footprint {
  heap: number;
  handles: number;
}

/** What the process holds now. */
function footprint(): Footprint {
  collectGarbage();
  const heap = Math.round(process.memoryUsage().heapUsed / MEGABYTE);
  return { heap, handles: process.getActiveResourcesInfo().length };
}

/** Node gives it to those who ask for it at the start; this asks later. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function countsOf(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function judged(
  stand: Stand,
  given: {
    incoming: string[];
    outgoing: string[];
    ended: Map<string, { said: string; parts: SentPart[] }>;
  },
): Omit<Soaked, 'faults' | 'heap' | 'handles'> {
  const { incoming, outgoing, ended } = given;
  const stored = countsOf(stand.receiver.texts());
  const received = countsOf(stand.network.phone(OFFICER).received());
  const outcomes: Record<string, number> = {};
  for (const { said } of ended.values()) outcomes[said] = (outcomes[said] ?? 0) + 1;
  const sent = [...ended].filter(([, { said }]) => said === 'sent');
  const saidUnsent = [...ended].filter(([, { said }]) => said === 'failed' || said === 'given up');
  return {
    lostIn: incoming.filter((text) => !stored.has(text)).length,
    doubledIn: [...stored.values()].filter((times) => times > 1).length,
    outcomes,
    lostOut: sent.filter(([text]) => !received.has(text)).length,
    doubledOut: outgoing.filter((text) => (received.get(text) ?? 0) > 1).length,
    untrue: saidUnsent.filter(([text]) => received.has(text)).length,
    reportsLost: stand.channel().can.reports ? missing(stand, received.size) : 0,
  };
}

/** Reports name an SMS by its reference and when it was sent, as a modem has only 256 references. */
function missing(stand: Stand, arrived: number): number {
  const delivered = stand.receiver.reports.filter(({ outcome }) => outcome === 'delivered');
  const told = new Set(delivered.map(({ reference, sentAt }) => `${reference} ${sentAt ?? ''}`));
  return Math.max(0, arrived - told.size - (stand.swallowedReports?.() ?? 0));
}
