import {
  HIDDEN_NUMBER,
  hideNumbers,
  maskNumber,
  maskNumbers,
  type NumberMask,
} from '../../../machines/numbers/masks.ts';
import { knowsNumbers } from '../../../machines/people/people.ts';
import { currentIdentity } from '../identity.ts';
import { personAtDesk } from './person.ts';

/** For people who may know numbers: as much as tells one from another. */
export const PARTLY: NumberMask = { number: maskNumber, text: maskNumbers };
const NOTHING: NumberMask = { number: () => HIDDEN_NUMBER, text: hideNumbers };

/** As whoever looks at the page may read them: partly where he may know numbers, else no digit. */
export function lookersMask(): NumberMask {
  const identity = currentIdentity();
  return identity !== null && knowsNumbers(personAtDesk(identity)) ? PARTLY : NOTHING;
}
