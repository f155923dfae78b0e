import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import type { Policy } from '../../../machines/district/district.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { outsideEvents } from './events.ts';
import { begin, contextOf, firings, type Held, move, type Timed } from './held.ts';
import { type First, inputOf, officeRules } from './office.ts';

/** How a complaint came into each of its states, in as few words as possible. */

interface Story {
  first: First;
  policy?: Partial<Policy>;
  /** Types of events, each the first of `events.ts` that is possible then; `after X`: that timer. */
  steps: string[];
}

const MINUTE = 60_000;

const LADDER = [
  'remindTime',
  'dueTime',
  'escalateHeadTime',
  'escalateSecretaryTime',
  'escalateRegentTime',
].map((timer) => `after ${timer}`);
const ladder = (rungs: number): Story => ({ first: 'route', steps: LADDER.slice(0, rungs) });
const routed = (...steps: string[]): Story => ({ first: 'route', steps });

const COPY = ['select', 'edit', 'approve', 'send', 'publish'].map((what) => `press.${what}`);

/** By the state that it is the story of. */
const STORIES: Record<string, Story> = {
  'flow.clarifying': { first: 'ask', steps: [] },
  'flow.triage': { first: 'triage', steps: ['citizen.add'] },
  'flow.forwarded.notified': routed(),
  'flow.forwarded.acknowledged': routed('officer.accept', 'officer.extend'),
  'flow.forwarded.working': routed('officer.progress', 'regent.instruct'),
  'flow.forwarded.transferRequested': routed('officer.transfer'),
  'flow.awaitingCitizen': routed('officer.accept', ...LADDER.slice(0, 2), 'officer.ask'),
  'flow.review': { first: 'route', policy: { review: 'admin' }, steps: ['officer.answer'] },
  'flow.answered': routed('child.merged', 'officer.answer'),
  'flow.closed': routed('officer.answer', 'citizen.rate'),
  'flow.rejected': { first: 'triage', steps: ['admin.reject'] },
  'flow.merged': routed('admin.merge', 'citizen.add'),
  'flow.withdrawn': routed('citizen.withdraw'),
  'flow.archived': routed(
    'officer.answer',
    'citizen.rate',
    'after legalCeiling',
    'after reopenTimeout',
  ),
  'flow answered by letter': routed('admin.answer'),
  'flow reopened': routed('officer.answer', 'citizen.unsolved'),
  'deadline.idle': { first: 'appreciation', steps: [] },
  'deadline.paused': { first: 'triage', steps: ['admin.ask', 'after citizenReminder'] },
  'deadline.parked.before': routed('officer.accept', 'admin.park'),
  'deadline.parked.late': routed(...LADDER.slice(0, 2), 'admin.park'),
  'deadline.running.onTime': { first: 'secret', steps: [] },
  'deadline.running.reminded': ladder(1),
  'deadline.running.overdue': ladder(2),
  'deadline.running.atHead': ladder(3),
  'deadline.running.atSecretary': ladder(4),
  'deadline.running.atRegent': ladder(5),
  'alarm.raised': { first: 'emergency', steps: ['after alarmTime'] },
  'alarm.taken': { first: 'emergency', steps: ['officer.take', 'admin.phone'] },
  'alarm.over': { first: 'emergencyUnknown', steps: ['admin.settle'] },
  'legal.within': { first: 'emergency', steps: [] },
  'legal.settled': routed('officer.answer', 'after legalCeiling'),
  'legal.exceeded': routed('after legalCeiling'),
  'publication.none': { first: 'partner', steps: [] },
  'publication.selected': routed('officer.answer', 'press.select'),
  'publication.approved': routed('officer.answer', ...COPY.slice(0, 3)),
  'publication.sent': routed('officer.answer', ...COPY.slice(0, 4)),
  'publication.published': routed('officer.answer', ...COPY, 'press.clip'),
  'publication.unprinted': routed('officer.answer', ...COPY.slice(0, 4), 'press.drop'),
};

function eventOf(held: Held, step: string): Timed {
  const timer = /^after (.+)$/.exec(step)?.[1];
  const found =
    timer === undefined
      ? outsideEvents(contextOf(held), held.now + MINUTE).find(
          (event) => event.type === step && held.snapshot.can(event),
        )
      : firings(held).find(({ type }) => type.startsWith(`xstate.after.${timer}.`));
  if (found === undefined)
    throw new Error(`${step} is not possible in ${JSON.stringify(held.snapshot.value)}`);
  return found;
}

/** Complaints in all their states, by name. */
export function complaintStories(): [name: string, held: Held][] {
  return Object.entries(STORIES).map(([name, { first, policy, steps }]) => {
    const decider = createDecider(createComplaintMachine(officeRules(policy)));
    let held = begin(decider, inputOf(first));
    for (const step of steps) held = move(decider, held, eventOf(held, step));
    return [name, held];
  });
}
