import type { ComplaintContext } from './context.ts';

/** Every number that its reporter has written from: none of them may stand in words that others read. */
export function phonesOf({
  reporter,
  formerPhones = [],
}: Pick<ComplaintContext, 'reporter' | 'formerPhones'>): string[] {
  return [reporter, ...formerPhones];
}
