import type { StateValue } from 'xstate';
import type { Measures, SearchFields } from '../../store/ports/search.ts';
import { statePath } from '../chart/state-path.ts';
import type { ComplaintContext } from './base/context.ts';
import { LEADER_RUNGS, RAISED_TO, runningDue } from './base/deadline.ts';
import { channelOf, externalKey } from './base/origin.ts';
import { ACCUSES_OFFICE, accusesOffice, isGiven, PROPOSED } from './base/policy.ts';
import { givenAnswers, middleAnswers, presentRound } from './base/rounds.ts';
import { firstLetter, presentRuns, summed } from './base/steps.ts';
import { mayPublish } from './flow/guards.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';

function regionState(value: StateValue, region: string): string {
  return typeof value === 'string' ? value : statePath(value[region]);
}

/** How a closed complaint ended. Only an appreciation or a withdrawal needs neither answer nor reason. */
function outcomeOf(context: ComplaintContext): string | null {
  const { closedAt, answeredAt, rejected, kind, reopened } = context;
  if (closedAt === null) return null;
  if (rejected !== null) return rejected.reason;
  if (answeredAt !== null) return 'answered';
  return kind === 'APRESIASI' && reopened === 0 ? 'appreciation' : 'withdrawn';
}

/** Tag of what had an answer that is neither its first nor the one that stands. */
export const MIDDLE_ROUNDS = 'middleRounds';

/** Tag of what the hotline forwarded by itself when it came, and nobody gave to another agency since. */
export const ROUTED_ALONE = 'routedAlone';

function isRoutedAlone({ receivedAt, forwardedAt, givenTo, reading }: ComplaintContext): boolean {
  return givenTo !== null && forwardedAt === receivedAt && givenTo === reading.agency;
}

/** The first answer, whatever came after it. */
function firstMeasures(context: ComplaintContext) {
  const [first] = givenAnswers(context);
  return {
    firstAnsweredAt: first?.round.answeredAt ?? null,
    firstAgency: first?.round.agency ?? null,
    firstAnswerDays: first?.took?.days ?? null,
    firstAnswerResult: first?.took?.result ?? null,
    firstRating: first?.round.rating ?? null,
    overtaken: (first?.round.endedAt ?? null) === null ? 0 : 1,
  };
}

/** Null where it is the agency of the complaint. */
function answeredBy(context: ComplaintContext): string | null {
  const { agency, answeredAt = null } = presentRound(context) ?? {};
  return answeredAt === null || agency === context.agency ? null : (agency ?? null);
}

/** What reports count of a complaint. */
function measuresOf(context: ComplaintContext): Measures {
  const of = (step: Parameters<typeof presentRuns>[1]) => summed(presentRuns(context, step));
  const [enter, forward, answer, reply] = [of('enter'), of('forward'), of('answer'), of('reply')];
  const letter = firstLetter(context);
  return {
    secret: context.secret ? 1 : 0,
    emergency: context.emergency ? 1 : 0,
    outcome: outcomeOf(context),
    rating: context.rating,
    reopened: context.reopened,
    reopenedAt: context.reopenedAt ?? null,
    publishedAt: context.publishedAt ?? null,
    enterDays: enter?.days ?? null,
    enterResult: enter?.result ?? null,
    forwardDays: forward?.days ?? null,
    forwardResult: forward?.result ?? null,
    letterDays: letter?.days ?? null,
    letterResult: letter?.result ?? null,
    answerDays: answer?.days ?? null,
    answerResult: answer?.result ?? null,
    answeredBy: answeredBy(context),
    replyDays: reply?.days ?? null,
    replyResult: reply?.result ?? null,
    ...firstMeasures(context),
  };
}

const CLIMBED = ['atHead', 'atSecretary', 'atRegent'] as const;

/** Which leader it has come to; none where it has come to none, or stood above them when it was opened again. */
function raisedTo(snapshot: ComplaintSnapshot): string | undefined {
  const step = CLIMBED.findIndex((at) => snapshot.matches({ deadline: { running: at } }));
  if (step < 0) return undefined;
  const rung = step + 1 + snapshot.context.level;
  return (['secretary', 'regent'] as const)
    .filter((leader) => LEADER_RUNGS[leader] === rung)
    .map((leader) => RAISED_TO[leader])[0];
}

/** What complaints are found by; written with the snapshot in the same commit. */
export function complaintSearch(snapshot: ComplaintSnapshot): SearchFields {
  const context = snapshot.context;
  const tags = new Set<string>(snapshot.tags);
  for (const flag of ['secret', 'emergency', 'abusive'] as const) if (context[flag]) tags.add(flag);
  if (context.agency !== null && !isGiven(context)) tags.add(PROPOSED);
  if (accusesOffice(context)) tags.add(ACCUSES_OFFICE);
  if (context.instructions.length > 0) tags.add('instructed');
  if (isRoutedAlone(context)) tags.add(ROUTED_ALONE);
  if (middleAnswers(context).length > 0) tags.add(MIDDLE_ROUNDS);
  // what digests name first is found by one tag
  if (tags.has('open') && context.emergency && context.alarm?.settledAt === null)
    tags.add('openEmergency');
  if (tags.has('open') && tags.has('beyondLegal')) tags.add('openBeyondLegal');
  const raised = raisedTo(snapshot);
  if (raised !== undefined) tags.add(raised);
  const isFree =
    snapshot.matches({ publication: 'none' }) || snapshot.matches({ publication: 'unprinted' });
  if (isFree && mayPublish(context)) tags.add('publishable');
  return {
    state: regionState(snapshot.value, 'flow'),
    tags: [...tags].sort(),
    ticket: context.ticket,
    year: context.year,
    phone: context.reporter,
    kind: context.kind,
    category: context.category,
    agency: context.agency,
    district: context.place?.district ?? null,
    village: context.place?.village ?? null,
    parent: context.parent?.instance ?? null,
    channel: channelOf(context.origin),
    external: externalKey(context.origin?.external),
    client: context.origin?.client ?? null,
    due: runningDue(context),
    receivedAt: context.receivedAt,
    forwardedAt: context.forwardedAt,
    answeredAt: context.answeredAt,
    closedAt: context.closedAt,
    measures: measuresOf(context),
  };
}
