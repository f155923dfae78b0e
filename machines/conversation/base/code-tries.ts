import type { Rules } from '../../district/rules.ts';
import type { Effect } from '../../messages/effects.ts';
import { MOST_TRIES, MOST_WRONG } from './code-limits.ts';
import { labelOf } from './contact.ts';
import type { ConversationContext, WrongCodes } from './context.ts';
import { type Response, reply, type Turn } from './response.ts';

/**
 * How often a code may be wrong. Whoever forges the number of a phone does not have its code: he may guess a few
 * times a day, and the office hears of it. Pure.
 */

/** Wrong codes of the day that `at` lies in. */
export function wrongOn(
  { calendar }: Rules,
  { wrongCodes }: Pick<ConversationContext, 'wrongCodes'>,
  at: number,
): number {
  return wrongCodes?.day === calendar.startOfDay(at) ? wrongCodes.count : 0;
}

/** One more. */
export function oneMoreWrong(rules: Rules, context: ConversationContext, at: number): WrongCodes {
  return { day: rules.calendar.startOfDay(at), count: wrongOn(rules, context, at) + 1 };
}

/** True when no code of this phone counts any more today. */
export function isLocked({ rules, context, event }: Turn): boolean {
  return wrongOn(rules, context, event.at) >= MOST_WRONG;
}

/**
 * What needs a code is not taken today.
 * @param count wrong codes of the day
 */
function locked(turn: Turn, count: number): Response {
  const { role } = turn.event.sender;
  const vars = { count, desk: role === 'admin', citizen: role === 'citizen' };
  return reply(turn, { template: 'kode-ditahan', vars }, { asked: null });
}

/** The same, of one who asks for more. */
export function lockedOut(turn: Turn): Response {
  return locked(turn, wrongOn(turn.rules, turn.context, turn.event.at));
}

/** So many digits of a citizen's number tell the admin whose SMS to look for. */
const ENDING = 3;

export function endingOf(phone: string): string {
  return phone.slice(-ENDING);
}

/** The admin hears that a question has ended by wrong codes: somebody else may be writing. His own phone shows it. */
function toldAdmin({ rules, event }: Turn, commands: readonly string[], locks: boolean): Effect[] {
  const { role, phone } = event.sender;
  if (role === 'admin') return [];
  const label = role === 'citizen' ? `nomor berakhir ${endingOf(phone)}` : labelOf(rules, phone);
  const vars = { label, commands: commands.join(', '), locked: locks };
  const message = { template: 'admin-kode' as const, vars };
  return [{ type: 'sms', params: { to: { role: 'admin' }, hours: 'any', message } }];
}

/** A wrong answer to a question with a code: what is said and counted, and whether the question is over. */
export interface WrongAnswer {
  response: Response;
  over: boolean;
}

/**
 * @param tries wrong answers to this question, with this one
 * @param typed a code was in it, so that somebody may be guessing
 * @param commands that wait for the code
 * @param move of a reporter who has another phone
 */
export function wrongAnswer(
  turn: Turn,
  {
    tries,
    typed,
    commands,
    move = false,
  }: { tries: number; typed: boolean; commands: readonly string[]; move?: boolean },
): WrongAnswer {
  const today = wrongOn(turn.rules, turn.context, turn.event.at) + (typed ? 1 : 0);
  const locks = today >= MOST_WRONG;
  const over = tries >= MOST_TRIES || locks;
  const said = locks
    ? locked(turn, today)
    : reply(turn, { template: 'kode-salah', vars: { gone: over, move } });
  const effects = over ? [...said.effects, ...toldAdmin(turn, commands, locks)] : said.effects;
  const counted = typed ? { wrongCode: true as const } : {};
  return { response: { ...said, effects, ...counted }, over };
}
