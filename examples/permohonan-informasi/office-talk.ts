import { isLocked, lockedOut, wrongAnswer } from '../../machines/conversation/base/code-tries.ts';
import type { Asked } from '../../machines/conversation/base/context.ts';
import {
  type Response,
  reply,
  replyEffect,
  type Turn,
} from '../../machines/conversation/base/response.ts';
import { codeIn, saysNo } from '../../machines/language/answers/office-answers.ts';
import { COMMANDS } from './acts.ts';
import { numberIn } from './reading.ts';
import { NAME } from './settings.ts';
import type { Known, RequestFact } from './talk-facts.ts';
import { say, tellRequest } from './talk-words.ts';

/** Commands of PPID and agencies, each with the number of its request; what decides is asked back with a code. */

interface Confirm {
  kind: 'confirm';
  instance: string;
  number: string;
  /** As it was typed. */
  what: string;
  event: { type: string } & Record<string, unknown>;
  code: string;
  tries: number;
}

function confirmed(turn: Turn, asked: Extract<Asked, { kind: 'brought' }>): Response | null {
  const question = asked.question as Confirm;
  if (question.kind !== 'confirm') return null;
  const { text } = turn.event.reading;
  if (saysNo(text)) return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  const code = codeIn(text);
  if (code === null) return null;
  if (code !== question.code) {
    const tries = question.tries + 1;
    const { response, over } = wrongAnswer(turn, { tries, typed: true, commands: [question.what] });
    const next: Asked | null = over ? null : { ...asked, question: { ...question, tries } };
    return { ...response, asked: next };
  }
  const { instance, event, what, number: no } = question;
  const done = say(turn, 'dicatat', { no, status: what });
  const tell = tellRequest(turn, instance, event, `perintah ${what}`);
  return { effects: [tell, done], filed: 'done', asked: null };
}

/** What may be typed now. */
function usages({ can, number: no }: RequestFact): string {
  const now = COMMANDS.filter(({ type }) => can.includes(type));
  const typed = now.map(({ usage }) => usage.replace('{no}', no));
  return [...typed, `LIHAT ${no}`].join(', ');
}

function howTo(turn: Turn, request: RequestFact): Response {
  const { number: no, status } = request;
  const effect = say(turn, 'cara-perintah', { no, status, usages: usages(request) });
  return { effects: [effect], filed: 'done' };
}

/** What follows the number: `TOLAK PI001 17h alasan` → `17h alasan`. */
function restOf(text: string): string {
  const AFTER = /\b(?:pi|kb)[\s.-]?[a-hj-np-z]{0,2}[\s.-]?\d{3}\b[\s:,.-]*([\s\S]*)$/i;
  return AFTER.exec(text)?.[1]?.trim() ?? '';
}

function command(turn: Turn, request: RequestFact): Response {
  const { rules, event } = turn;
  const { text } = event.reading;
  const { instance, number: no, status, due } = request;
  const [word = ''] = text.trim().split(/[\s:]+/);
  if (/^lihat$/i.test(word) || text.trim().length <= no.length + 3)
    return {
      effects: [say(turn, 'lihat', { no, status, due, text: request.text })],
      filed: 'done',
    };
  const found = COMMANDS.find((one) => one.word === word.toUpperCase());
  if (found === undefined || !request.can.includes(found.type)) return howTo(turn, request);
  const said = found.says(restOf(text), rules);
  if (said === null) return howTo(turn, request);
  const act = { type: found.type, ...said };
  if (!found.confirm) {
    const done = say(turn, 'dicatat', { no, status: found.word });
    const tell = tellRequest(turn, instance, act, `perintah ${found.word}`);
    return { effects: [tell, done], filed: 'done', asked: null };
  }
  if (isLocked(turn)) return lockedOut(turn);
  const { code } = event.facts;
  const what = `${found.word} ${no}`;
  const words = restOf(text);
  const question: Confirm = {
    kind: 'confirm',
    instance,
    number: no,
    what: found.word,
    event: act,
    code,
    tries: 0,
  };
  const asked: Asked = { kind: 'brought', process: NAME, question, at: event.at };
  const message = { template: 'minta-kode' as const, vars: { what, text: words, code } };
  return { effects: [replyEffect(turn, message)], filed: 'done', asked };
}

export function answerOffice(turn: Turn, { named }: Known): Response | null {
  const { event, context } = turn;
  const typed = numberIn(event.reading.text);
  if (typed !== null)
    return named === null
      ? { effects: [say(turn, 'tidak-ada', { no: typed })], filed: 'done' }
      : command(turn, named);
  const { asked } = context;
  return asked?.kind === 'brought' && asked.process === NAME ? confirmed(turn, asked) : null;
}
