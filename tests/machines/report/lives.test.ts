import { expect, it } from '@jest/globals';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { complaintSearch } from '../../../machines/complaint/search.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { LifeRows } from '../../support/life-row.ts';
import { eventsOf, inputOf } from '../../support/life-story.ts';
import { type Life, livesOf } from '../../support/lives.ts';
import { loadPack } from '../../support/pack.ts';
import { PlainCalendar } from '../../support/plain-calendar.ts';
import { begin, type Held, move, type Timed } from '../complaint/held.ts';

/** The rows the numbers are tested with are what the complaint machine writes down of such lives. */

const { rules: pack } = loadPack();
const { policy } = pack.district;
// with a review, so that SOP step 5 takes its time too
const rules = createRules(
  { ...pack.district, policy: { ...policy, review: 'admin' } },
  pack.calendar,
);
const plain = new PlainCalendar(pack.district.calendar, [2025, 2027]);
const NOW = pack.calendar.at('2027-03-01', '09.00');
const decider = createDecider(createComplaintMachine(rules));

function told(held: Held, event: Timed): Held {
  const next = move(decider, held, event);
  if (!next.decision.handled) throw new Error(`${event.type} is not taken`);
  return next;
}

/** The citizen's time to judge runs out, if it does before a given time. */
function unjudged(held: Held, until: number): Held {
  const timer = [...held.timers].find(([id]) => id.includes('.verdictTimeout.'));
  return timer === undefined || timer[1] > until
    ? held
    : told(held, { type: timer[0], at: timer[1] });
}

function played(life: Life): Held {
  const events = eventsOf(life) as Timed[];
  const after = events.reduce(
    (held, event) => told(unjudged(held, event.at), event),
    begin(decider, inputOf(life)),
  );
  return unjudged(after, NOW);
}

it('500 lives, played by the machine, come to the rows worked out the plain way', () => {
  const rows = new LifeRows(plain, NOW);
  const lives = livesOf(rules, plain, { count: 500, year: 2026, seed: 20_261_124 });
  for (const life of lives) {
    const { tags, phone, ...found } = complaintSearch(played(life).snapshot);
    const { tags: plainTags, phone: _, ...expected } = rows.row(life);
    expect(found).toEqual(expected);
    // overdue is a matter of timers, which are not fired here
    expect(tags.includes('open')).toBe(plainTags.includes('open'));
  }
});
