import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ComplaintContext, PublicText } from '../../../machines/complaint/base/context.ts';
import { hideIntroductions, titledNames } from '../../../machines/complaint/base/names.ts';
import { COPY_LIMITS, copyFaults, proposedCopy } from '../../../machines/complaint/base/press.ts';
import { spelledOut, withPlaceNames } from '../../../machines/complaint/base/spelling.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { complaintSearch } from '../../../machines/complaint/search.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { restoreStored } from '../../../machines/engine/migrate.ts';
import { hidePrivateNumbers } from '../../../machines/numbers/private-numbers.ts';
import { createMachines } from '../../../machines/processes/list.ts';
import { PRINTED } from '../../support/press.ts';
import { begin, contextOf, type Held, move, type Timed } from './held.ts';
import { situationOf } from './invariants.ts';
import { inputOf, officeRules, PEOPLE, ROAD } from './office.ts';

/** A complaint's way into the newspaper (SOP step 5). */

const MINUTE = 60_000;
const { admin, own, citizen } = PEOPLE;
const rules = officeRules();
const decider = createDecider(createComplaintMachine(rules));

type Told = Omit<Timed, 'at' | 'by'> & Record<string, unknown>;
const ANSWER: Told = { type: 'officer.answer', by: own, text: 'sdh kami cek, besok dikerjakan' };
const [SELECT, APPROVE, SEND, PUBLISH] = PRINTED;
const COPY: PublicText = {
  headline: 'Dikerjakan Besok',
  question: 'Jalan kami rusak.',
  answer: 'Sudah kami periksa.',
};
const EDIT = { type: 'press.edit', ...COPY };
const CORRECT: Told = { type: 'officer.correct', by: own, text: 'sdh kami cek, lusa dikerjakan' };

/** Events one minute apart; each must be taken. */
function play(...events: Told[]): Held {
  return events.reduce<Held>(
    (held, event) => {
      const next = tried(held, event);
      if (!next.decision.handled) throw new Error(`${event.type} is not taken`);
      return next;
    },
    begin(decider, inputOf('route')),
  );
}

const tried = (held: Held, event: Told) =>
  move(decider, held, { by: admin, ...event, at: held.now + MINUTE } as Timed);
const takes = (held: Held, event: Told) => tried(held, event).decision.handled;
const publication = (held: Held) => situationOf(held).publication;

const answered = (...events: Told[]) => play(ANSWER, ...events);

describe('the text for print', () => {
  const complaint = (change: Partial<ComplaintContext>) => ({
    ...contextOf(answered()),
    ...change,
  });

  it('is proposed without numbers, written out, with a headline of what and where', () => {
    const content = 'jln rsk di dpn rmh kami, hub 0812-0000-9001 NIK 1804123456789012';
    const abbreviations = { jln: 'jalan', rsk: 'rusak', dpn: 'depan', rmh: 'rumah', sdh: 'sudah' };
    const spelling = {
      ...rules,
      district: { ...rules.district, words: { ...rules.district.words, abbreviations } },
    };
    expect(proposedCopy(spelling, complaint({ reading: { ...ROAD, content } }))).toMatchObject({
      headline: expect.stringMatching(/, Hanakau$/),
      question: 'Jalan rusak di depan rumah kami, hub 0812xxxx NIK 1804xxxxxxxxxxxx.',
      answer: 'Sudah kami cek, besok dikerjakan.',
      source: ANSWER.text,
    });
  });

  it('holds the own additions of the citizen, and not those of merged complaints', () => {
    const additions = [
      { at: 1, text: 'dekat balai pekon', ticket: null },
      { at: 2, text: 'di sini juga', ticket: 'A003' },
    ];
    expect(proposedCopy(rules, complaint({ additions })).question).toBe(
      'Jln rusak parah di Pekon Hanakau. Dekat balai pekon.',
    );
  });

  it('spells the places it is about as they are called', () => {
    const names = ['Pagar Dewa', 'Hanakau'];
    expect(withPlaceNames('di pekon hanakau dekat PAGAR DEWA, pagar dewasa', names)).toBe(
      'di Pekon Hanakau dekat Pagar Dewa, pagar dewasa',
    );
  });

  it('is spelled as sentences are, shouting and short names apart', () => {
    const words = { pupr: 'x', tlg: 'tolong' };
    expect(spelledOut('  TLG DIPERBAIKI YA ', words)).toBe('Tolong diperbaiki ya.');
    expect(spelledOut('sudah ke PUPR? tlg dicek', words)).toBe('Sudah ke PUPR? Tolong dicek.');
    expect(spelledOut('  ', words)).toBe('');
  });

  it('whatever citizen and agency wrote, a proposal that is not empty may be printed', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 1200 }),
      fc
        .array(fc.constantFrom('0812', '0000', '9001', '-', ' ', '/', 'jln', '1804', '.'), {
          maxLength: 40,
        })
        .map((all) => all.join('')),
    );
    const property = fc.property(words, words, words, (content, text, answer) => {
      const made = proposedCopy(
        rules,
        complaint({
          text,
          reading: { ...ROAD, content },
          answer: { text: answer, at: 1, agency: 'PUPR' },
        }),
      );
      const faults = copyFaults(made, citizen.phone).filter(({ why }) => why !== 'empty');
      expect(faults).toEqual([]);
    });
    fc.assert(property, { numRuns: 500, seed: 2017 });
  });

  it('is faulty where a part is empty, too long, or names a number', () => {
    const faulty = {
      headline: ' ',
      question: 'x '.repeat(COPY_LIMITS.question),
      answer: 'Hubungi 0812-0000-9001',
    };
    expect(copyFaults(faulty, citizen.phone)).toEqual([
      { part: 'headline', why: 'empty' },
      { part: 'question', why: 'long' },
      { part: 'answer', why: 'number', found: { kind: 'phone', text: expect.any(String) } },
    ]);
    expect(copyFaults(COPY, citizen.phone)).toEqual([]);
    expect(hidePrivateNumbers(faulty.answer).found).toHaveLength(1);
  });
});

