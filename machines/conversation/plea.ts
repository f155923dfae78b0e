import { readingOf } from '../complaint/reading-of.ts';
import { isPleaAlone } from '../language/secrecy.ts';
import { type Step, tell } from './base/response.ts';

const DAY = 24 * 3_600_000;

/**
 * "tolong rahasiakan nama saya", and nothing else, soon after complaints of one's own: they are meant, and
 * turn secret. An empty one beside them would leave them open with their agencies.
 */
export const pleaAlone: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  if (!reading.flags.includes('secret') || !isPleaAlone(reading.text)) return null;
  const recent = facts.tickets.filter(({ open, createdAt }) => open && at - createdAt < DAY);
  const [first, ...others] = recent.map((ticket) => {
    const said = { type: 'citizen.add' as const, text: reading.text, reading: readingOf(reading) };
    return tell(turn, ticket, said, 'minta dirahasiakan setelah aduannya');
  });
  if (first === undefined) return null;
  return { ...first, effects: [first, ...others].flatMap(({ effects }) => effects) };
};
