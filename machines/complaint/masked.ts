import type { Rules } from '../district/rules.ts';
import { HIDDEN_NUMBER, hideReporter, maskSender } from '../numbers/masks.ts';
import type { Person } from '../people/people.ts';
import type { ComplaintContext } from './base/context.ts';
import { phonesOf } from './base/phones.ts';
import { complaintFacts, maySee, maySeeReporter } from './base/policy.ts';

/** What of a complaint may leave the office in a file: identity of reporters is secret by law. */

/** Stands for the words of a secret complaint. */
export const SECRET = '(dirahasiakan)';

export interface Masked {
  /** What somebody wrote about it; null stays null. */
  words(text: string | null): string | null;
  reporter: string;
}

/** For whom words are masked, and what he is to read. */
export interface Reader {
  rules: Rules;
  person: Person;
  /** Also the words of secret complaints, as far as he may see them. */
  secrets: boolean;
}

/**
 * Masks for one complaint: NIK, and the reporter's own number also where he wrote it himself. Who may not
 * know the reporter sees no digit of it; of a secret complaint nobody does, not even of the masked one.
 */
export function maskedFor({ rules, person, secrets }: Reader, context: ComplaintContext): Masked {
  const { reporter, secret } = context;
  const facts = complaintFacts(context);
  const readable = maySee(rules, person, facts) && (!secret || secrets);
  const known = maySeeReporter(rules, person, facts) ? maskSender(reporter) : HIDDEN_NUMBER;
  const shown = secret ? SECRET : known;
  return {
    reporter: shown,
    words(text) {
      if (text === null) return null;
      if (!readable) return SECRET;
      return hideReporter(text, phonesOf(context), shown);
    },
  };
}
