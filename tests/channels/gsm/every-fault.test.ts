import { describe, expect, it } from '@jest/globals';
import { NAMED_FAULTS } from '../../../channels/gsm/virtual/fault-names.ts';
import type { SentPart } from '../../../channels/port.ts';
import { Bench, type BenchOptions, CITIZEN, HOTLINE } from './bench.ts';

/**
 * Every fault that the virtual modem knows by name, in the midst of traffic both ways: nothing is lost,
 * nothing doubled in the inbox, what became of each SMS is told as it is, and the modem is back within
 * the time that docs/modem.md gives.
 */

const SECOND = 1000;
/** An unanswered network (120 s), getting in step (15 s), and the way back. */
const LONGEST_OUTAGE = 180 * SECOND;
const SHORT = ['satu', 'dua', 'tiga', 'empat'];
const LONG = `awal ${'jalan rusak parah dan berlubang '.repeat(14)}akhir`;
const ANSWERS = ['jawaban satu', `jawaban ${'sudah kami survey dan kerjakan '.repeat(8)}dua`];

/** Sends as the outbox does: again while it certainly was not sent, never when it may have been. */
async function send(bench: Bench, text: string): Promise<string> {
  const progress = { handedOver: 0, parts: [] as SentPart[] };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const outcome = await bench.driver.send(
      { id: text, to: CITIZEN, text, statusReport: true, sentParts: [...progress.parts] },
      {
        handingOver: async () => {
          progress.handedOver += 1;
        },
        sent: async (index, part) => {
          progress.parts[index] = part;
        },
      },
    );
    if (outcome.outcome !== 'retry') return outcome.outcome;
    await new Promise<void>((resolve) => bench.clock.after(outcome.retryAfterMs ?? 5000, resolve));
  }
  return 'given up';
}

const OPTIONS: Record<string, BenchOptions> = {
  'memory-full': { slots: 4 },
};

/** Parts that the network never brings. */
const LOSES_A_PART = new Set(['part-missing']);
/** The network has the SMS, or may have it, and the modem said otherwise or nothing. */
const DOUBTFUL = /though-sent|^hang-after-pdu|^reset-after-pdu|^cms-513$/;

describe('every fault by its name', () => {
  it.each(Object.entries(NAMED_FAULTS))('%s', async (name, fault) => {
    const bench = await Bench.ready(OPTIONS[name] ?? {});
    bench.modem.faults.add({ ...fault });
    for (const text of SHORT) bench.citizen().send(text, HOTLINE);
    bench.citizen().send(LONG, HOTLINE);
    const outcomes: Record<string, string> = {};
    for (const text of ANSWERS)
      void send(bench, text).then((outcome) => {
        outcomes[text] = outcome;
      });
    await bench.clock.advance(LONGEST_OUTAGE);
    expect(bench.driver.health()).toMatchObject({ ready: true });
    await bench.clock.advance(LONGEST_OUTAGE);

    expect(bench.modem.faults.done()).toBe(true);
    const whole = LOSES_A_PART.has(name) ? SHORT : [...SHORT, LONG];
    expect(bench.receiver.texts().sort()).toEqual([...whole].sort());
    expect(bench.stored()).toBe(0);
    for (const text of ANSWERS) {
      const arrived = bench
        .citizen()
        .received()
        .filter((received) => received === text).length;
      expect({ text, arrived: arrived <= 1 }).toEqual({ text, arrived: true });
      if (outcomes[text] === 'sent') expect({ text, arrived }).toEqual({ text, arrived: 1 });
      else expect([name, outcomes[text]]).toEqual([expect.stringMatching(DOUBTFUL), 'unknown']);
    }
    // a doubt never touches more than the SMS in hand
    const doubts = ANSWERS.filter((text) => outcomes[text] === 'unknown');
    expect(doubts.length).toBeLessThanOrEqual(1);
  });
});
