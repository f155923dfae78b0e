import { pause } from '../../channels/hand-over.ts';
import type { SentPart } from '../../channels/port.ts';
import { Random } from '../support/random.ts';
import { CITIZEN, OFFICER, type Stand } from './stand.ts';

/** Traffic both ways for a long time, with something going wrong every ten seconds. */

const SECOND = 1000;
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
  /**
   * Parts said to be sent without a report of their delivery, where the line gives reports; a modem uses
   * its 256 references again and again, so there it is only those that were never reported at all.
   */
  reportsLost: number;
  faults: number;
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
  switch (random.below(5)) {
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
    default:
      stand.receiver.down = true;
      later(() => {
        stand.receiver.down = false;
      });
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
  while (!done || written < count) {
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
  return judged(stand, { incoming, outgoing, ended, faults });
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
    faults: number;
  },
): Soaked {
  const { incoming, outgoing, ended, faults } = given;
  const stored = countsOf(stand.receiver.texts());
  const received = countsOf(stand.network.phone(OFFICER).received());
  const outcomes: Record<string, number> = {};
  for (const { said } of ended.values()) outcomes[said] = (outcomes[said] ?? 0) + 1;
  const delivered = stand.receiver.reports.filter(({ outcome }) => outcome === 'delivered');
  const named = new Set(
    delivered.flatMap(({ reference, alternatives = [] }) => [reference, ...alternatives]),
  );
  const sent = [...ended].filter(([, { said }]) => said === 'sent');
  const parts = sent.flatMap(([, end]) => end.parts);
  const saidUnsent = [...ended].filter(([, { said }]) => said === 'failed' || said === 'given up');
  return {
    lostIn: incoming.filter((text) => !stored.has(text)).length,
    doubledIn: [...stored.values()].filter((times) => times > 1).length,
    outcomes,
    lostOut: sent.filter(([text]) => !received.has(text)).length,
    doubledOut: outgoing.filter((text) => (received.get(text) ?? 0) > 1).length,
    untrue: saidUnsent.filter(([text]) => received.has(text)).length,
    reportsLost: stand.channel().can.reports
      ? parts.filter(({ reference }) => !named.has(reference)).length
      : 0,
    faults,
  };
}
