import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { complaintFacts, maySeeReporter } from '../../../machines/complaint/base/policy.ts';
import { HIDDEN_NUMBER, maskNumber } from '../../../machines/numbers/masks.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** The reporter as pages name him: no digit for who may not know him. */
export function shownReporter(
  { rules }: Pick<Hotline, 'rules'>,
  person: Person,
  context: ComplaintContext,
) {
  const knows = maySeeReporter(rules, person, complaintFacts(context));
  const { reporter } = context;
  return { number: reporter, name: knows ? maskNumber(reporter) : HIDDEN_NUMBER };
}
