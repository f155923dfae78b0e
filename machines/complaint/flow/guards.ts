import type { Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { isAct, isPermitted } from '../acts/acts.ts';
import { isDanger, isUntaken } from '../base/alarm.ts';
import { isSpent } from '../base/brakes.ts';
import { calendarMoves } from '../base/calendar-change.ts';
import type { ComplaintContext, Reading } from '../base/context.ts';
import {
  isAgencysTurn,
  isParked,
  isWithAgency,
  latestExtension,
  latestParking,
} from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { decidesNothing } from '../base/held.ts';
import { mayTakeBack, stateBefore } from '../base/last-words.ts';
import { fits, linkGuards } from '../base/links.ts';
import { accusesUnnoticed, agencyAgain, agencyMoves, categoryMoves } from '../base/pack-updates.ts';
import { ACCUSES_OFFICE, isForAdmin, mayJudge } from '../base/policy.ts';
import { copyFaults } from '../base/press.ts';
import {
  accusesAll,
  accusesAllAfter,
  becomesSecret,
  changesWard,
  chosenCategory,
  isSecretAfter,
  leavesNobody,
  losesAgency,
  mayAskTransfer,
  mayForwardTo,
} from '../base/secrecy.ts';
import { secrecyGuards } from '../base/secrecy-question.ts';
import { categoriesIn } from '../texts/asked.ts';

/** What must be true for a complaint to move; each a question about the context and the event. */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

/** Agency that answers a category by default. */
export function agencyOf(rules: Rules, category: string | null): string | null {
  return rules.district.categories.find(({ code }) => code === category)?.agency ?? null;
}

/** Sure enough, in our hands, and meant for an agency: forwarded without waiting for the admin. */
function canRoute(rules: Rules, context: ComplaintContext): boolean {
  const { reading, agency } = context;
  if (agency === null || !mayForwardTo(rules, context, agency)) return false;
  if (context.abusive || reading.flags.includes('outOfJurisdiction')) return false;
  return isSure(rules, reading);
}

function isSure(rules: Rules, reading: Pick<Reading, 'action' | 'confidence'>): boolean {
  const { autoForwardConfidence } = rules.district.policy;
  return reading.action === 'route' && reading.confidence >= autoForwardConfidence;
}

/**
 * Words that turn it secret and are as sure as those of a first SMS that goes on without the admin. What accuses the
 * office goes on without him however unsure it is.
 */
function clearlySecret(rules: Rules, context: ComplaintContext, event: ComplaintEvent): boolean {
  const reading = 'reading' in event ? event.reading : undefined;
  if (reading?.flags.includes('secret') !== true || !becomesSecret(rules, context, event))
    return false;
  if (reading.flags.includes(ACCUSES_OFFICE)) return true;
  if (context.abusive || reading.flags.includes('abusive')) return false;
  if (accusesAllAfter(rules, context, event)) return false;
  return isSure(rules, reading);
}

/**
 * Danger to life does not wait for certainty: as soon as an agency is known at all it hears of it,
 * and the admin, who is told too, corrects a mistake.
 */
function canRouteEmergency(rules: Rules, context: ComplaintContext): boolean {
  const { emergency, agency, abusive, reading } = context;
  if (!emergency || abusive || reading.flags.includes('outOfJurisdiction')) return false;
  const mayAutomatically = rules.district.policy.autoForwardConfidence <= 1;
  return mayAutomatically && agency !== null && mayForwardTo(rules, context, agency);
}

/** From here on words answer by themselves which of the categories they are about. */
const TOLD = 0.5;

/** The category he was offered that his words are about: words that tell of none choose none. */
function toldOf({ options }: ComplaintContext, reading: Reading | undefined): string | null {
  const { category = null, confidence = 0 } = reading ?? {};
  return category !== null && confidence >= TOLD && options.includes(category) ? category : null;
}

/** The category and agency a clarified complaint would have, with what the citizen just wrote. */
export function clarified(rules: Rules, context: ComplaintContext, event: ComplaintEvent) {
  if (event.type === 'citizen.add' && categoriesIn(context).length > 0) {
    const category = toldOf(context, event.reading);
    const told = category === context.category ? context.agency : event.reading?.agency;
    return { category, agency: category === null ? null : (told ?? agencyOf(rules, category)) };
  }
  if (event.type === 'citizen.add') {
    const category = context.category ?? event.reading?.category ?? null;
    const agency = context.agency ?? event.reading?.agency ?? agencyOf(rules, category);
    return { category, agency };
  }
  const category = chosenCategory(context, event) ?? null;
  const kept = category !== null && category === context.category ? context.agency : null;
  return { category, agency: kept ?? agencyOf(rules, category) };
}

/** True once the running deadline has passed; a reminder that fires late must not remind any more. */
function isOverdue(context: ComplaintContext, event: ComplaintEvent): boolean {
  return context.clock !== null && timeOf(event) >= context.clock.dueAt;
}

/**
 * Answered and no secret, and so fit for the newspaper. The answer to a merged complaint is printed
 * with the one it was merged into.
 */
export function mayPublish({ secret, answer, answeredAt, parent }: ComplaintContext): boolean {
  return !secret && answer !== null && answeredAt !== null && parent === null;
}

function isUnrated({ rating, answer }: ComplaintContext): boolean {
  return rating === null && answer !== null;
}

type Guard = (args: Args) => boolean;

/** Whether whoever causes the event may: asked once for all transitions that one event may take. */
function createPermits(rules: Rules): (args: Args) => boolean {
  let last: { context: ComplaintContext; event: ComplaintEvent; is: boolean } | undefined;
  return ({ context, event }) => {
    if (last?.event !== event || last.context !== context)
      last = { context, event, is: isPermitted(rules, context, event) };
    return last.is;
  };
}

/** Every guard asks first whether whoever causes the event may (`acts/acts.ts`). */
function withPolicy<T extends Record<string, Guard>>(rules: Rules, guards: T): T {
  const isPermittedNow = createPermits(rules);
  const permitted = (guard: Guard) => (args: Args) => isPermittedNow(args) && guard(args);
  const entries = Object.entries(guards).map(([name, guard]) => [name, permitted(guard)]);
  return Object.fromEntries(entries) as T;
}

/** Guards of the complaint machine, by the names the statechart uses. */
export function complaintGuards(rules: Rules) {
  const { policy } = rules.district;

  /** Once the admin has taken a complaint back, its former agency answers it no more. */
  const answers = ({ context }: Args) => isWithAgency(context);

  /** Back to the agency that had it, and answered it, unless it has turned secret meanwhile. */
  const mayReopen = (context: ComplaintContext) => {
    const { forwardedAt, answer } = context;
    const agency = agencyAgain(rules, context);
    if (agency === null || forwardedAt === null) return false;
    const answered = answer === null ? agency : agencyAgain(rules, answer);
    return answered === agency && mayForwardTo(rules, context, agency);
  };

  const mayTransfer = ({ context, event }: Args) =>
    event.type === 'admin.forward' &&
    event.agency !== context.agency &&
    mayForwardTo(rules, { ...context, secret: isSecretAfter(rules, context, event) }, event.agency);

  return withPolicy(rules, {
    /** Nothing but that whoever causes it may. */
    permitted: () => true,
    /** Whoever may not see it must lose it before anything else goes out. */
    losesAgency: ({ context, event }: Args) => losesAgency(rules, context, event),
    leavesNobody: ({ context, event }: Args) => leavesNobody(rules, context, event),
    clearlySecret: ({ context, event }: Args) => clearlySecret(rules, context, event),
    /** It leaves what it was put under, and there is an agency that may have it. */
    goesToOverseer: ({ context, event }: Args) =>
      changesWard(rules, context, event) && !accusesAllAfter(rules, context, event),
    becomesSecret: ({ context, event }: Args) => becomesSecret(rules, context, event),
    /** It accuses the office: it does not wait for the admin. */
    keptFromAdmin: ({ context }: Args) => !isForAdmin(rules, context),
    /** Whoever would look at the answer before it goes out may not see it. */
    unreviewable: ({ context }: Args) => policy.review === 'admin' && !isForAdmin(rules, context),
    /** Nothing secret becomes open as long as others hang on it, or while it accuses all who could get it as a secret. */
    mayClassify: ({ context, event }: Args) =>
      !context.secret ||
      isSecretAfter(rules, context, event) ||
      (context.children.length === 0 && context.parent === null && !accusesAll(context.reading)),
    ...secrecyGuards(
      rules,
      ({ context, event }) => !accusesAllAfter(rules, { ...context, secret: true }, event),
    ),
    isAppreciation: ({ context }: Args) => context.kind === 'APRESIASI',
    canRoute: ({ context }: Args) => canRoute(rules, context),
    canRouteEmergency: ({ context }: Args) => canRouteEmergency(rules, context),
    isEmergency: ({ context }: Args) => context.emergency,
    isSpam: ({ event }: Args) => event.type === 'admin.reject' && event.reason === 'spam',
    shouldAsk: ({ context }: Args) =>
      context.reading.action === 'ask' && !context.emergency && !context.secret,
    isClear: ({ context, event }: Args) => {
      const { agency } = clarified(rules, context, event);
      const sure = policy.autoForwardConfidence <= 1 && !context.abusive;
      if (accusesAllAfter(rules, context, event)) return false;
      return sure && agency !== null && mayForwardTo(rules, context, agency);
    },
    answers,
    /** The admin enters what the agency that has the task wrote on paper (SOP step 4). */
    entersAnswer: ({ context, event }: Args) =>
      event.type === 'admin.answer' && isWithAgency(context),
    answersDirectly: (args: Args) => policy.review === 'none' && answers(args),
    mayCorrect: ({ context: { answer }, event }: Args) =>
      answer !== null && event.at - answer.at <= policy.correctionMinutes * 60_000,
    /** An answer by SMS or at the desk; a letter is not taken back by an SMS. */
    mayRetract: ({ context: { answer }, event }: Args) =>
      answer?.clock !== undefined && timeOf(event) - answer.at <= policy.retractMinutes * 60_000,
    /** Its reporter does not work for the agency that answered. */
    mayJudge: ({ context }: Args) => mayJudge(rules, context),
    mayExtend: ({ context, event }: Args) => {
      if (event.type !== 'officer.extend' || context.clock === null) return false;
      return (
        !isSpent(rules, context, 'officer.extend') &&
        !isParked(context) &&
        event.until > Math.max(event.at, context.clock.dueAt) &&
        event.until <= latestExtension(rules, context, event.at)
      );
    },
    mayForward: ({ context, event }: Args) =>
      event.type === 'admin.forward' &&
      mayForwardTo(
        rules,
        { ...context, secret: isSecretAfter(rules, context, event) },
        event.agency,
      ),
    mayTransfer,
    mayAskTransfer: ({ context, event }: Args) =>
      (context.transfer !== null || !isSpent(rules, context, 'officer.transfer')) &&
      mayAskTransfer(rules, context, event),
    mayAsk: ({ context, event }: Args) =>
      (event.type === 'officer.ask' || event.type === 'admin.ask') &&
      !isSpent(rules, context, event.type),
    mayPark: ({ context, event }: Args) =>
      event.type === 'admin.park' &&
      context.clock !== null &&
      event.until > event.at &&
      event.until <= latestParking(rules, event.at),
    isUntaken: ({ context }: Args) => isUntaken(context),
    ringsAgain: ({ context }: Args) => isUntaken(context) && context.alarm?.again === true,
    isTaken: ({ context }: Args) => isDanger(context) && !isUntaken(context),
    isNoDanger: ({ context }: Args) => !isDanger(context),
    mayAlarm: ({ context: { closedAt, answeredAt, parent } }: Args) =>
      closedAt === null && answeredAt === null && parent === null,
    isParked: ({ context }: Args) => isParked(context),
    mayHandOn: (args: Args) => isWithAgency(args.context) && mayTransfer(args),
    holds: () => policy.review === 'hold',
    /** One at a time, by whoever may do it, and of this complaint alone: another one may be somebody else's by then. */
    mayHold: ({ context, event }: Args) => {
      if (event.type !== 'admin.hold' || context.held != null) return false;
      const { at, by, request } = event;
      if ('parent' in request || 'child' in request || decidesNothing(request)) return false;
      const held = { ...request, at, by } as ComplaintEvent;
      return isAct(request.type) && isPermitted(rules, context, held);
    },
    isHeld: ({ context }: Args) => context.held != null,
    hasAnswer: ({ context, event }: Args) =>
      context.answer !== null && event.type === 'child.merged' && fits(context, event.child),
    isWithAgency: ({ context }: Args) => isWithAgency(context),
    mayReopen: ({ context }: Args) => mayReopen(context),
    ...linkGuards({
      mayMove: mayReopen,
      leavesParent: ({ context, event }) => changesWard(rules, context, event),
    }),
    isUnrated: ({ context }: Args) => isUnrated(context),
    rateLeavesNobody: ({ context, event }: Args) =>
      isUnrated(context) && leavesNobody(rules, context, event),
    rateLosesAgency: ({ context, event }: Args) =>
      isUnrated(context) && losesAgency(rules, context, event),
    mayTakeBack: ({ context, event }: Args) => mayTakeBack(context, event),
    wasAnswered: ({ context, event }: Args) =>
      mayTakeBack(context, event) && stateBefore(context) === 'answered',
    wasClosed: ({ context, event }: Args) =>
      mayTakeBack(context, event) && stateBefore(context) === 'closed',
    wasWaiting: ({ context, event }: Args) =>
      mayTakeBack(context, event) && stateBefore(context) === 'waiting',
    isOtherPhone: ({ context, event }: Args) =>
      (event.type === 'citizen.newPhone' || event.type === 'admin.newPhone') &&
      event.phone !== context.reporter,
    mayPublish: ({ context }: Args) => mayPublish(context),
    mayNotPublish: ({ context }: Args) => !mayPublish(context),
    isPublic: ({ context }: Args) => !context.secret,
    /** What the admin typed can be printed as it is. */
    isPrintable: ({ context, event }: Args) =>
      event.type === 'press.edit' && copyFaults(event, context.reporter).length === 0,
    mayApprove: ({ context }: Args) =>
      context.copy !== null && copyFaults(context.copy, context.reporter).length === 0,
    /** A corrected answer: what is to be printed says something else. */
    isOutdated: ({ context: { copy, answer, answeredAt } }: Args) =>
      copy !== null && answer !== null && answeredAt !== null && copy.source !== answer.text,
    agencyMoves: (args: Args) => agencyMoves(rules, args),
    categoryMoves: (args: Args) => categoryMoves(rules, args),
    accusesUnnoticed: ({ context }: Args) => accusesUnnoticed(context),
    calendarMoves: ({ context, event }: Args) => calendarMoves(rules, context, event),
    isSettled: ({ context }: Args) => context.answeredAt !== null || context.closedAt !== null,
    isOverdue: ({ context, event }: Args) => isOverdue(context, event),
    isDueAhead: ({ context, event }: Args) => context.clock !== null && !isOverdue(context, event),
    agencyIsLate: ({ context, event }: Args) => isAgencysTurn(context) && isOverdue(context, event),
  });
}
