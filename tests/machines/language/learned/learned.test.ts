import { describe, expect, it } from '@jest/globals';
import type { LearnedWeights } from '../../../../machines/district/learned-weights.ts';
import { createAccuser, SAYS_NOTHING } from '../../../../machines/language/learned/accuser.ts';
import { createFeatures } from '../../../../machines/language/learned/features.ts';
import {
  printModel,
  printWeights,
  readModel,
  readWeights,
  WeightsError,
} from '../../../../machines/language/learned/file.ts';
import { fuse } from '../../../../machines/language/learned/fuse.ts';
import { judge } from '../../../../machines/language/learned/model.ts';
import { crossTeach, foldsOf } from '../../../../machines/language/teaching/cross-validation.ts';
import { boundsOf, figuresOf } from '../../../../machines/language/teaching/figures.ts';
import {
  FUSION,
  type LabelledText,
  lessonsOf,
  teach,
} from '../../../../machines/language/teaching/teach.ts';
import { teachAccusing } from '../../../../machines/language/teaching/teach-accusing.ts';
import { createUnderstand } from '../../../../machines/language/understand.ts';
import { loadPack } from '../../../support/pack.ts';

const OUTSIDER = 'ELSEWHERE';

function text(
  words: string,
  category: string | null,
  agency = 'A',
  kind = 'KELUHAN',
): LabelledText {
  return {
    text: words,
    isReduced: true,
    kinds: [kind],
    matters: category === null ? [] : [{ category, agency }],
    weight: 1,
  };
}

const places = ['sukau', 'liwa', 'suoh', 'kenali', 'wates', 'bakhu'];
const texts: LabelledText[] = places.flatMap((place) => [
  text(`jalan rusak lubang ${place}`, 'JALAN', 'PUPR'),
  text(`aspal jalan hancur ${place}`, 'JALAN', 'PUPR'),
  text(`lampu mati gelap ${place}`, 'LAMPU', 'PLN'),
  text(`listrik padam gelap ${place}`, 'LAMPU', 'PLN'),
  text(`jual murah promo hubungi ${place}`, null, '', 'SPAM'),
  text(`obral promo beli jual ${place}`, null, '', 'SPAM'),
]);
const lessons = lessonsOf(texts, () => {
  throw new Error('reduced texts are not taken apart');
});
const weights = teach(lessons, OUTSIDER, ['made for this test: 36'], FUSION);

function ranked(learned: LearnedWeights, words: string) {
  const { of } = createFeatures(learned.roots);
  const spoken = words
    .split(' ')
    .map((full) => ({ text: full, full, guessed: false, start: 0, end: 0 }));
  return fuse(learned.agencies, judge(learned.agencies, of(spoken)).scores, new Map(), FUSION);
}

describe('what is learnt from labelled texts', () => {
  it('tells texts apart that it has not seen', () => {
    expect(ranked(weights, 'jalan penuh lubang').agencies[0]).toMatchObject({
      category: 'JALAN',
      agency: 'PUPR',
    });
    expect(ranked(weights, 'lampu padam semua').agencies[0]).toMatchObject({ agency: 'PLN' });
    const spam = ranked(weights, 'promo jual obral');
    expect(spam.nobodys.SPAM).toBeGreaterThan(spam.agencies[0]?.probability ?? 1);
  });

  it('still knows a misspelled word by its pieces', () => {
    expect(ranked(weights, 'aspall hancurr').agencies[0]).toMatchObject({ agency: 'PUPR' });
  });

  it('says probabilities: not negative, together 1', () => {
    const { agencies, nobodys } = ranked(weights, 'jalan gelap');
    const all = [...agencies.map(({ probability }) => probability), ...Object.values(nobodys)];
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
  });

  it('is the same each time', () => {
    const again = teach(lessons, OUTSIDER, ['made for this test: 36'], FUSION);
    expect(printWeights(again, [])).toBe(printWeights(weights, []));
  });

  it('reads from its file what was written, to hundredths', () => {
    const read = readWeights(printWeights(weights, ['a remark']));
    expect(read.learntFrom).toEqual(weights.learntFrom);
    expect(read.agencies.classes).toEqual(weights.agencies.classes);
    expect(printWeights(read, [])).toBe(printWeights(weights, []));
    const [before, after] = [weights, read].map((own) => ranked(own, 'jalan rusak').agencies[0]);
    expect(after?.probability).toBeCloseTo(before?.probability ?? 0, 1);
  });

  it('names what is wrong with a file', () => {
    expect(() => readWeights('{}\n@roots\n@agencies\n')).toThrow('no part @kinds');
    expect(() => readWeights('{}\n@roots\n@agencies\nwjalan\n@kinds\n')).toThrow(
      'no line of a feature: wjalan',
    );
  });

  it('adds the points of the rules to what was learnt', () => {
    const { of } = createFeatures(weights.roots);
    const scores = judge(weights.agencies, of([])).scores;
    const points = new Map([['AIR:SETDA', 3]]);
    const { agencies } = fuse(weights.agencies, scores, points, { learned: 4, rules: 3 });
    expect(agencies[0]).toMatchObject({ category: 'AIR', agency: 'SETDA' });
  });
});

