import type { ReportEvent, ReportInput, ReportKind } from '../../../machines/report/context.ts';
import { createReportMachine } from '../../../machines/report.ts';
import { createDecider } from '../../../machines/runtime/decider.ts';
import { begin, firings, type Held, move, type Timed } from './held.ts';
import { officeRules, PEOPLE, START } from './office.ts';

/** Every event of a report, and how it came into each state. */

const DAY = 24 * 3_600_000;

function inputOf(kind: ReportKind): ReportInput {
  return { id: `report:${kind}:2026-11-24`, kind, from: START, to: START + DAY, at: START };
}

/** Everything that can come to a report at that time, but for its timers. */
export function reportEvents(at: number): Timed[] {
  const totals = { received: 3, forwarded: 2, answered: 1, closed: 1, open: 2, overdue: 1 };
  const late = [{ agency: 'PUPR', count: 1 }];
  const top = [{ category: 'JALAN', count: 2 }];
  const { admin, regent } = PEOPLE;
  const events: ReportEvent[] = [
    { type: 'report.figures', at, figures: { date: at, ...totals, late, top } },
    { type: 'report.sign', at, by: admin },
    { type: 'report.send', at, by: admin },
    { type: 'report.receive', at, by: regent },
  ];
  return events;
}

/** Types of events by the state they lead to; `after`: the timer that is armed. */
const STORIES: Record<string, [kind: ReportKind, ...steps: string[]]> = {
  collecting: ['daily'],
  computing: ['weekly', 'after'],
  drafted: ['monthly', 'after', 'report.figures'],
  signed: ['monthly', 'after', 'report.figures', 'report.sign'],
  sent: ['daily', 'after', 'report.figures'],
  received: ['monthly', 'after', 'report.figures', 'report.sign', 'report.send', 'report.receive'],
  archived: ['weekly', 'after', 'report.figures', 'after'],
};

/** Reports in all their states, by name. */
export function reportStories(): [name: string, held: Held][] {
  const decider = createDecider(createReportMachine(officeRules()));
  return Object.entries(STORIES).map(([name, [kind, ...steps]]) => {
    let held = begin(decider, inputOf(kind));
    for (const step of steps) {
      const events = step === 'after' ? firings(held) : reportEvents(held.now);
      const event = events.find(({ type }) => step === 'after' || type === step);
      if (event === undefined) throw new Error(`${step} does not come in ${held.snapshot.value}`);
      held = move(decider, held, event);
    }
    return [name, held];
  });
}
