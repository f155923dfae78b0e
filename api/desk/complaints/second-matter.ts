import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** The second matter of a complaint's SMS, in its words: what the form of PECAH begins with. */

/** @returns empty where the SMS tells of one matter only, or the second one is a complaint already */
export function secondMatterIn(
  { rules, learning }: Hotline,
  { text, splits }: Pick<ComplaintContext, 'text' | 'splits'>,
): string {
  if (splits.length > 0) return '';
  const understand = learning?.understand ?? createUnderstand(rules.district);
  return understand(text, { role: 'citizen' }).matters[1]?.text ?? '';
}
