import type { Rules } from '../../district/rules.ts';
import { hidePrivateNumbers, type PrivateNumber } from '../../numbers/private-numbers.ts';
import { withoutEnd } from '../../text/text-ends.ts';
import type { ComplaintContext, PressCopy, PublicText } from './context.ts';
import { hideIntroductions } from './names.ts';
import { isPublished } from './policy.ts';
import { spelledOut, withPlaceNames } from './spelling.ts';

/**
 * The reply in the newspaper ("Balasan Surat Pembaca", SOP step 5): what is proposed for print, and
 * what must not be printed. Pure.
 */

/** Most characters of each part; a reply of 60–120 words is what newspapers take. */
export const COPY_LIMITS: Readonly<Record<keyof PublicText, number>> = {
  headline: 80,
  question: 1000,
  answer: 1500,
};

/**
 * The reply as a newspaper printed it, which everybody may read; null of what was not printed, or may be told of no
 * more.
 */
export function printedReply({
  copy,
  publication,
  secret,
}: Pick<ComplaintContext, 'copy' | 'publication' | 'secret'>): PublicText | null {
  if (publication === null || copy === null || !isPublished({ secret }, null)) return null;
  const { headline, question, answer } = copy;
  return { headline, question, answer };
}

export const COPY_PARTS = ['headline', 'question', 'answer'] as const;

/** Why a part of a text cannot be printed; `found` is the number that stands in it. */
export type CopyFault = { part: keyof PublicText } & (
  | { why: 'empty' | 'long' }
  | { why: 'number'; found: PrivateNumber }
);

type Source = Pick<
  ComplaintContext,
  'text' | 'reading' | 'additions' | 'answer' | 'reporter' | 'category' | 'place'
>;

/** What keeps a text from being printed; empty where nothing does. */
export function copyFaults(text: PublicText, reporter: string): CopyFault[] {
  return COPY_PARTS.flatMap((part): CopyFault[] => {
    const value = text[part].trim();
    if (value === '') return [{ part, why: 'empty' }];
    const { found } = hidePrivateNumbers(value, reporter);
    return [
      ...(value.length > COPY_LIMITS[part] ? [{ part, why: 'long' as const }] : []),
      ...found.map((number) => ({ part, why: 'number' as const, found: number })),
    ];
  });
}

/** True when it is time to ask whether what went to a newspaper was printed. @param sentAt and now: epoch milliseconds */
export function isLongAtNewspaper(
  { calendar, district }: Pick<Rules, 'calendar' | 'district'>,
  sentAt: number,
  now: number,
): boolean {
  return calendar.workingDaysPassed(sentAt, now) >= district.policy.pressDays;
}

/** Only what the citizen wrote about the matter itself; additions of merged complaints are others' words. */
function wordsOf({ text, reading, additions }: Source): string {
  const own = additions.filter(({ ticket }) => ticket === null).map(({ text: added }) => added);
  const sentences = [reading.content.trim() || text.trim(), ...own];
  return sentences.map((sentence) => withoutEnd(sentence, /[.\s]/)).join('. ');
}

function headlineOf({ district }: Rules, { category, place }: Source): string {
  const name = district.categories.find(({ code }) => code === category)?.name ?? 'Jawaban aduan';
  const where = place?.village ?? place?.district;
  return where === undefined ? name : `${name}, ${where}`;
}

/** An answer for print; also when only the answer has changed. */
export function publicAnswer(rules: Rules, complaint: Source): string {
  const { answer } = complaint;
  return printable(rules, complaint, answer?.text ?? '', COPY_LIMITS.answer);
}

function printable(
  rules: Rules,
  { reporter, place }: Source,
  text: string,
  longest: number,
): string {
  const names = [place?.village, place?.district].filter((name) => typeof name === 'string');
  const written = spelledOut(text, rules.district.words.abbreviations);
  const spelled = withPlaceNames(written, names);
  const shown = hidePrivateNumbers(hideIntroductions(spelled).text, reporter).text;
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1).trimEnd()}…`;
}

/**
 * A first draft for the admin: numbers and names of those who introduce themselves hidden, abbreviations
 * written out, sentences with capital and full stop. The rest is the admin's to see to.
 */
export function proposedCopy(rules: Rules, complaint: Source): PressCopy {
  const { answer } = complaint;
  return {
    headline: printable(rules, complaint, headlineOf(rules, complaint), COPY_LIMITS.headline)
      // a headline is no sentence
      .replace(/\.$/, ''),
    question: printable(rules, complaint, wordsOf(complaint), COPY_LIMITS.question),
    answer: publicAnswer(rules, complaint),
    source: answer?.text ?? '',
  };
}
