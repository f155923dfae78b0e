import type { ComplaintContext } from '../../../../machines/complaint/context.ts';
import { maskNik, maskPhone } from '../../../../machines/letters.ts';

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

/**
 * Masks for one complaint: NIK, and the reporter's own number also where he wrote it himself.
 * @param open shows the words of a secret complaint, for the oversight office; its reporter never
 */
export function maskedFor({ reporter, secret }: ComplaintContext, open: boolean): Masked {
  const own = typedForms(reporter);
  const shown = maskPhone(reporter);
  return {
    reporter: secret ? SECRET : shown,
    words(text) {
      if (text === null) return null;
      if (secret && !open) return SECRET;
      const masked = maskNik(text);
      return own === null ? masked : masked.replace(own, secret ? SECRET : shown);
    },
  };
}
