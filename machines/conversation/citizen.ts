import { readingOf } from '../complaint/reading-of.ts';
import { codeIn } from '../language/answers/office-answers.ts';
import { askTicket } from './ask-ticket.ts';
import { asksAfter } from './asks-after.ts';
import { codeSaid } from './base/contact.ts';
import type { TicketFact } from './base/events.ts';
import { target } from './base/named.ts';
import { onlyTalk, reply, type Step, silent, type Turn, tell } from './base/response.ts';
import {
  isOtherMatter,
  ofAnotherMatter,
  ofCircumstances,
  ofNothingKnown,
  ofSameDanger,
  opened,
} from './belonging.ts';
import { severalNamed, unknownTicket } from './bind.ts';
import { byMatter } from './by-matter.ts';
import {
  asksNumber,
  checkStatus,
  citizenCommand,
  foreignCommand,
  whichRated,
} from './citizen-commands.ts';
import { unclearCategory } from './clarify.ts';
import { correctsOwn } from './corrects.ts';
import {
  ofKnownMatter,
  praises,
  rates,
  readsAsFollowUp,
  replies,
  strayAnswer,
} from './follow-ups.ts';
import { pleaOfStranger } from './foreign-plea.ts';
import {
  answersOfficer,
  infoChased,
  infoGoesOn,
  infoPutOff,
  infoToSeveral,
  infoUnchosen,
  tellsElse,
} from './info-asked.ts';
import { provesPhone, wantsMove } from './new-phone.ts';
import { notThat } from './not-that.ts';
import { refusesMove } from './old-phone.ts';
import { ofOtherSpot } from './other-spot.ts';
import { ofOwnData } from './own-data.ts';
import { pleaFor } from './plea.ts';
import { askSettled, isGrave, react } from './reacting.ts';
import { secrecyAnswered } from './secrecy-asked.ts';
import { secretFirstAnswered } from './secret-first.ts';
import { settlingSteps } from './settling.ts';
import { similarity } from './similarity.ts';
import { ofStandingDanger } from './standing-danger.ts';
import { mattersAnswered } from './two-matters.ts';
import { lateChoice, neverMind, whichTicket } from './which-ticket.ts';
import { withdrawalAnswered, withdrawing } from './withdrawing.ts';

/**
 * Answering a citizen. A message is bound to a ticket in this order (design §4): the number in the
 * text, the question we asked last, the matter and the place of the words against all of this phone's
 * tickets, a question back; else it is a new complaint. The reason is kept with the message.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** At this likeness a second text of the same person is the same complaint again. */
const NEAR_SAME = 0.75;
/** Old phones cut long texts into several SMS without a header that says so. */
const CUT_AFTER = 140;
const CUT_WITHIN = 3 * MINUTE;
/** Asks what was meant by our question. */
const WHICH =
  /^\W*(?:(?:maaf|pak|bu)\W+)*(?:(?:yg|yang|untuk|utk)\s+mana|maksud(?:nya|ny)?(?:\s+(?:apa|gmn|bagaimana|gimana))?|apa(?:nya)?\s+(?:yg|yang)\s+\w+|aduan\s+(?:yg\s+|yang\s+)?mana)(?:\s+(?:pak|bu|ya|min))*\W*$/i;

/** A part of a long message that came after the rest had been given up as incomplete. */
export const latePart: Step = (turn) => {
  const { continued } = turn.event.facts;
  if (continued === null || turn.event.sender.role !== 'citizen') return null;
  const { text } = turn.event.reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(turn.event.reading) };
  return tell(turn, continued, request, 'bagian SMS panjang yang terlambat');
};

/** Its words are plainly about another one of this phone: "A001 lampunya blm nyala" of a road. */
function wordsOfAnother({ event: { reading, facts } }: Turn, named: TicketFact): TicketFact[] {
  const { own, things } = reading.tells;
  if (own !== 'plain' || named.category === null || things.includes(named.category)) return [];
  return facts.tickets.filter(({ category, open }) => open && things.includes(category ?? ''));
}

const namedTicket: Step = (turn) => {
  const named = target(turn);
  if (turn.event.reading.ticket === null || named === null || !named.mine) return null;
  const others = isGrave(turn) ? [] : wordsOfAnother(turn, named);
  const meant = turn.event.facts.tickets.find(({ instance }) => instance === named.instance);
  if (meant !== undefined && others.length > 0) return askTicket(turn, [meant, ...others]);
  return react(turn, named, 'nomor tiket ada di teks');
};

