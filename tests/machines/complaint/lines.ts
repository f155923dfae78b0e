import { createDecider } from '../../../machines/engine/decider.ts';
import type { LineEvent } from '../../../machines/line/events.ts';
import { createLineMachine } from '../../../machines/line/machine.ts';
import { begin, firings, type Held, move, type Timed } from './held.ts';
import { officeRules, START } from './office.ts';

/** Every event of a line, and how it came into each state. */

const DAY = 24 * 3_600_000;
const LOW = 5_000;
const ENOUGH = 90_000;

function told(at: number, credit: number | null, activeUntil: number | null): LineEvent {
  return { type: 'line.told', at, credit, activeUntil };
}

/** Everything that can come to a line at that time, but for its timers. */
export function lineEvents(at: number): Timed[] {
  const events: LineEvent[] = [
    { type: 'line.down', at, since: at, reason: 'tidak menjawab', alone: false },
    { type: 'line.down', at, since: at, reason: 'tidak menjawab', alone: true },
    { type: 'line.up', at },
    told(at, LOW, null),
    told(at, ENOUGH, at + 30 * DAY),
    told(at, null, at - DAY),
    told(at, null, null),
  ];
  return events;
}

type Step = LineEvent | 'after';

/** What came to the line; `after`: the timer that is armed. */
const STORIES: Record<string, Step[]> = {
  new: [],
  silent: [{ type: 'line.down', at: START, since: START, reason: 'tidak menjawab', alone: false }],
  alarmed: [
    { type: 'line.down', at: START, since: START, reason: 'tidak menjawab', alone: false },
    'after',
  ],
  'low and active': [told(START, LOW, START + 30 * DAY)],
  'enough and ending': [told(START, ENOUGH, START + 2 * DAY), 'after'],
};

/** Lines in all their states, by name. */
export function lineStories(): [name: string, held: Held][] {
  const decider = createDecider(createLineMachine(officeRules()));
  return Object.entries(STORIES).map(([name, steps]) => {
    const input = { name: 'sim1', at: START };
    let held = begin(decider, input);
    for (const step of steps) {
      const event = step === 'after' ? firings(held)[0] : step;
      if (event === undefined) throw new Error(`${name}: no timer is armed`);
      held = move(decider, held, event);
    }
    return [name, held];
  });
}
