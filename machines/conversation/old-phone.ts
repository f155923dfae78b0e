import { refusesNewPhone } from '../language/commands/new-phone-words.ts';
import type { Effect } from '../messages/effects.ts';
import { endingOf } from './base/code-tries.ts';
import type { Leaving } from './base/events.ts';
import { replyEffect, type Step, type Turn } from './base/response.ts';

/** The phone that got a code for a new one says that nobody with it has asked for that: the code counts no more. */

/** The talk with the new phone forgets what it waits for, and nothing shows there that it fitted. */
function kept({ event }: Turn, { talk }: Leaving): Effect {
  const told = { type: 'phone.kept', old: event.sender.phone };
  return { type: 'tell', params: { instance: talk, event: told } };
}

/** The admin hears who asked for which complaint, of those that he may know of. */
function toAdmin({ to, named, isOpen }: Leaving): Effect[] {
  const known = named.find(({ isForAdmin }) => isForAdmin);
  if (known === undefined) return [];
  const { ticket, instance } = known;
  const vars = { ticket, ending: endingOf(to), refused: true, late: !isOpen };
  const message = { template: 'admin-ganti-nomor' as const, vars };
  const params = { to: { role: 'admin' as const }, hours: 'any' as const, message };
  return [{ type: 'sms', params: { ...params, about: [instance] } }];
}

/** Something else was asked or said since the code came, so that a bare no is about that. */
function isAboutLater({ context: { asked, bound } }: Turn, codeAt: number): boolean {
  return Math.max(asked?.at ?? 0, bound?.at ?? 0) > codeAt;
}

/** "BUKAN", "bukan saya", BATAL after the code: the complaints stay here. */
export const refusesMove: Step = (turn) => {
  const { leaving } = turn.event.facts;
  const refused = refusesNewPhone(turn.event.reading);
  if (leaving === undefined || refused === null) return null;
  const { askedBy, codeAt } = leaving;
  if (refused === 'perhaps' && isAboutLater(turn, codeAt)) return null;
  const open = askedBy.filter(({ isOpen }) => isOpen);
  const late = open.length === 0;
  const meant = late ? askedBy : open;
  const effects = [
    replyEffect(turn, { template: 'ganti-batal', vars: { late } }),
    ...open.map((one) => kept(turn, one)),
    ...meant.flatMap(toAdmin),
  ];
  return { effects, filed: 'done' };
};
