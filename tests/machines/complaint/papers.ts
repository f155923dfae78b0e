import { createDecider } from '../../../machines/engine/decider.ts';
import type { LetterEvent, LetterInput } from '../../../machines/letter/context.ts';
import { createLetterMachine } from '../../../machines/letter/machine.ts';
import { begin, type Held, move, type Timed } from './held.ts';
import { officeRules, PEOPLE, START } from './office.ts';

/** Every event of a letter, and how it came into each state. */

const INPUT: LetterInput = {
  id: 'letter:penerusan:2026:k1',
  key: '2026-A001:1:3',
  kind: 'penerusan',
  year: 2026,
  subject: 'Penerusan Aduan Masyarakat',
  addressee: 'Kepala Dinas Pekerjaan Umum dan Perumahan Rakyat',
  agency: 'PUPR',
  about: ['2026-A001'],
  at: START,
};

const NUMBERED = {
  number: '500.12.2/0001/III.18/2026',
  ...{ sequence: 1, year: 2026, document: 'letter:penerusan:2026:k1:surat' },
  ...{ signer: 'KEPALA DINAS, PEJABAT CONTOH', subject: INPUT.subject, addressee: INPUT.addressee },
};

/** Everything that can come to a letter at that time. */
export function letterEvents(at: number): Timed[] {
  const { admin: by, system } = PEOPLE;
  const events: LetterEvent[] = [
    { type: 'letter.initial', at, by },
    { type: 'letter.sign', at, by },
    { type: 'letter.numbered', at, by: system, ...NUMBERED },
    { type: 'letter.declined', at, by: system, reason: 'sudah dijawab' },
    { type: 'letter.send', at, by, via: 'kurir', takenBy: 'Sdr. Staf TU' },
    { type: 'letter.archive', at, by },
    { type: 'letter.void', at, by, reason: 'salah alamat' },
    { type: 'letter.revise', at, by, content: { wording: { note: 'Segera.' } } },
    { type: 'letter.attach', at, by, document: 'pindaian' },
    { type: 'letter.adopt', at, by: system },
  ];
  return events;
}

/** Types of events by the state they lead to. */
const SIGNED = ['letter.sign', 'letter.numbered'];
const STORIES: Record<string, string[]> = {
  draft: ['letter.revise'],
  initialled: ['letter.initial'],
  signing: ['letter.sign'],
  signed: [...SIGNED, 'letter.attach'],
  sent: ['letter.initial', ...SIGNED, 'letter.send'],
  archived: [...SIGNED, 'letter.send', 'letter.attach', 'letter.archive'],
  voided: ['letter.void'],
  received: ['letter.attach'],
};

const INCOMING: LetterInput = {
  ...INPUT,
  ...{ id: 'letter:jawaban:2026:m1', kind: 'jawaban', subject: 'Jawaban aduan' },
  incoming: { number: '620/1234/III.03/2026', arrivedAt: START, document: 'lembar' },
};

/** Letters in all their states, by name. */
export function letterStories(): [name: string, held: Held][] {
  const decider = createDecider(createLetterMachine(officeRules()));
  return Object.entries(STORIES).map(([name, steps]) => {
    let held = begin(decider, name === 'received' ? INCOMING : INPUT);
    for (const step of steps) {
      const event = letterEvents(held.now).find(({ type }) => type === step);
      if (event === undefined) throw new Error(`${step} is no event of a letter`);
      held = move(decider, held, event);
    }
    return [name, held];
  });
}
