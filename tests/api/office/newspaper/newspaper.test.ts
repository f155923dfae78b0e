import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeskParts } from '../../../../api/office/letters/draft.ts';
import {
  type Dispatched,
  replyPage,
  type SentReply,
} from '../../../../api/office/newspaper/newspaper.ts';
import { dispatchText } from '../../../../api/office/newspaper/newspaper-text.ts';
import { openDocuments } from '../../../../api/print/documents.ts';
import type { LetterContext } from '../../../../machines/letter/context.ts';
import { loadPack } from '../../../support/pack.ts';

/** What a newspaper gets holds no number of a person, even where everything before had failed to hide it. */

const { rules } = loadPack();
const documents = openDocuments(rules);
const AT = rules.calendar.at('2026-11-23', '09.00');

/** A desk with complaints of one reporter each. */
function deskOf(reporters: Record<string, string>): DeskParts {
  const context = (id: string) => Promise.resolve({ id, ticket: id, reporter: reporters[id] });
  const instances = { of: () => ({ context }) };
  return { rules, documents, engine: { instances } } as unknown as DeskParts;
}

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));
const subscriber = digits(9).map((rest) => `81${rest}`);
const identity = digits(16);

/** Digits with anything but letters and digits between them, as people write on purpose or not. */
const apart = (number: string) => {
  const gap = fc.constantFrom('', ' ', '-', '.', '/', ', ', ' - ', '\n', '\u200b', ' (', ') ');
  return fc
    .array(gap, { minLength: number.length, maxLength: number.length })
    .map((gaps) => [...number].map((digit, n) => digit + gaps[n]).join(''));
};

const leak = fc.tuple(subscriber, subscriber, identity).chain(([own, other, nik]) =>
  fc.record({
    own: fc.constant(own),
    other: fc.constant(other),
    nik: fc.constant(nik),
    written: fc.tuple(
      apart(own),
      fc.constantFrom(`0${other}`, `+62${other}`, `0${other.replace(/^(...)(....)/, '$1-$2-')}`),
      fc.constantFrom(nik, nik.replace(/(....)(?=.)/g, '$1 ')),
    ),
    words: fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 4, maxLength: 4 }),
  }),
);

/** Only letters and digits, without what markup brings. */
const bare = (page: string) =>
  page
    .replace(/<style[\s\S]*?<\/style>|data:[^"']*|<[^>]*>|&#?\w+;/g, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\d]/gu, '');

describe('the page of replies and its plain text', () => {
  it('hold no number of reporter or others, whatever the texts are', async () => {
    const property = fc.asyncProperty(leak, async ({ own, other, nik, written, words }) => {
      const text = words.flatMap((word, n) => [word, written[n] ?? '']).join(' ');
      const reply: SentReply = {
        ...{ complaint: 'A001', ticket: '2026/A001', place: `Basungan ${written[0]}` },
        ...{
          headline: `Judul ${text}`,
          question: text,
          answer: `${text}.`,
          office: 'Kepala Dinas',
        },
      };
      const parts = deskOf({ A001: `+62${own}` });
      const letter = { number: '1/III.18/2026', createdAt: AT } as LetterContext;
      const sent: Dispatched = {
        letter,
        newspaper: 'Radar Lampung Barat',
        replies: [reply],
        page: 'p',
      };
      for (const page of [
        await replyPage(parts, parts, [reply], 'Radar Lampung Barat', AT),
        await dispatchText(parts, sent),
      ])
        for (const secret of [own, other, nik]) expect(bare(page)).not.toContain(secret);
    });
    await fc.assert(property, { numRuns: 300, seed: 2017 });
  });
});