/** "2, tolong rahasia …": the number of a choice, and more about it. */
const NUMBERED = /^\W*(\d)\s*[,.:;)-]/;

/** It begins with one of the numbers that were offered, the last of which is "something else". */
function namesChoice(text: string, options: readonly string[]): boolean {
  const number = Number(NUMBERED.exec(text)?.[1] ?? 0);
  return number >= 1 && number <= options.length + 1;
}

/** A clear complaint of its own although a question is open: of another category, or opened as one. */
function startsNew(turn: Turn): boolean {
  const { reading, facts, at } = turn.event;
  const { asked } = turn.context;
  if (asked?.kind === 'clarify' && namesChoice(reading.text, asked.options)) return false;
  if (reading.action !== 'route' || reading.confidence < 0.8) return false;
  // an answer that comes days later and opens with a keyword is more likely a new matter
  if (asked?.kind === 'clarify') {
    const isOffered = reading.tells.things.some((thing) => asked.options.includes(thing));
    return (reading.marked && at - asked.at > DAY) || (isOtherMatter(turn) && !isOffered);
  }
  if (asked?.kind !== 'info' || reading.marked) return true;
  const about = facts.tickets.find(({ instance }) => instance === asked.instance)?.category;
  return reading.place !== null && reading.category !== about;
}

/** The matter of its words is another complaint's, and not that of the one that asked. */
function isOfAnother({ event: { reading, facts }, rules }: Turn, instance: string): boolean {
  const [only, ...others] = byMatter(reading, facts.tickets, rules);
  if (only === undefined || others.length > 0 || only.instance === instance) return false;
  return (
    reading.goesOn ||
    reading.topics.includes(only.category ?? '') ||
    reading.judgement.verdict !== null
  );
}

const answerToQuestion: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked === null || (asked.kind !== 'clarify' && asked.kind !== 'info')) return null;
  const ticket = { instance: asked.instance };
  const { choice, text } = reading;
  const binding = 'jawaban atas pertanyaan kita';
  if (asked.kind === 'clarify' && choice !== null) {
    const option = typeof choice === 'number' && choice <= asked.options.length ? choice : null;
    const said = { type: 'citizen.choose' as const, option, text, reading: readingOf(reading) };
    return tell(turn, ticket, said, binding);
  }
  if (startsNew(turn) || isOfAnother(turn, asked.instance)) return null;
  if (asked.kind === 'info' && tellsElse(turn, asked.instance)) return null;
  const option = asked.kind === 'clarify' ? asked.options.indexOf(reading.category ?? '') : -1;
  if (option >= 0 && reading.content.length < 15) {
    const chosen = { text, reading: readingOf(reading) };
    const request = { type: 'citizen.choose' as const, option: option + 1, ...chosen };
    return tell(turn, ticket, request, binding);
  }
  if (asked.kind === 'info') return answersOfficer(turn, ticket, binding);
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, ticket, request, binding);
};

/** "which one?" to our question: it is asked again. */
const askedBack: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked === null || !WHICH.test(reading.text)) return null;
  const ticket = turn.event.facts.tickets.find(
    (one) => 'instance' in asked && one.instance === asked.instance,
  );
  if (asked.kind === 'settled' && ticket !== undefined) {
    const { ticket: code, category } = ticket;
    return reply(turn, {
      template: 'sudah-selesai',
      vars: { ticket: code, category, again: true },
    });
  }
  if (asked.kind === 'rate')
    return reply(turn, { template: 'nilai-berapa', vars: { ticket: asked.ticket } });
  return null;
};

/** The code of a registered number that is in doubt: it counts again, or the code is wrong. */
const provesContact: Step = (turn) => {
  const said = codeSaid(turn.context.contact, turn.event.reading.text);
  if (said === null) return null;
  return said === 'right'
    ? reply(turn, { template: 'kontak-ok', vars: {} }, { contact: 'proven' })
    : reply(
        turn,
        { template: 'kode-salah', vars: { gone: false, move: false } },
        { contact: 'wrongCode' },
      );
};

/** A registered number that is in doubt writes as one of the office: nothing of it is a citizen's, and none of it is done. */
const suspendedStaff: Step = (turn) => {
  const { reading } = turn.event;
  const { since = null } = turn.context.contact ?? {};
  if (since === null) return null;
  const isForeign = reading.ticket !== null && target(turn)?.mine !== true;
  const isCommand = reading.command !== null && !reading.command.entitled;
  return isForeign || isCommand ? reply(turn, { template: 'nomor-diragukan', vars: {} }) : null;
};