describe('cross-validation', () => {
  it('reads no text with weights that have seen it', () => {
    const secret = lessonsOf(
      ['rahasiasatu', 'rahasiadua', 'rahasiatiga', 'rahasiaempat'].map((word) =>
        text(`${word} ${word} jalan`, 'JALAN', 'PUPR'),
      ),
      () => {
        throw new Error('reduced texts are not taken apart');
      },
    );
    // each word stands in enough texts to be known wherever its texts are learnt from
    const tested = Array.from({ length: 5 }, () => secret).flat();
    const folds = 4;
    const fold = foldsOf(tested.length, folds);
    const learned = crossTeach(tested, lessons, folds, OUTSIDER, FUSION);
    tested.forEach(({ words }, index) => {
      const word = words[0]?.full ?? '';
      const others = tested.filter(
        (other, at) => fold[at] !== fold[index] && other.words[0]?.full === word,
      );
      const known = learned[fold[index] ?? 0]?.agencies.features.has(`w${word}`);
      expect(known).toBe(others.length >= 4);
    });
  });
});

describe('bounds of a share', () => {
  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%s of %s', (right, all, low, high) => {
    const [from, to] = boundsOf({ right, all });
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });
});

describe('both opinions together', () => {
  const understand = createUnderstand(loadPack().rules.district);
  const read = (text: string) => understand(text, { role: 'citizen' });

  it('asks where one ordinary word is all there is, in what friends write to each other', () => {
    for (const text of ['ntar aku ke puskesmas dulu ya', 'lg nunggu di puskesmas nih'])
      expect({ text, action: read(text).action }).not.toEqual({ text, action: 'route' });
    expect(read('lampu jalan mati').action).toBe('route');
  });

  it('keeps nobody back as an advertiser who writes to an office about sums of money', () => {
    const text = 'pak bupati mohon kejelasan gaji honorer dipotong Rp. 250.000, hub siapa kami?';
    expect(read(text).action).not.toBe('ignore');
  });
});

it('counts no text as lost that may as well be nobody’s', () => {
  const labelled = { ...text('terima kasih', 'JALAN', 'PUPR'), maybeNobodys: true as const };
  const reading = createUnderstand(loadPack().rules.district)('terima kasih', { role: 'citizen' });
  expect(figuresOf([labelled], [{ ...reading, action: 'followUp' }]).lost).toBe(0);
  expect(
    figuresOf([text('terima kasih', 'JALAN', 'PUPR')], [{ ...reading, action: 'followUp' }]).lost,
  ).toBe(1);
});

describe('which texts accuse', () => {
  const words = (said: string) =>
    said.split(' ').map((full) => ({ text: full, full, guessed: false, start: 0, end: 0 }));
  const wrongs = [
    'minta uang rokok',
    'potong dana bantuan',
    'ancam warga desa',
    'jual beras warga',
  ];
  const model = teachAccusing(
    ['petugas itu', 'kepala dinas', 'pak lurah'].flatMap((who) => [
      ...wrongs.map((wrong) => ({ words: words(`${who} ${wrong}`), accuses: true })),
      { words: words(`${who} datang ke jalan rusak`), accuses: false },
      { words: words(`${who} datang ke lampu mati`), accuses: false },
    ]),
  );

  it('is told of texts that it has not seen, the same from the file as before', () => {
    const read = readModel(printModel(model, ['made for this test: 18'], ['a remark']));
    for (const accuser of [createAccuser(model), createAccuser(read)]) {
      expect(accuser(words('bu camat minta uang bensin'))).toBeGreaterThan(0);
      expect(accuser(words('bu camat datang ke jembatan'))).toBeLessThan(0);
      expect(accuser(words('minta uang'))).toBe(SAYS_NOTHING);
    }
    expect(() => readModel('{"classes":[],"bias":[]}')).toThrow(WeightsError);
  });
});