describe('the way into the newspaper', () => {
  it('goes from selected over approved and sent to printed, and the citizen hears of it', () => {
    const held = answered(SELECT, EDIT, APPROVE, SEND, PUBLISH);
    const { effects } = held.decision;
    const clipped = tried(held, { type: 'press.clip', clipping: 'scan:1' });
    expect(contextOf(clipped)).toMatchObject({
      copy: COPY,
      dispatch: { newspaper: 'Radar Lampung Barat', letter: SEND.letter, number: SEND.number },
      publication: {
        newspaper: 'Radar Lampung Barat',
        edition: '1',
        page: '4',
        date: null,
        clipping: 'scan:1',
      },
      publishedAt: held.now,
    });
    expect(effects).toMatchObject([
      { type: 'sms', params: { to: { role: 'citizen' }, message: { template: 'dimuat-koran' } } },
    ]);
  });

  it('is found step by step by its tags', () => {
    const tags = (...events: Told[]) =>
      complaintSearch(answered(...events).snapshot).tags.filter((tag) =>
        /^(publi|copy|toPub)/.test(tag),
      );
    expect(tags()).toEqual(['publishable']);
    expect(tags(SELECT)).toEqual(['copySelected', 'toPublish']);
    expect(tags(SELECT, APPROVE)).toEqual(['copyApproved', 'toPublish']);
    expect(tags(SELECT, APPROVE, SEND)).toEqual(['copySent', 'toPublish']);
    expect(tags(...PRINTED)).toEqual(['published']);
    expect(tags({ type: 'citizen.unsolved', by: citizen, text: 'blm' })).toEqual([]);
  });

  it('takes no step before its turn', () => {
    const steps = [SELECT, EDIT, APPROVE, SEND, PUBLISH];
    const taken = (held: Held) => steps.filter((step) => takes(held, step)).map(({ type }) => type);
    expect(taken(play())).toEqual([]);
    expect(taken(answered())).toEqual(['press.select']);
    expect(taken(answered(SELECT))).toEqual(['press.edit', 'press.approve']);
    expect(taken(answered(SELECT, APPROVE))).toEqual(['press.edit', 'press.send']);
    expect(taken(answered(SELECT, APPROVE, SEND))).toEqual(['press.publish']);
    expect(taken(answered(...PRINTED))).toEqual([]);
  });

  it('is closed to numbers and empty texts', () => {
    const held = answered(SELECT);
    for (const part of ['headline', 'question', 'answer']) {
      expect(takes(held, { ...EDIT, [part]: ' ' })).toBe(false);
      expect(takes(held, { ...EDIT, [part]: 'ini nomor saya 0812 0000 9001' })).toBe(false);
      expect(takes(held, { ...EDIT, [part]: 'x'.repeat(2000) })).toBe(false);
    }
  });

  it('begins anew after an edit of what was approved', () => {
    expect(publication(answered(SELECT, APPROVE, EDIT))).toBe('selected');
  });

  it.each([
    ['selected', [SELECT]],
    ['approved', [SELECT, APPROVE]],
  ])('ends with a reason only, from %s', (_, events) => {
    const held = answered(...events);
    expect(takes(held, { type: 'press.drop', text: ' ' })).toBe(false);
    const dropped = tried(held, { type: 'press.drop', text: 'diminta pelapor' });
    expect(publication(dropped)).toBe('none');
    expect(contextOf(dropped)).toMatchObject({ copy: null, dispatch: null });
  });

  it('ends as not printed after it was sent; where it went stays, and it may be chosen again', () => {
    const held = answered(SELECT, APPROVE, SEND);
    expect(takes(held, { type: 'press.drop', text: ' ' })).toBe(false);
    const missed = tried(held, { type: 'press.drop', text: 'rubrik penuh' });
    expect(publication(missed)).toBe('unprinted');
    expect(contextOf(missed).dispatch?.newspaper).toBe(contextOf(held).dispatch?.newspaper);
    expect(publication(tried(missed, SELECT))).toBe('selected');
  });

  it('keeps who let it be printed until its words change', () => {
    const approval = (...events: Parameters<typeof answered>) =>
      contextOf(answered(...events)).copy?.approval;
    expect(approval(SELECT)).toBeUndefined();
    expect(approval(SELECT, APPROVE)).toMatchObject({ head: APPROVE.head, how: APPROVE.how });
    expect(approval(SELECT, APPROVE, EDIT)).toBeUndefined();
  });

  it.each([
    ['reopened', { type: 'citizen.unsolved', by: citizen, text: 'masih rusak' }, 'sent'],
    [
      'secret, by an addition',
      {
        type: 'citizen.add',
        by: citizen,
        text: 'tolong rahasiakan',
        reading: { ...ROAD, flags: ['secret'] },
      },
      'sent',
    ],
  ] as [string, Told, string][])(
    'ends before it is sent when the complaint is %s',
    (_, event, afterSending) => {
      const next = (...events: Told[]) => publication(tried(answered(...events), event));
      expect(next(SELECT)).toBe('none');
      expect(next(SELECT, APPROVE)).toBe('none');
      expect(next(SELECT, APPROVE, SEND)).toBe(afterSending);
    },
  );

  it('does not end printed what has become secret', () => {
    const add = {
      type: 'citizen.add',
      by: citizen,
      text: 'tolong rahasiakan',
      reading: { ...ROAD, flags: ['secret'] },
    };
    expect(takes(answered(SELECT, APPROVE, SEND, add), PUBLISH)).toBe(false);
  });

  it.each([
    ['approved', [SELECT, EDIT, APPROVE]],
    ['sent', [SELECT, EDIT, APPROVE, SEND]],
  ])('goes back to selected from %s when the agency corrects its answer', (_, events) => {
    const held = answered(...events, CORRECT);
    expect(publication(held)).toBe('selected');
    expect(contextOf(held).copy).toEqual({
      ...COPY,
      answer: 'Sdh kami cek, lusa dikerjakan.',
      source: CORRECT.text,
    });
  });

  it('stays printed when the agency corrects its answer', () => {
    expect(publication(answered(...PRINTED, CORRECT))).toBe('published');
  });
});

