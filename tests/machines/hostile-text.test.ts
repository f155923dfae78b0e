import { expect, it } from '@jest/globals';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import { copyFaults, proposedCopy } from '../../machines/complaint/base/press.ts';
import { complaintWords } from '../../machines/complaint/searched-text.ts';
import { wordsOf } from '../../machines/complaint/texts/message.ts';
import { digest, similarity } from '../../machines/conversation/similarity.ts';
import { misleads } from '../../machines/conversation/staff/misleading.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { hideReporter } from '../../machines/numbers/masks.ts';
import type { Sender } from '../../machines/text/understanding.ts';
import { loadPack } from '../support/pack.ts';

/**
 * A text of 255 parts may hold 39,000 characters, and somebody may want to know what the hotline makes of
 * them. What it costs grows with the size and not with its square: four times the text is some four times
 * the work. Measured in the processor's own time, which no other program adds to.
 */

const { rules, compose } = loadPack();
const understand = createUnderstand(rules.district);
const REPORTER = '+6281200009001';
const SMALL = 4_000;
const LARGE = 4 * SMALL;
/** Four times the text: 4 is linear, 16 is the square. */
const MOST_GROWTH = 9;
/** Below this many milliseconds a measurement says nothing, and nobody minds. */
const WORTH_MEASURING = 100;
/** How often a text has to grow too fast, one measurement after the other. */
const TRIES = 4;

const RUNS = [
  ...[' ', '\n', '\t', '.', 'a', '0', '-', '*', '(', '@', '?', '> ', ', ', '0-', 'x.', '1 ', 'a '],
  ...['pak ', 'Bu A', 'nama A ', 'minta ', 'oknum ', 'dana ', 'A001 ', '0812 ', 'rt 1 ', '12/'],
  ...['banjir ', 'hadiah ', 'slot ', 'promo ', 'petugas ', 'biar ', 'pulsa ', 'sudah ', 'kapan '],
  ...['spasi ', 'http://a.', 'jalan ', 'sukau ', 'tidak ', 'kok '],
];

function complaint(text: string): ComplaintContext {
  return {
    ...{ text, reporter: REPORTER, ticket: 'A001', category: 'JALAN', agency: 'PUPR', place: null },
    reading: { content: text },
    additions: [{ at: 1, text, ticket: null }],
    answer: { at: 1, text, agency: 'PUPR' },
  } as unknown as ComplaintContext;
}

const reads = (sender: Sender, before: string) => (text: string) =>
  understand(before + text, sender);
const officer: Sender = { role: 'officer', agency: 'PUPR', address: '+6281200000101' };

const WORK: Record<string, (text: string) => unknown> = {
  'a citizen’s SMS': reads({ role: 'citizen', address: REPORTER }, ''),
  'an addition': reads({ role: 'citizen', address: REPORTER }, 'TAMBAH A001 '),
  'an officer’s SMS': reads(officer, ''),
  'an answer': reads(officer, 'JAWAB A001 '),
  'an extension': reads(officer, 'TUNDA A001 '),
  'the text for the newspaper': (text) => proposedCopy(rules, complaint(text)),
  'numbers in it': (text) => copyFaults({ headline: text, question: text, answer: text }, REPORTER),
  'a task': (text) => wordsOf(complaint(text)),
  'what it is found by': (text) => complaintWords(complaint(text)),
  'links in it': misleads,
  masking: (text) => hideReporter(text, REPORTER),
  likeness: (text) => similarity(text, `${text} x`),
  digest,
  'the SMS': (text) =>
    compose.compose({ template: 'jawaban', vars: { ticket: 'A001', agency: 'PU', text } }),
};

/** Milliseconds of the processor, the better of two. */
function cost(work: (text: string) => unknown, text: string): number {
  const once = () => {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once());
}

/** What one text and four times as much of it cost, where that grows too fast. */
function excessOnce(work: (text: string) => unknown, text: (size: number) => string) {
  const large = cost(work, text(LARGE));
  if (large < WORTH_MEASURING) return null;
  const small = Math.max(1, cost(work, text(SMALL)));
  return large / small > MOST_GROWTH ? { small, large } : null;
}

/** A collection of garbage may fall into one measurement; the square of a size is there each time. */
function excess(work: (text: string) => unknown, text: (size: number) => string) {
  let found = excessOnce(work, text);
  for (let again = 1; found !== null && again < TRIES; again += 1) found = excessOnce(work, text);
  return found;
}

it.each(Object.keys(WORK))(
  'grows no faster than the text: %s',
  (name) => {
    const work = WORK[name];
    if (work === undefined) throw new Error(`no work is called ${name}`);
    const faults: string[] = [];
    for (const run of RUNS) {
      const text = (size: number) => `JALAN rusak ${run.repeat(size / run.length)} x`;
      work(text(1000));
      const found = excess(work, text);
      if (found === null) continue;
      const { small, large } = found;
      faults.push(`${JSON.stringify(run)}: ${Math.round(small)} → ${Math.round(large)} ms`);
    }
    expect(faults).toEqual([]);
  },
  10 * 60_000,
);