/** Our own SMS sent back without a word: where its complaint stands, and nothing else. */
const echoed: Step = (turn) => {
  const { reading } = turn.event;
  if (!reading.echo) return null;
  const named = target(turn);
  return named?.mine === true ? checkStatus(turn, named, named.ticket) : silent();
};

/** The same person's same words again: a follow-up, not a second complaint. */
const nearSame: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const recent = facts.tickets.filter((ticket) => ticket.open && at - ticket.createdAt < 7 * DAY);
  const same = recent.find((ticket) => similarity(ticket.text, reading.text) >= NEAR_SAME);
  if (same === undefined) return null;
  if (same.answered) return askSettled(turn, same);
  const { text } = reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, same, request, 'isinya hampir sama dengan aduan sebelumnya');
};

/** The rest of a text that an old phone cut. */
const continuation: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const previous = facts.tickets[0];
  if (previous === undefined || reading.choice !== null || reading.marked) return null;
  if (reading.action === 'route' && reading.place !== null) return null;
  const cut = previous.text.length >= CUT_AFTER && at - previous.createdAt < CUT_WITHIN;
  return cut ? react(turn, previous, 'lanjutan pesan sebelumnya') : null;
};

/** "test", "ini nomor siapa": the service says who it is, once a day. */
const smallTalk: Step = (turn) => {
  const { reading, at } = turn.event;
  if (reading.kind !== 'LAINNYA' || reading.action === 'triage' || reading.category !== null)
    return null;
  const today = turn.rules.calendar.startOfDay(at);
  if (turn.context.helpedOn === today) return onlyTalk(turn);
  const asksWho = /\b(siapa|sapa|spa|nomer|nomor|no)\b/i.test(reading.text);
  const message = asksWho
    ? ({ template: 'identitas', vars: {} } as const)
    : ({ template: 'format', vars: {} } as const);
  return reply(turn, message, { helped: true });
};

/** A bare number, a rating or "ya" that answers nothing we know of. */
const strayChoice: Step = (turn) => {
  const { choice, rating } = turn.event.reading;
  return choice === null && rating === null ? null : reply(turn, { template: 'format', vars: {} });
};

/** "salah sambung, saya tidak pernah lapor": nothing of what he reported; the admin finds it among what got no answer. */
const notHis: Step = (turn) => {
  const { wrongPerson, action } = turn.event.reading;
  return wrongPerson && action !== 'route' && !isGrave(turn) ? onlyTalk(turn) : null;
};

/** A code of GANTI that is over: it is not taken for a number of something else. */
const lateCode: Step = (turn) =>
  turn.context.asked === null && codeIn(turn.event.reading.text) !== null
    ? reply(turn, { template: 'kode-lewat', vars: {} })
    : null;

const newComplaint: Step = (turn) =>
  opened(
    turn,
    turn.event.facts.tickets.length === 0 ? 'SMS pertama dari nomor ini' : 'seperti perkara baru',
  );

/** Every way to answer a citizen, in order; the last one always does. */
export const citizenSteps: Step[] = [
  provesContact,
  suspendedStaff,
  provesPhone,
  refusesMove,
  echoed,
  askedBack,
  withdrawalAnswered,
  neverMind,
  withdrawing,
  secrecyAnswered,
  secretFirstAnswered,
  mattersAnswered,
  ...settlingSteps,
  correctsOwn,
  notThat,
  pleaOfStranger,
  wantsMove,
  citizenCommand,
  foreignCommand,
  ofOwnData,
  notHis,
  asksNumber,
  pleaFor,
  whichTicket,
  whichRated,
  severalNamed,
  infoChased,
  namedTicket,
  ofStandingDanger,
  unclearCategory,
  infoToSeveral,
  infoPutOff,
  infoUnchosen,
  asksAfter,
  answerToQuestion,
  infoGoesOn,
  unknownTicket,
  rates,
  strayAnswer,
  lateChoice,
  ofOtherSpot,
  nearSame,
  continuation,
  ofAnotherMatter,
  readsAsFollowUp,
  praises,
  ofKnownMatter,
  lateCode,
  strayChoice,
  smallTalk,
  ofSameDanger,
  ofCircumstances,
  replies,
  ofNothingKnown,
  newComplaint,
];
