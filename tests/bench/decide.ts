import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createEmptyActor,
  transition,
} from 'xstate';
import { median, secondsOf } from './figures.ts';
import { ratioLine, type Section, whole } from './report.ts';
import type { Bench } from './setup.ts';
import { type StoryEvent, storyOf } from './story.ts';

/** What one decision of the engine costs against the bare transition of the statechart. */

const ROUNDS = 21;
const STORIES = 60;
const AIM = 0.4;

/** A decision to be made: a live snapshot, the same as JSON text, and what happens next. */
interface Case {
  live: AnyMachineSnapshot;
  json: string;
  event: StoryEvent;
}

function casesOf({ rules, understand, complaint: { decider } }: Bench): Case[] {
  return Array.from({ length: STORIES }, (_, n) => storyOf(rules, understand, n + 1)).flatMap(
    ({ input, events }) => {
      let { snapshot } = decider.start(input);
      return events.map((event) => {
        const known = { live: snapshot, json: decider.persist(snapshot), event };
        const decision = decider.decide(snapshot, event);
        if (!decision.handled) throw new Error(`${event.type} is not taken in this state`);
        snapshot = decision.snapshot;
        return known;
      });
    },
  );
}

/** A scope that carries nothing out, for `machine.transition`. */
function bareScope(): AnyActorScope {
  const self = createEmptyActor();
  const nothing = () => {};
  return {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
}

export function benchDecide(bench: Bench): Section {
  const { decider } = bench.complaint;
  const machine: AnyStateMachine = decider.machine;
  const scope = bareScope();
  const cases = casesOf(bench);
  const bare = () => {
    for (const { live, event } of cases) machine.transition(live, event, scope);
  };
  const pure = () => {
    for (const { live, event } of cases) transition(machine, live, event);
  };
  const engine = () => {
    for (const { json, event } of cases)
      decider.persist(decider.decide(decider.restore(json), event).snapshot);
  };
  const works = [bare, pure, engine];
  for (let warm = 0; warm < 10; warm += 1) for (const work of works) work();
  const rounds = Array.from({ length: ROUNDS }, () => works.map(secondsOf));
  const seconds = (at: number) => rounds.map((round) => round[at] ?? Number.NaN);
  const against = (at: number) =>
    median(rounds.map((round) => (round[at] ?? Number.NaN) / (round[2] ?? Number.NaN)));
  return {
    title: `Deciding (complaint machine, ${cases.length} decisions, median of ${ROUNDS} rounds)`,
    lines: [
      ratioLine('restore + transition + persist against machine.transition', against(0), AIM),
      { what: 'the same against transition() of xstate', value: against(1).toFixed(2) },
      { what: 'decisions', value: whole(cases.length / median(seconds(2)), '/s') },
      { what: 'bare machine.transition', value: whole(cases.length / median(seconds(0)), '/s') },
    ],
  };
}
