import type { Personal } from '../district/personal.ts';
import type { RecentMessage } from './base/context.ts';

/** A talk goes as a whole, unless its phone must not be written to, or waits for the office. */
export const CONVERSATION_PERSONAL: Personal = {
  of: 'talk',
  isOver: ({ tags }) => tags.length === 0,
  keeps: [],
  // who writes often keeps his talk, and what he wrote long ago is kept with it
  faded(context, before) {
    const recent = context.recent as RecentMessage[];
    const left = recent.filter(({ at }) => at >= before);
    return left.length === recent.length ? null : { ...context, recent: left };
  },
};
