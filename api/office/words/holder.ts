import type { Rules } from '../../../machines/district/rules.ts';
import type { NumberMask } from '../../../machines/numbers/masks.ts';

/** Who a number belongs to: the function of a registered contact, else the number as it may be shown. */
export function holderOf(rules: Rules, number: string | null, mask: NumberMask): string {
  if (number === null) return '–';
  const contact = rules.district.contacts.find(({ phone }) => phone === number);
  return contact?.label ?? mask.number(number);
}
