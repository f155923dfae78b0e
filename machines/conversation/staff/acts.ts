import type { ComplaintRequest } from '../../complaint/acts/act.ts';
import { receiverIn } from '../../complaint/acts/acts.ts';
import { saysTooLittle } from '../../complaint/acts/fields.ts';
import { ANSWERING, commandRule, staffStatus } from '../../complaint/commands.ts';
import { lackOfAnswer } from '../../complaint/refusal.ts';
import { maySeeSecrets, shortName } from '../../district/rules.ts';
import { ticketsInText } from '../../language/commands/tickets.ts';
import type { Message } from '../../messages/messages.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import type { WaitingAct } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import { complaintOf } from '../base/named.ts';
import { messageId, type Response, replyEffect, type Turn } from '../base/response.ts';
import { askForCode, needsCode } from './confirm.ts';
import { fullUsage, notFound, ownAgency, usagesNow, whose } from './office-terms.ts';
import { lookedAt } from './questions.ts';
import { tellActs } from './tell-acts.ts';

/** Commands of the office that move a complaint: each its own act, or the reason why it is none. */

/** An act that is whole, or what is said instead. */
export type Worked = { act: WaitingAct; complaint: TicketFact } | { say: Message };

/** A command of somebody else: whose it is, and what its sender may do. */
export function refusedCommand(turn: Turn, { name, ticket }: Command): Message {
  const complaint = complaintOf(turn, ticket);
  const allowed = complaint === null ? [] : usagesNow(complaint);
  const personal = whose(name) === whose('BATAL');
  return {
    template: 'bukan-perintah',
    vars: { command: name, whose: whose(name), personal, allowed },
  };
}

/** `isi`, as our SMS teach an answer, at the start of its words. */
const PLACEHOLDER = /^\W*isi\b\W*(?=-|$)/;

/** The words themselves: one of our own SMS that came back ends with our signature. */
export function withoutSignature({ rules }: Turn, text: string): string {
  const signed = `-${rules.district.office.signature}`;
  if (!text.includes(signed)) return text;
  return text.replace(PLACEHOLDER, '').replaceAll(signed, ' ').trim();
}

/** The machine would not take it as an answer. */
export function isTooShort({ rules }: Turn, name: CommandName, text: string): boolean {
  return ANSWERING.includes(name) && saysTooLittle(rules, text);
}

/** What is missing from a command, or too short in it. */
export function lack(turn: Turn, { name, text, agency, date }: Command, short = false): string {
  if (name === 'TUNDA') return date === null ? ' (tanggalnya, mis. 5 hari)' : ' (alasannya?)';
  if (short) return ` ${lackOfAnswer(turn.rules, text)}`;
  if (name === 'ALIH' && agency === turn.event.sender.agency)
    return ` (sekarang sudah di ${ownAgency(turn)})`;
  return name === 'TERUSKAN' && text !== '' ? ' (satu SKPD, nama yg dikenal)' : '';
}

/** Three digits that begin with a nought, and are no number of a house or a hamlet. */
const BARE_DIGITS =
  /(?<![\p{L}\d/.,:-])(?<!\b(?:rt|rw|no|km|blok|rumah|kode|kav)\W{0,3})0\d\d(?![\p{L}\d]|[/.,:-]\d)/giu;

/** A command that lacks something: how it is typed in full, or that it cannot be given now at all. */
export function incomplete(
  turn: Turn,
  command: Command,
  complaint: TicketFact,
  short: boolean,
): Message {
  const { name } = command;
  const { ticket, status, can } = complaint;
  if (!can.some((one) => one.name === name)) {
    const shown = staffStatus(status);
    return {
      template: 'belum-bisa',
      vars: { ticket, status: shown, allowed: usagesNow(complaint) },
    };
  }
  const usage = fullUsage(name, turn.event.sender.role, ticket);
  const example = usage + lack(turn, command, short);
  return { template: 'perintah-kurang', vars: { command: name, example } };
}

/** What the command asks of a complaint; null while something is missing. */
export function requestOf(turn: Turn, command: Command): ComplaintRequest | null {
  const other = complaintOf(turn, command.otherTicket);
  const until = command.date === null ? null : (turn.event.facts.days[command.date] ?? null);
  const facts = { until, parent: other?.link ?? null };
  return commandRule(command.name)?.request(command, facts) ?? null;
}

/** `002`, as many write the second ticket of a sentence: only of what the agency has to answer. */
function digitsIn(text: string, tasks: TicketFact[]): string[] {
  return [...text.matchAll(BARE_DIGITS)].flatMap(
    ([digits]) => tasks.find(({ ticket }) => ticket.endsWith(digits))?.ticket ?? [],
  );
}

