import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import {
  complaintFacts,
  maySee,
  maySeeReporter,
  type Person,
} from '../../../../machines/complaint/policy.ts';
import { maskNik, maskPhone } from '../../../../machines/letters.ts';
import type { Rules } from '../../../../machines/rules.ts';

/** What of a complaint may leave the office in a file: identity of reporters is secret by law. */

/** Stands for the words of a secret complaint. */
export const SECRET = '(dirahasiakan)';

/** The number as a person may have typed it: with or without country code, in groups. */
function typedForms(number: string): RegExp | null {
  const [, country = '', digits] = /^\+(62)?(\d{7,})$/.exec(number) ?? [];
  if (digits === undefined) return null;
  const prefix = country === '' ? '(?:\\+|00)?' : '(?:\\+?\\s?62|0)?[ .()-]{0,2}';
  return new RegExp(`(?<!\\d)${prefix}${[...digits].join('[ .-]{0,2}')}(?!\\d)`, 'g');
}

export interface Masked {
  /** What somebody wrote about it; null stays null. */
  words(text: string | null): string | null;
  reporter: string;
}

/** Stands for a number that the reader may know nothing of. */
export const NO_NUMBER = '(disamarkan)';

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
  const own = typedForms(reporter);
  const known = maySeeReporter(rules, person, facts) ? maskPhone(reporter) : NO_NUMBER;
  const shown = secret ? SECRET : known;
  return {
    reporter: shown,
    words(text) {
      if (text === null) return null;
      if (!readable) return SECRET;
      const masked = maskNik(text);
      return own === null ? masked : masked.replace(own, shown);
    },
  };
}
