import type { District } from '../../../machines/district/district.ts';
import { distance } from '../../../machines/language/base/fuzzy.ts';
import type { Word } from '../../../machines/language/base/tokens.ts';
import { createParts } from '../../../machines/language/matter/parts.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Sender, Understand } from '../../../machines/text/understanding.ts';
import type { View } from '../../pages/views.ts';
import { ACTIONS, MESSAGE_KINDS, READING_FLAGS } from './configuration-words.ts';

/** `/pengaturan/coba`: how a text would be understood, and why; nothing is stored or sent. */

/** Longer slips than these are shown without a number. */
const MOST_APART = 9;

/** How a word was read where that is not how it was typed. */
function spelling({ text, full, guessed }: Word) {
  if (text === full) return null;
  const apart = distance(text, full, MOST_APART);
  const slip = `salah ketik, beda ${apart} huruf`;
  return { typed: text, read: full, how: guessed ? slip : 'singkatan atau ejaan lain' };
}

/**
 * @param understand what is in use now
 * @returns reads a text as one role would have sent it
 */
export function createTryIt(
  district: District,
  understand: Understand = createUnderstand(district),
): (text: string, role: Sender['role']) => View {
  const partsOf = createParts(district);
  const categoryName = (code: string | null) =>
    district.categories.find((category) => category.code === code)?.name ?? null;
  const agencyName = (code: string | null) =>
    district.agencies.find((agency) => agency.code === code)?.name ?? null;

  return (text, role) => {
    const reading = understand(text, { role });
    const { words, scores, found } = partsOf(text);
    const { place, command } = reading;
    return {
      kind: MESSAGE_KINDS[reading.kind],
      action: ACTIONS[reading.action],
      category: categoryName(reading.category) ?? reading.category,
      agency: agencyName(reading.agency) ?? reading.agency,
      place: place === null ? null : [place.village, place.district].filter(Boolean).join(', '),
      confidence: Math.round(reading.confidence * 100),
      content: reading.content,
      ticket: reading.ticket,
      command: command === null ? null : command.name,
      entitled: command?.entitled ?? true,
      flags: reading.flags.map((flag) => READING_FLAGS[flag]),
      why: [...reading.why, ...found.why.filter((reason) => !reading.why.includes(reason))],
      alternatives: reading.alternatives.map(({ category }) => categoryName(category) ?? category),
      spellings: words.map(spelling).filter((one) => one !== null),
      scores: scores.slice(0, 5).map(({ category, points, words: matched }) => ({
        name: category.name,
        points: points.toFixed(1).replace('.', ','),
        words: matched.join(', '),
      })),
    };
  };
}