describe('a complaint of version 1', () => {
  const [kind] = createMachines(rules);
  const restored = (state: string, printed: object | null) => {
    if (kind === undefined) throw new TypeError('there is no complaint machine');
    const persisted = JSON.parse(decider.persist(answered().snapshot)) as {
      value: Record<string, string>;
      context: Partial<ComplaintContext>;
    };
    const { copy: _copy, dispatch: _dispatch, ...context } = persisted.context;
    const snapshot = JSON.stringify({
      ...persisted,
      value: { ...persisted.value, publication: state },
      context: { ...context, publication: printed },
    });
    return restoreStored(kind, { id: '2026-A001', version: '1', snapshot });
  };

  it('gets its text proposed when it was selected', () => {
    const snapshot = restored('selected', null);
    expect(snapshot.context).toMatchObject({ copy: { source: ANSWER.text }, dispatch: null });
    expect(decider.decide(snapshot, { ...APPROVE, at: 1, by: admin } as Timed).handled).toBe(true);
  });

  it('keeps where it was printed', () => {
    const where = { newspaper: 'Radar Lampung Barat', edition: '1', page: '4' };
    const { context, value } = restored('published', where);
    expect(context).toMatchObject({
      copy: null,
      publication: { ...where, date: null, clipping: null },
    });
    expect(value).toMatchObject({ publication: 'published' });
  });
});

describe('names of people', () => {
  it.each([
    ['Nama saya budi dari pekon', 'Nama saya (nama disamarkan) dari pekon', ['budi']],
    ['saya bernama Budi Contoh warga', 'saya bernama (nama disamarkan) warga', ['Budi Contoh']],
    ['a.n. Siti Contoh', 'a.n. (nama disamarkan)', ['Siti Contoh']],
    ['nama pekon kami Basungan', 'nama pekon kami Basungan', []],
  ])('by which somebody introduces himself are hidden in "%s"', (text, shown, found) => {
    expect(hideIntroductions(text)).toEqual({ text: shown, found });
  });

  it('behind a title are found, offices are not', () => {
    const text = 'Tolong pak bupati, pak joko dan bu Siti Contoh. Pak camat, bu Siti Contoh tahu.';
    expect(titledNames(text)).toEqual(['pak joko', 'bu Siti Contoh']);
  });
});
