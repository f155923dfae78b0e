import { describe, expect, it } from '@jest/globals';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { PARENT } from './events.ts';
import { begin, contextOf, type Held, move } from './held.ts';
import { calendar, type First, inputOf, officeRules, PEOPLE, ROAD, START } from './office.ts';

/** Words that were for another complaint leave nothing behind, and go where they belong. */

const MINUTE = 60_000;
const { citizen, own, admin } = PEOPLE;
const decider = createDecider(createComplaintMachine(officeRules()));

type Said = { type: string; by: object } & Record<string, unknown>;

const answer = { type: 'officer.answer', by: own, text: 'sudah kami tambal di lapangan' };
const ask = { type: 'officer.ask', by: own, text: 'pekon mana?' };
const progress = { type: 'officer.progress', by: own, text: 'alat di lokasi' };
const add = { type: 'citizen.add', by: citizen, text: 'tiangnya miring', reading: ROAD };
const unsolved = { type: 'citizen.unsolved', by: citizen, text: 'masih gelap', message: 'm7' };
const thanks = { type: 'citizen.thank', by: citizen, text: 'terima kasih' };
const rate = { type: 'citizen.rate', by: citizen, text: '5', rating: 5 };

function told(held: Held, events: Said[]): Held {
  return events.reduce((now, event) => {
    const next = move(decider, now, { ...event, at: now.now + MINUTE });
    if (!next.decision.handled) throw new Error(`${event.type} was not taken`);
    return next;
  }, held);
}

const started = (first: First = 'route') => begin(decider, inputOf(first));

/** What was done before, the words, and where they find it. */
const CASES: [string, Said[], Said][] = [
  ['an addition to what an agency has', [progress], add],
  ['an answer to a question', [ask], add],
  ['words that open an answer again', [answer], unsolved],
  ['words that open again what is closed', [answer, rate], unsolved],
  ['a rating', [answer], rate],
  ['thanks', [answer], thanks],
];

describe('words that were not for this complaint', () => {
  it.each(CASES)('%s: it is what it was before them', (_case, acts, words) => {
    const before = told(started(), acts);
    const back = told(before, [words, { type: 'citizen.unsay', by: citizen }]);
    const { lastWords, ...is } = contextOf(back);
    const { lastWords: _none, ...had } = contextOf(before);
    expect(lastWords).toBeNull();
    expect({ ...is, reopenedAt: is.reopenedAt ?? null }).toEqual({
      ...had,
      reopenedAt: had.reopenedAt ?? null,
    });
    expect(back.snapshot.value).toEqual(before.snapshot.value);
    // the answer is not told anew
    const sent = back.decision.effects.flatMap(({ type, params }) =>
      type === 'sms' ? [params.message.template] : [],
    );
    expect(sent).not.toContain('jawaban');
    expect(sent).toContain('sms-dipindah');
  });

  it('go to the complaint that the admin names, as their reporter said them', () => {
    const parent = { ...PARENT, secret: false };
    const held = told(started(), [answer, unsolved, { type: 'admin.move', by: admin, parent }]);
    const tells = held.decision.effects.filter(({ type }) => type === 'tell');
    expect(tells).toEqual([
      {
        type: 'tell',
        params: {
          instance: PARENT.instance,
          event: { type: 'citizen.unsolved', text: 'masih gelap', by: citizen },
          message: { id: 'm7', binding: 'dipindahkan Admin dari A001' },
        },
      },
    ]);
  });

  it('become a complaint of their own, as secret as this one', () => {
    const held = told(started(), [add, { type: 'admin.unsay', by: admin }]);
    const [opened] = held.decision.effects.flatMap(({ type, params }) =>
      type === 'open' ? [params.input] : [],
    );
    expect(opened).toMatchObject({ text: add.text, secret: false, reporter: citizen.phone });
  });

  const secret = { ...ROAD, flags: ['secret'] };
  const accusing = { ...ROAD, flags: ['secret', 'accusesOffice'] };
  const accuse = { ...add, text: 'orang kominfo minta uang', reading: accusing };
  const until = calendar.dueAfter(START, 4, 'workingDay');
  const extend = { type: 'officer.extend', by: own, text: 'menunggu material', until };
  const park = { type: 'admin.park', by: admin, text: 'menunggu anggaran', until };
  const withdraw = { type: 'citizen.withdraw', by: citizen, text: 'sudah, batal saja' };
  const fire = { ...ROAD, flags: ['emergency'] };
  it.each<[string, Said[], Said, First?]>([
    ['once something was done since', [add, progress], { type: 'admin.unsay', by: admin }],
    ['once its agency has more time', [add, extend], { type: 'citizen.unsay', by: citizen }],
    ['once it was put aside', [add, park], { type: 'admin.unsay', by: admin }],
    [
      'that told again of what was withdrawn, and gave it to the overseer',
      [withdraw, add],
      { type: 'citizen.unsay', by: citizen },
      'accusing',
    ],
    ['that keep it from more people', [accuse], { type: 'citizen.unsay', by: citizen }, 'secret'],
    [
      'that turned it secret',
      [{ ...add, reading: secret }],
      { type: 'citizen.unsay', by: citizen },
    ],
    ['that told of danger', [{ ...add, reading: fire }], { type: 'citizen.unsay', by: citizen }],
    [
      'across secrecy',
      [add],
      { type: 'admin.move', by: admin, parent: { ...PARENT, secret: true } },
    ],
    [
      'to a secret that others hold',
      [add],
      { type: 'admin.move', by: admin, parent: { ...PARENT, secret: true, ward: 'KOMINFO' } },
      'secret',
    ],
    ['of which there are none', [], { type: 'admin.unsay', by: admin }],
  ])('are not taken back %s', (_case, acts, back, first = 'route') => {
    const held = told(started(first), acts);
    expect(held.snapshot.can({ ...back, at: START + 60 * MINUTE } as never)).toBe(false);
  });
});
