import { codeIn, saysNo, saysYes } from '../../language/answers/office-answers.ts';
import { isLeader } from '../../people/people.ts';
import { MOST_TRIES } from '../base/code-limits.ts';
import { isLocked, lockedOut, wrongAnswer } from '../base/code-tries.ts';
import { doubtEffect, labelOf, saysOther } from '../base/contact.ts';
import { type Response, reply, type Step, type Turn } from '../base/response.ts';

/** Whether a registered number still is whose the office takes it for, as whoever has the phone says. */

/** "ya benar salah sambung". */
const AGREES = /^\W*(?:ya|y|iya|benar|betul|bener)\b/i;
/** The whole answer is a yes: "ya betul pak, salah sambung". */
const ONLY_AGREES =
  /^\W*(?:(?:ya|y|iya|yes|benar|betul|bener|memang|salah|sambung|nomor|nomer|no|orang|kirim|itu|pak|bu|bpk|ibu|bapak|mas|mbak|kak|bang|min|admin|mohon|maaf)\W*)+$/i;

/** With a code it is proved who has the phone. */
function byCode(turn: Turn, code: string): Response | null {
  const { asked } = turn.context;
  const { text } = turn.event.reading;
  const said = codeIn(text);
  if (said === code)
    return reply(
      turn,
      { template: 'salah-sambung', vars: {} },
      { asked: null, contact: 'disowned' },
    );
  if (said === null && !saysYes(text)) return null;
  const typed = said !== null;
  // one guess for a question: whose phone it is decides on all its other acts
  const tries = typed ? MOST_TRIES : 0;
  const { response, over } = wrongAnswer(turn, { tries, typed, commands: [] });
  return { ...response, asked: over ? null : asked };
}

/** Whether he really is somebody else was asked: only YA, with the code where there is one, suspends the number. */
export const ownerAnswered: Step = (turn) => {
  const { context, event } = turn;
  const { text } = event.reading;
  if (context.asked?.kind !== 'owner') return null;
  if (saysNo(text)) return reply(turn, { template: 'tetap-petugas', vars: {} }, { asked: null });
  const { code } = context.asked;
  if (code !== undefined) return byCode(turn, code);
  if (AGREES.test(text) && (ONLY_AGREES.test(text) || saysOther(event)))
    return reply(
      turn,
      { template: 'salah-sambung', vars: {} },
      { asked: null, contact: 'disowned' },
    );
  return null;
};

/** Whoever has the phone says that he is not whom we took him for: he is asked, and the admin told, once. */
export const wrongPerson: Step = (turn) => {
  const { context, event, rules } = turn;
  const { phone } = event.sender;
  if (!saysOther(event)) return null;
  const label = labelOf(rules, phone);
  // numbers whose loss would silence the office: a forged SMS must not be able to suspend them
  const code = isLeader(event.sender) ? event.facts.code : null;
  if (code !== null && isLocked(turn)) return lockedOut(turn);
  const response = reply(
    turn,
    { template: 'benar-salah-sambung', vars: { label, code } },
    { asked: { kind: 'owner', at: event.at, ...(code === null ? {} : { code }) } },
  );
  if (context.asked?.kind === 'owner') return response;
  return { ...response, effects: [...response.effects, doubtEffect(rules, phone)] };
};