/**
 * Other tickets that the words of a command name: they may be meant for those. What goes to a citizen
 * names no other ticket at all; what stays in the office may compare with one.
 */
/** "TARIK A002 maaf salah nomor, itu utk A001": where the answer belongs, which is taken back from here alone. */
const BELONGS =
  /\b(?:itu|buat|utk|untuk|harusnya|seharusnya|mestinya|ma?ksud\w*|bukan|bkn)\W+(?:\S+\s+){0,2}?[a-hj-np-z]{1,2}[\s.-]?\d{3}\b/i;

export function strays(turn: Turn, { name, ticket, otherTicket, text }: Command): string[] {
  if (name === 'TARIK' && BELONGS.test(text)) return [];
  const rule = commandRule(name);
  const goesOut = rule?.confirm === 'misleading';
  const digits = goesOut ? digitsIn(text, turn.event.facts.tasks) : [];
  const all = [...new Set([...ticketsInText(text), ...digits])];
  return all.filter((named) => {
    if (named === ticket || named === otherTicket) return false;
    // what has no words of its own (TERIMA) was meant for what they name too
    if (goesOut || rule?.says === 'nothing') return true;
    return rule?.says === 'noWords' && complaintOf(turn, named) !== null;
  });
}

/** What secrecy forbids, with the reason: an agency that may not see it, one that is merged with an open one. */
function tooSecret(
  { rules }: Turn,
  { ticket, secret }: TicketFact,
  request: ComplaintRequest,
): Message | null {
  if (request.type === 'admin.merge') {
    const other = request.parent.ticket;
    if (request.parent.secret === secret) return null;
    return { template: 'terhalang-rahasia', vars: { ticket, other, agency: null } };
  }
  const receiver = receiverIn(request);
  if (!secret || receiver === null || maySeeSecrets(rules, receiver)) return null;
  const agency = shortName(rules, receiver);
  return { template: 'terhalang-rahasia', vars: { ticket, other: null, agency } };
}

/** @param complaint the one it is for, where the command does not name it */
export function work(turn: Turn, command: Command, complaint: TicketFact | null): Worked {
  const { name, otherTicket } = command;
  if (complaint === null) return { say: notFound(turn, command.ticket ?? '') };
  if (otherTicket !== null && complaintOf(turn, otherTicket) === null)
    return { say: notFound(turn, otherTicket) };
  const short = isTooShort(turn, name, command.text);
  const request = requestOf(turn, command);
  const stays = request?.type === 'officer.transfer' && request.agency === complaint.agency;
  const unfit = request === null ? null : tooSecret(turn, complaint, request);
  if (unfit !== null) return { say: unfit };
  if (request === null || short || stays)
    return { say: incomplete(turn, command, complaint, short) };
  const { instance, ticket } = complaint;
  return { act: { instance, ticket, command: name, request }, complaint };
}

function workOf(turn: Turn, command: Command): Worked {
  if (!command.entitled) return { say: refusedCommand(turn, command) };
  if (command.name === 'LIHAT') return { say: lookedAt(turn, command.ticket ?? '') };
  return work(turn, command, complaintOf(turn, command.ticket));
}

/** All commands of an SMS: what may be done is done, what needs a code is asked, the rest explained. */
export function act(turn: Turn, commands: Command[]): Response {
  const stray = commands.find((command) => strays(turn, command).length > 0);
  if (stray !== undefined)
    return oneByOne(turn, [stray.ticket ?? '', ...strays(turn, stray)], stray.name);
  const worked = commands.map((command) => workOf(turn, command));
  const says = worked.flatMap((one) => ('say' in one ? [one.say] : []));
  const ready = worked.flatMap((one) => ('act' in one ? [one] : []));
  const guarded = ready.filter((one) => needsCode(one.act, one.complaint));
  const free = ready.filter((one) => !guarded.includes(one)).map((one) => one.act);
  const told = tellActs(turn, free, messageId(turn));
  const question =
    guarded.length === 0
      ? null
      : askForCode(
          turn,
          guarded.map((one) => one.act),
        );
  const effects = [...told.effects, ...says.map((message) => replyEffect(turn, message))];
  return question === null
    ? { ...told, effects }
    : { ...question, effects: [...effects, ...question.effects] };
}

/** Words about several complaints without saying which for which. */
export function oneByOne(turn: Turn, tickets: string[], name: Command['name']): Response {
  const usage = fullUsage(name, turn.event.sender.role, tickets[0] ?? '');
  const message: Message = { template: 'satu-satu', vars: { tickets, usage } };
  return { effects: [replyEffect(turn, message)], filed: 'done' };
}
