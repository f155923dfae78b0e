import { asksToFile, passedWords, passesOn } from '../../language/commands/passed-on.ts';
import { labelOf } from '../base/contact.ts';
import { typedTickets } from '../base/named.ts';
import {
  heldMessage,
  openEffect,
  type Response,
  reply,
  replyEffect,
  type Step,
  type Turn,
} from '../base/response.ts';
import { shownOf } from './questions.ts';

/**
 * What somebody of the office sends on for a citizen: danger becomes a complaint at once, other matters when he says so. Its words
 * are told as sent on by him, and it is he who hears what becomes of it: nobody knows the citizen's number.
 */

const DAY = 24 * 3_600_000;

/** A complaint of the words that were sent on, with who did so before them. */
export function openPassedOn(turn: Turn): Response {
  const { sender, reading } = turn.event;
  const held = heldMessage(turn);
  const by = `Terusan ${labelOf(turn.rules, sender.phone)}: `;
  const text = by + passedWords(held.text);
  const content = by + passedWords(reading.content || held.text);
  const told = { ...held, text, reading: { ...held.reading, content } };
  const effect = openEffect(sender.phone, told, 'terusan dari kantor');
  const answer = replyEffect(turn, { template: 'terusan-ok', vars: {} });
  return { effects: [answer, effect], filed: 'done', asked: null };
}

/** "iya masukan jadi aduan", once it is one: how that stands. */
function isOneAlready(turn: Turn): Response | null {
  const { facts, at } = turn.event;
  const [last] = facts.tickets;
  if (last === undefined || at - last.createdAt > DAY) return null;
  return reply(turn, shownOf(last));
}

export const passedOn: Step = (turn) => {
  const { reading, passesOn: chosen } = turn.event;
  if (chosen === true) return openPassedOn(turn);
  const { command, text: own, flags, category, kind } = reading;
  const isMatter = category !== null && kind !== 'TINDAK_LANJUT';
  // "catat sbg aduan" is no note
  if ((command !== null && !asksToFile(own)) || typedTickets(reading).length > 0) return null;
  // what accuses the admin's office is not for him, nor what is secret for a receipt in whose name
  if (flags.includes('accusesOffice')) return null;
  if (passesOn(own) && flags.includes('emergency')) return openPassedOn(turn);
  if (!asksToFile(own)) return null;
  return isMatter && passedWords(own) !== own.trim() && reading.confidence > 0.5
    ? openPassedOn(turn)
    : isOneAlready(turn);
};
