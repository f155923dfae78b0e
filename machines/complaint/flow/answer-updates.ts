import type { Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { answeredFor } from '../base/alarm.ts';
import { taskClock, withoutAnswer } from '../base/answers.ts';
import type { ComplaintContext } from '../base/context.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { takesBack } from '../base/last-words.ts';
import { parentAnswer } from '../base/links.ts';
import {
  presentRound,
  roundAnswered,
  roundClosed,
  roundRated,
  roundRetracted,
} from '../base/rounds.ts';
import { afterAnswering } from '../base/steps.ts';

/** What a complaint remembers of answers and of what their readers say; the same form as `remembers.ts`. */

type Update = Partial<ComplaintContext>;
interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

/** Whose answer it is: that of the round, which keeps the name its agency had when its answer went out. */
function answering(context: ComplaintContext): string {
  const round = presentRound(context);
  return (round?.via === null ? round.agency : context.agency) ?? '';
}

/** Updates of answers by the names the statechart uses. */
export function answerUpdates(rules: Rules) {
  return {
    writeAnswer: ({ context, event }: Args): Update => {
      if (event.type === 'parent.answered' || event.type === 'parent.corrected')
        return parentAnswer(context, event);
      if (event.type === 'admin.release') {
        const text = event.text ?? context.answer?.text ?? '';
        return { answer: context.answer === null ? null : { ...context.answer, text } };
      }
      if (
        event.type !== 'officer.answer' &&
        event.type !== 'officer.correct' &&
        event.type !== 'admin.answer'
      )
        return {};
      const clock = event.type === 'admin.answer' ? undefined : taskClock(context);
      const answer = {
        ...{ text: event.text.trim(), at: event.at, agency: answering(context) },
        ...(clock === undefined ? {} : { clock }),
      };
      // who answers no longer asks that another does
      return { answer, transfer: null };
    },
    // what was answered before words that are taken back stays as it was
    markAnswered: ({ context, event }: Args): Update =>
      takesBack(event)
        ? {}
        : {
            ...roundAnswered(context, timeOf(event)),
            answeredAt: timeOf(event),
            alarm: answeredFor(context, timeOf(event)),
            ...afterAnswering(rules, context, event),
          },
    retractAnswer: ({ context }: Args): Update => ({
      ...withoutAnswer(context),
      ...roundRetracted(context),
    }),
    rate: ({ context, event }: Args): Update =>
      event.type === 'citizen.rate'
        ? { ...roundRated(context, event.rating), rating: event.rating }
        : {},
    markClosed: ({ context, event }: Args): Update =>
      takesBack(event) ? {} : { ...roundClosed(context, event), closedAt: timeOf(event) },
  };
}
