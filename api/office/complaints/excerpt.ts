import { phonesOf } from '../../../machines/complaint/base/phones.ts';
import { complaintFacts, maySeeReporter } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { hideReporter, maskNumber } from '../../../machines/numbers/masks.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** The words of a complaint as a line of a list shows them. */

/** More than two lines of a list hold. */
const LENGTH = 240;

/**
 * The first words, without the reporter's number where he stands in them.
 * @param person who looks: he may see this complaint
 * @returns an empty text for a complaint that is not there
 */
export async function excerptOf(
  { engine, rules }: Pick<Hotline, 'engine' | 'rules'>,
  person: Person,
  id: string,
): Promise<string> {
  const context = await engine.instances.of(COMPLAINT).context(id);
  if (context === undefined) return '';
  const { reporter, text } = context;
  const knows = maySeeReporter(rules, person, complaintFacts(context));
  const words = knows
    ? hideReporter(text, phonesOf(context), maskNumber(reporter))
    : hideReporter(text, phonesOf(context));
  return words.length > LENGTH ? `${words.slice(0, LENGTH - 1)}…` : words;
}
