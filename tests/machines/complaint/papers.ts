import { createDecider } from '../../../machines/engine/decider.ts';
import type { LetterEvent, LetterInput } from '../../../machines/letter/context.ts';
import { createLetterMachine } from '../../../machines/letter/machine.ts';
import { begin, type Held, move, type Timed } from './held.ts';
import { PEOPLE, START } from './office.ts';

/** Every event of a letter, and how it came into each state. */

const INPUT: LetterInput = {
  id: 'letter:penerusan:2026:1',
  kind: 'penerusan',
  year: 2026,
  sequence: 1,
  number: '500.12.2/0001/III.18/2026',
  subject: 'Penerusan Aduan Masyarakat',
  addressee: 'Kepala Dinas Pekerjaan Umum dan Perumahan Rakyat',
  agency: 'PUPR',
  about: ['2026-A001'],
  at: START,
  document: '2026-A001:1:3',
};

/** Everything that can come to a letter at that time. */
export function letterEvents(at: number): Timed[] {
  const { admin: by } = PEOPLE;
  const events: LetterEvent[] = [
    { type: 'letter.initial', at, by },
    { type: 'letter.sign', at, by },
    { type: 'letter.send', at, by },
    { type: 'letter.archive', at, by },
    { type: 'letter.void', at, by, reason: 'salah alamat' },
    { type: 'letter.revise', at, by, document: 'cetakan' },
    { type: 'letter.attach', at, by, document: 'pindaian' },
  ];
  return events;
}

/** Types of events by the state they lead to. */
const STORIES: Record<string, string[]> = {
  draft: ['letter.revise'],
  initialled: ['letter.initial'],
  signed: ['letter.sign', 'letter.attach'],
  sent: ['letter.initial', 'letter.sign', 'letter.send'],
  archived: ['letter.sign', 'letter.send', 'letter.archive'],
  voided: ['letter.void'],
};

/** Letters in all their states, by name. */
export function letterStories(): [name: string, held: Held][] {
  const decider = createDecider(createLetterMachine());
  return Object.entries(STORIES).map(([name, steps]) => {
    let held = begin(decider, INPUT);
    for (const step of steps) {
      const event = letterEvents(held.now).find(({ type }) => type === step);
      if (event === undefined) throw new Error(`${step} is no event of a letter`);
      held = move(decider, held, event);
    }
    return [name, held];
  });
}
