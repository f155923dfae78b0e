import type { Rules } from '../../district/rules.ts';
import type { ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { proposedCopy, publicAnswer } from './press.ts';

/** How the text for the newspaper comes about, goes out and is printed (SOP step 5). */

type Update = Partial<ComplaintContext>;
interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

/** Updates of the publication region, by the names the statechart uses. */
export function pressUpdates(rules: Rules) {
  return {
    proposeCopy: ({ context }: Args): Update => ({ copy: proposedCopy(rules, context) }),
    editCopy: ({ context, event }: Args): Update => {
      if (event.type !== 'press.edit') return {};
      const [headline, question, answer] = [event.headline, event.question, event.answer];
      const text = {
        headline: headline.trim(),
        question: question.trim(),
        answer: answer.trim(),
      };
      return { copy: { ...text, source: context.answer?.text ?? '' } };
    },
    /** What the admin made of the question stays; the answer is the corrected one. */
    renewCopy: ({ context }: Args): Update => {
      const { copy, answer } = context;
      if (copy === null || answer === null) return {};
      // he approved other words
      const { approval: _, ...rest } = copy;
      return { copy: { ...rest, answer: publicAnswer(rules, context), source: answer.text } };
    },
    noteApproval: ({ context, event }: Args): Update => {
      if (event.type !== 'press.approve' || context.copy === null) return {};
      const { head, how, at } = event;
      return { copy: { ...context.copy, approval: { head: head.trim(), how, at } } };
    },
    dropCopy: (): Update => ({ copy: null, dispatch: null }),
    noteDispatch: ({ event }: Args): Update => {
      if (event.type !== 'press.send') return {};
      const { newspaper, letter, number, at } = event;
      return { dispatch: { newspaper, letter, number, at } };
    },
    publish: ({ event }: Args): Update => {
      if (event.type !== 'press.publish') return {};
      const { newspaper, edition, page, date, at } = event;
      return {
        publication: { newspaper, edition, page, date: date ?? null, clipping: null },
        publishedAt: at,
      };
    },
    clip: ({ context, event }: Args): Update =>
      event.type === 'press.clip' && context.publication !== null
        ? { publication: { ...context.publication, clipping: event.clipping } }
        : {},
  };
}
