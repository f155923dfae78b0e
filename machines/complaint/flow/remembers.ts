import { overseerOf, type Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { freshAlarm, handedOn, heardBy } from '../base/alarm.ts';
import { alarmUpdates } from '../base/alarm-updates.ts';
import { FRESH } from '../base/brakes.ts';
import type { ComplaintContext, ComplaintInput, Reading } from '../base/context.ts';
import { legalDeadline } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { heldUpdates } from '../base/held.ts';
import { withoutWords } from '../base/last-words.ts';
import { LINK_UPDATES } from '../base/links.ts';
import { agencyAgain, PACK_UPDATES } from '../base/pack-updates.ts';
import { pressUpdates } from '../base/press-updates.ts';
import { roundFor, roundOver, roundReopened } from '../base/rounds.ts';
import { accusesOverseer, chosenCategory, isSecretAfter } from '../base/secrecy.ts';
import { isInDoubt, isUnsaid, settledSecrecy } from '../base/secrecy-question.ts';
import { foundIn, protectedAgency } from '../base/secrecy-updates.ts';
import { afterForwarding, entered, withLetter } from '../base/steps.ts';
import { categoriesIn } from '../texts/asked.ts';
import { answerUpdates } from './answer-updates.ts';
import { agencyOf, clarified } from './guards.ts';

/** How a complaint's memory changes; each takes the context and the event and gives what is new. */

type Update = Partial<ComplaintContext>;
interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

/** Additions kept in the snapshot; older ones stay in the history. */
const KEPT_ADDITIONS = 50;

/** The context a complaint starts with. */
export function newComplaint(rules: Rules, input: ComplaintInput): ComplaintContext {
  const { reading, at } = input;
  const category = rules.district.categories.find(({ code }) => code === reading.category);
  const { oversightAgency } = rules.district.office;
  const inDoubt = isInDoubt({ reading }) || isUnsaid({ reading });
  const secret =
    reading.flags.includes('secret') ||
    inDoubt ||
    category?.secret === true ||
    reading.agency === oversightAgency;
  const accused = accusesOverseer(reading);
  const emergency = reading.flags.includes('emergency');
  const proposed = reading.agency ?? (secret ? oversightAgency : null);
  const agency = protectedAgency(rules, { secret, accused }, proposed);
  const facts = { kind: reading.kind, agency, receivedAt: at };
  // whose it is only for as long as that is in doubt sets no ceiling
  const ceiling = { ...facts, agency: inDoubt ? reading.agency : agency };
  return {
    ...facts,
    id: input.id,
    ticket: input.ticket,
    year: input.year,
    reporter: input.reporter,
    category: reading.category,
    place: reading.place,
    text: input.text,
    reading,
    additions: [],
    secret,
    emergency,
    alarm: emergency ? freshAlarm(at, reading.helper) : null,
    abusive: reading.flags.includes('abusive'),
    forwardedAt: null,
    answeredAt: null,
    closedAt: null,
    clock: null,
    legalDueAt: legalDeadline(rules, ceiling),
    level: 0,
    ...FRESH,
    ...{ transfers: 0, parkings: [] },
    options: questionOptions(reading),
    question: null,
    transfer: null,
    answer: null,
    rating: null,
    reopened: 0,
    parent: null,
    children: [],
    instructions: [],
    rejected: null,
    copy: null,
    dispatch: null,
    publication: null,
    ...{ givenTo: null, notes: [], splits: [], rounds: [] },
    ...entered(rules, input, agency),
    ...(input.origin === undefined ? {} : { origin: input.origin }),
    ...(input.second === undefined ? {} : { second: input.second }),
    ...(input.twin === undefined ? {} : { twin: input.twin }),
  };
}

/** At most three categories to choose from, the likeliest first. */
function questionOptions(reading: ComplaintInput['reading']): string[] {
  const all =
    reading.category === null ? reading.alternatives : [reading.category, ...reading.alternatives];
  return [...new Set(all)].slice(0, 3);
}

const OPEN_AGAIN = { answeredAt: null, closedAt: null } as const;

const readingIn = (event: ComplaintEvent) => ('reading' in event ? event.reading : undefined);

/** Ticket of the merged complaint whose reporter said it, null of its own. */
function saidIn(event: ComplaintEvent): string | null {
  if (event.type === 'child.added') return event.ticket;
  return event.type === 'child.unsolved' ? event.child.ticket : null;
}

function addition(context: ComplaintContext, event: ComplaintEvent): Update {
  const ticket = saidIn(event);
  const text = 'text' in event ? (event.text ?? '').trim() : '';
  if (text === '') return {};
  const isLoose = 'loose' in event && event.loose === true;
  // words that were kept as perhaps its own are so now
  const before = context.additions.filter((one) => one.loose !== true || one.text !== text);
  const added = { at: timeOf(event), text, ticket, ...(isLoose ? { loose: true as const } : {}) };
  const additions = [...before, added];
  return { additions: additions.slice(-KEPT_ADDITIONS) };
}

/**
 * Category and agency after new words: those known stay, unless nobody has decided on them yet and
 * the citizen now says plainly what it is about.
 */
function clearer(rules: Rules, context: ComplaintContext, event: ComplaintEvent): Update {
  const reading = event.type === 'citizen.add' ? event.reading : undefined;
  const undecided = context.forwardedAt === null && !context.secret;
  if (undecided && reading?.action === 'route' && reading.category !== null) {
    const { category, agency } = reading;
    return { category, agency: agency ?? agencyOf(rules, category) };
  }
  const category = context.category ?? chosenCategory(context, event) ?? reading?.category ?? null;
  return { category };
}

/** Category and secrecy as the admin corrects them; the agency follows the category where not named. */
function classified(rules: Rules, { context, event }: Args): Update {
  if (event.type !== 'admin.classify' && event.type !== 'admin.forward') return {};
  const category = event.category ?? context.category;
  const secret = isSecretAfter(rules, context, event);
  // no secret any more: whose it would have been as none
  const own = context.secret && !secret ? context.reading.agency : context.agency;
  const follows = category === context.category ? own : agencyOf(rules, category);
  const wards = { secret, accused: accusesOverseer(context.reading) };
  return { category, agency: protectedAgency(rules, wards, event.agency ?? follows), secret };
}

/** Where it is stays so, unless its reporter puts that right. */
function placeAfter({ place }: ComplaintContext, reading: Reading | undefined) {
  const said = reading?.place ?? null;
  return reading?.movesTo === true ? (said ?? place) : (place ?? said);
}

/** Updates of the complaint machine by the names the statechart uses. */
export function complaintUpdates(rules: Rules) {
  return {
    classify: (args: Args): Update => classified(rules, args),
    /** After forwarding, the agency changes by a transfer only, or because a secret is not for it. */
    classifyForwarded: (args: Args): Update => {
      const { secret = args.context.secret, ...rest } = classified(rules, args);
      const wards = { secret, accused: accusesOverseer(args.context.reading) };
      return { ...rest, secret, agency: protectedAgency(rules, wards, args.context.agency) };
    },
    assignAgency: (args: Args): Update => ({
      ...classified(rules, args),
      ...afterForwarding(rules, args.context, timeOf(args.event)),
      forwardedAt: args.context.forwardedAt ?? timeOf(args.event),
      transfer: null,
      rejected: null,
    }),
    clarify: ({ context, event }: Args): Update => ({
      ...clarified(rules, context, event),
      place:
        context.place ?? (event.type === 'citizen.add' ? (event.reading?.place ?? null) : null),
    }),
    /** Its reporter says that it is none of what it was taken for. */
    dropGuess: ({ context, event }: Args): Update => {
      const isNone = event.type === 'citizen.choose' && event.option === null;
      return isNone && categoriesIn(context).length > 0 ? { category: null, agency: null } : {};
    },
    /** Secrecy is never taken back by an addition, only found. */
    add: ({ context, event }: Args): Update => {
      const reading = 'reading' in event ? event.reading : undefined;
      // the number picked from a list is no text of the complaint
      const added = event.type === 'citizen.choose' ? {} : addition(context, event);
      const clear = { agency: context.agency, ...clearer(rules, context, event) };
      const found = foundIn(rules, { context, event });
      const wards = { secret: found.secret, accused: accusesOverseer(found.reading) };
      return {
        ...added,
        ...clear,
        ...found,
        place: placeAfter(context, reading),
        agency: protectedAgency(rules, wards, clear.agency ?? null),
      };
    },
    settleSecrecy: ({ context, event }: Args): Update => settledSecrecy(rules, context, event),
    ask: ({ context, event }: Args): Update => {
      if (event.type !== 'officer.ask' && event.type !== 'admin.ask') return {};
      const days = rules.district.sla.citizenAnswerDays;
      const dueAt = rules.calendar.addDays(event.at, days);
      const askedBy = event.type === 'officer.ask' ? 'officer' : 'admin';
      return {
        question: { text: event.text.trim(), askedBy, askedAt: event.at, dueAt },
        asked: { ...context.asked, [askedBy]: context.asked[askedBy] + 1 },
      };
    },
    dropQuestion: (): Update => ({ question: null }),
    /** Those above read in the digest of that day what has come to them. */
    climb: ({ context: { clock }, event }: Args): Update =>
      clock === null ? {} : { clock: { ...clock, climbedAt: timeOf(event) } },
    /** Another word on what was asked for already is no second wish. */
    requestTransfer: ({ context: { transfer, transfers }, event }: Args): Update =>
      event.type === 'officer.transfer'
        ? {
            transfer: { to: event.agency, reason: event.text.trim() },
            transfers: transfer === null ? transfers + 1 : transfers,
          }
        : {},
    dropTransfer: (): Update => ({ transfer: null }),
    note: ({ context, event }: Args): Update => {
      if (event.type !== 'officer.note' && event.type !== 'admin.note') return {};
      const agency = event.type === 'officer.note' ? context.agency : null;
      const note = { at: event.at, text: event.text.trim(), agency };
      return { notes: [...context.notes, note].slice(-KEPT_ADDITIONS) };
    },
    split: ({ context: { splits }, event }: Args): Update =>
      event.type === 'admin.split'
        ? { splits: [...splits, { at: event.at, text: event.text.trim() }] }
        : {},
    reopen: ({ context, event }: Args): Update => ({
      ...addition(context, event),
      ...foundIn(rules, { context, event }),
      // as of what is open: that it was answered ends no danger that goes on
      alarm: heardBy(rules, { ...context, ...OPEN_AGAIN }, readingIn(event), timeOf(event)),
      ...roundReopened(context, event),
      agency: agencyAgain(rules, context),
      level: Math.min(3, context.level + 1),
      reopened: context.reopened + 1,
      reopenedAt: timeOf(event),
      rating: null,
      answeredAt: null,
      closedAt: null,
      ...FRESH,
    }),
    reject: ({ event }: Args): Update =>
      event.type === 'admin.reject'
        ? { rejected: { reason: event.reason, text: event.text.trim() } }
        : { rejected: { reason: 'unclear', text: 'keterangan yg diminta tidak kami terima' } },
    revive: (): Update => ({ rejected: null, closedAt: null, ...FRESH }),
    forgetWords: (): Update => ({}),
    takeBackWords: ({ context }: Args): Update => withoutWords(context),
    changePhone: ({ context, event }: Args): Update =>
      event.type === 'citizen.newPhone' || event.type === 'admin.newPhone'
        ? {
            reporter: event.phone,
            formerPhones: [...(context.formerPhones ?? []), context.reporter],
          }
        : {},
    ...LINK_UPDATES,
    ...heldUpdates(rules),
    ...answerUpdates(rules),
    instruct: ({ context, event }: Args): Update =>
      event.type === 'regent.instruct'
        ? { instructions: [...context.instructions, { at: event.at, text: event.text.trim() }] }
        : {},
    ...pressUpdates(rules),
    /** From now on the agency has it: it is no mere proposal. An agency gets no secret that is not for it. */
    give: ({ context, event }: Args): Update => {
      const wards = { secret: context.secret, accused: accusesOverseer(context.reading) };
      const agency = protectedAgency(rules, wards, context.agency);
      const rounds = agency === null ? {} : roundFor(context, agency, timeOf(event));
      const alarm = handedOn(context.alarm, agency);
      return { agency, givenTo: agency, alarm, ...rounds, ...FRESH };
    },
    /** No agency has it: whose it was is a proposal again. */
    takeBack: ({ context, event }: Args): Update => ({
      ...roundOver(context, timeOf(event)),
      givenTo: null,
      transfer: null,
      alarm: handedOn(context.alarm, null),
    }),
    ...alarmUpdates,
    ...PACK_UPDATES,
    noteLetter: ({ context, event }: Args): Update =>
      event.type === 'letter.sent' ? withLetter(rules, context, event) : {},
    dropLetter: ({ context, event }: Args): Update =>
      event.type === 'letter.voided'
        ? { letters: (context.letters ?? []).filter(({ letter }) => letter !== event.letter) }
        : {},
    /** The same where no agency is to have it. */
    leaveToAdmin: (): Update => ({ answer: null, transfer: null, question: null, agency: null }),
    /** What an agency that has lost it answered, asked and wished; the overseeing one is to have it. */
    forgetAgency: ({ context, event }: Args): Update => ({
      answer: null,
      transfer: null,
      question: null,
      ...afterForwarding(rules, context, timeOf(event)),
      agency: overseerOf(rules, accusesOverseer(context.reading)),
      forwardedAt: context.forwardedAt ?? timeOf(event),
    }),
  };
}
