import { describe, expect, it } from '@jest/globals';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import type { Effect } from '../../../machines/messages/effects.ts';
import type { ReportContext, ReportKind } from '../../../machines/report/context.ts';
import { createReportMachine } from '../../../machines/report/machine.ts';
import { fromVersion1 } from '../../../machines/report/migration.ts';
import { noCounts, noFigures } from '../../../machines/report/nothing.ts';
import { reportFrom } from '../../../machines/report/period.ts';
import { statisticsOf } from '../../../machines/report/statistics.ts';
import { begin, firings, type Held, move } from '../complaint/held.ts';
import { calendar, officeRules, PEOPLE } from '../complaint/office.ts';

/** SOP steps 6 and 7 on the office's calendar: 1 December 2026 is a Tuesday. */

const { admin, regent } = PEOPLE;
const rules = officeRules();
const decider = createDecider(createReportMachine(rules));
const at = (date: string, time = '09.00') => calendar.at(date, time);
const dateText = (time: number | undefined | null) => {
  const { month, day, hour, minute } = calendar.local(time ?? 0);
  return [month, day, hour, minute].join(' ');
};

function opened(kind: ReportKind, from: number): Held {
  return begin(decider, reportFrom(rules, kind, from, from));
}

/** The timer of that delay fires, at the latest of now and when it is due. */
function fire(held: Held, delay: string, now = 0): Held {
  const event = firings(held).find(({ type }) => type.includes(`.${delay}.`));
  if (event === undefined) throw new Error(`${delay} is not armed`);
  return move(decider, held, { ...event, at: Math.max(now, event.at) });
}

const statistics = statisticsOf(rules, noCounts(at('2026-11-30')));
const filed = { number: 'n', letter: 'letter:1', cover: 'c', report: 'r', compliance: 'k' };
const context = ({ snapshot }: Held) => snapshot.context as ReportContext;
const messages = ({ decision }: Held) =>
  decision.effects.flatMap((effect) =>
    effect.type === 'sms' ? [`${effect.params.to.role} ${effect.params.message.template}`] : [],
  );
const typesOf = ({ decision }: Held) => decision.effects.map(({ type }) => type);
const opening = ({ decision }: Held) =>
  decision.effects.find(
    (effect): effect is Extract<Effect, { type: 'open' }> => effect.type === 'open',
  );

function drafted(): Held {
  const computing = fire(opened('monthly', at('2026-11-23')), 'periodEnd');
  return move(decider, computing, {
    type: 'report.statistics',
    at: computing.now,
    statistics,
  } as never);
}

function signed(now: number): Held {
  return move(decider, drafted(), { type: 'report.sign', at: now, by: admin } as never);
}

function sent(now: number): Held {
  const held = move(decider, signed(now), { type: 'report.filed', at: now, filed } as never);
  return move(decider, held, { type: 'report.send', at: now, by: admin } as never);
}

describe('a written report', () => {
  it('is opened by the calendar, and opens the next one', () => {
    const held = opened('monthly', at('2026-11-23'));
    expect(context(held)).toMatchObject({
      id: 'report:monthly:2026-11',
      from: at('2026-11-01', '00.00'),
    });
    const computing = fire(held, 'periodEnd');
    expect(computing.now).toBe(at('2026-12-01', '00.00'));
    expect(opening(computing)?.params.id).toBe('report:monthly:2026-12');
    expect(typesOf(computing)).toContain('compute');
  });

  it('speaks for those of its kind that were missed before it, and gives a day to whoever hears late', () => {
    const back = at('2026-12-03');
    const counted = (held: Held) =>
      move(decider, held, { type: 'report.statistics', at: held.now, statistics } as never);
    const october = fire(opened('monthly', at('2026-10-28')), 'periodEnd', back);
    const input = opening(october)?.params.input;
    const silent = counted(october);
    const told = [silent, fire(silent, 'stepDue', back), fire(silent, 'escalationDue', back)];
    expect(told.flatMap(messages)).toEqual([]);
    const november = counted(fire(begin(decider, input as never), 'periodEnd', back));
    const late = fire(november, 'stepDue', back);
    const escalated = fire(late, 'escalationDue', back);
    const all = [november, late, escalated];
    expect(all.flatMap(messages)).toEqual([
      'admin admin-laporan',
      'admin admin-ingat-laporan',
      'secretary eskalasi-laporan',
    ]);
    const vars = all.flatMap(({ decision }) =>
      decision.effects.flatMap((effect) =>
        effect.type === 'sms' ? [effect.params.message.vars] : [],
      ),
    );
    expect(vars.map((one) => ('missed' in one ? one.missed : null))).toEqual([1, 1, 1]);
    expect([late, escalated].map(({ now }) => dateText(now))).toEqual(['12 4 16 0', '12 7 16 0']);
  });

  it('is due one working day after its period; the admin is reminded, then the Sekda is told', () => {
    const held = drafted();
    expect(messages(held)).toEqual(['admin admin-laporan']);
    expect(dateText(context(held).dueAt)).toBe('12 2 16 0');
    const late = fire(held, 'stepDue');
    expect(messages(late)).toEqual(['admin admin-ingat-laporan']);
    const escalated = fire(late, 'escalationDue');
    expect(dateText(escalated.now)).toBe('12 3 16 0');
    expect(messages(escalated)).toEqual(['secretary eskalasi-laporan']);
    expect(escalated.snapshot.value).toEqual({ making: 'drafted' });
  });

  it('stays late when it is signed but not sent', () => {
    const held = signed(at('2026-12-01'));
    expect(messages(fire(fire(held, 'stepDue'), 'escalationDue'))).toEqual([
      'secretary eskalasi-laporan',
    ]);
  });

  it('takes remarks and a recount until it is signed, and is signed only with its numbers', () => {
    const now = at('2026-12-01');
    const remark = {
      type: 'report.remark',
      at: now,
      by: admin,
      writing: { notable: [], remarks: ['Hujan.'], obstacles: [], suggestions: [] },
    };
    const held = move(decider, drafted(), remark);
    expect(context(held).writing.remarks).toEqual(['Hujan.']);
    expect(
      typesOf(move(decider, held, { type: 'report.recount', at: now, by: admin } as never)),
    ).toEqual(['compute']);
    const done = signed(now);
    expect(typesOf(done)).toEqual(['file']);
    expect(done.snapshot.can({ ...remark })).toBe(false);
    expect(done.snapshot.can({ type: 'report.recount', at: now, by: admin })).toBe(false);
  });

  it('can be sent when its documents are archived; until then signing tries again', () => {
    const now = at('2026-12-01');
    const held = signed(now);
    const send = { type: 'report.send', at: now, by: admin };
    const sign = { type: 'report.sign', at: now, by: admin };
    expect([held.snapshot.can(send), held.snapshot.can(sign)]).toEqual([false, true]);
    const whole = move(decider, held, { type: 'report.filed', at: now, filed } as never);
    expect([whole.snapshot.can(send), whole.snapshot.can(sign)]).toEqual([true, false]);
  });

  it('goes with its covering letter, and tells Bupati and Sekda', () => {
    const held = sent(at('2026-12-01'));
    expect(messages(held)).toEqual(['regent bupati-laporan', 'secretary bupati-laporan']);
    const told = held.decision.effects.flatMap(({ type, params }) =>
      type === 'tell' ? [[params.instance, params.event.type]] : [],
    );
    expect(told).toEqual([['letter:1', 'letter.send']]);
    expect(dateText(context(held).dueAt)).toBe('12 2 16 0');
    expect(messages(fire(held, 'stepDue'))).toEqual(['admin admin-ingat-laporan']);
  });

  it('is received with the Bupati’s TERIMA', () => {
    const held = sent(at('2026-12-01'));
    const done = move(decider, held, {
      type: 'report.receive',
      at: at('2026-12-02'),
      by: regent,
    } as never);
    expect(done.status).toBe('done');
    expect(context(done).receipt).toEqual({ at: at('2026-12-02'), by: 'regent', takenBy: null });
    expect(messages(done)).toEqual(['sender bupati-terima-ok']);
  });

  it.each([
    ['nobody is named', { takenBy: ' ' }, false],
    ['it was taken before it was sent', { takenBy: 'Ajudan', takenAt: at('2026-11-30') }, false],
    ['it will be taken tomorrow', { takenBy: 'Ajudan', takenAt: at('2026-12-04') }, false],
    ['all is said', { takenBy: ' Ajudan ', takenAt: at('2026-12-02') }, true],
  ])('takes the admin’s note of its receipt, where %s: %#', (_, note, taken) => {
    const event = { type: 'report.receive', at: at('2026-12-03'), by: admin, ...note };
    const held = sent(at('2026-12-01'));
    expect(held.snapshot.can(event)).toBe(taken);
    if (taken)
      expect(context(move(decider, held, event)).receipt).toEqual({
        at: at('2026-12-02'),
        by: 'admin',
        takenBy: 'Ajudan',
      });
  });

  it('opens no other where the office makes no such reports any more', () => {
    const { district } = rules;
    const without = createRules(
      { ...district, schedules: { ...district.schedules, reports: [] } },
      calendar,
    );
    const other = createDecider(createReportMachine(without));
    const held = begin(other, reportFrom(without, 'monthly', at('2026-11-23'), at('2026-11-23')));
    const [event] = firings(held);
    if (event === undefined) throw new Error('no timer');
    expect(opening(move(other, held, event))).toBeUndefined();
  });

  it('is made for each period, however long the power was out', () => {
    const computing = fire(opened('monthly', at('2026-11-23')), 'periodEnd', at('2027-02-10'));
    expect(context(computing).to).toBe(at('2026-12-01', '00.00'));
    expect(opening(computing)?.params.id).toBe('report:monthly:2026-12');
  });
});

describe('a digest', () => {
  it('is one after days without power, about all of them', () => {
    const held = opened('dailyDigest', at('2026-11-23'));
    const computing = fire(held, 'periodEnd', at('2026-11-26', '09.00'));
    // the office's digest is made at 15.00: the last one missed is that of Wednesday
    expect(context(computing)).toMatchObject({
      from: at('2026-11-23'),
      to: at('2026-11-25', '15.00'),
    });
    expect(opening(computing)?.params.input).toMatchObject({
      from: at('2026-11-25', '15.00'),
      to: at('2026-11-26', '15.00'),
    });
  });

  it('needs no receipt', () => {
    const computing = fire(opened('dailyDigest', at('2026-11-23')), 'periodEnd');
    const event = {
      type: 'report.figures',
      at: computing.now,
      figures: noFigures(computing.now),
    };
    // a day without anything new has no digest, and is over all the same
    expect(messages(move(decider, computing, event))).toEqual([]);
    const news = { ...event, figures: { ...event.figures, received: 1 } };
    const held = move(decider, computing, news);
    expect(messages(held)).toEqual(['regent bupati-harian', 'secretary bupati-harian']);
    expect(held.snapshot.can({ type: 'report.receive', at: held.now, by: regent })).toBe(false);
    expect(fire(held, 'stepDue').snapshot.value).toBe('archived');
  });
});

it('a receipt that version 1 noted is the Bupati’s', () => {
  const context = { id: 'r', kind: 'monthly', from: 1, to: 2, dueAt: 3, sentAt: 4, receivedAt: 5 };
  expect(fromVersion1({ value: 'received', status: 'done', context })).toMatchObject({
    status: 'done',
    context: { kind: 'monthly', receipt: { at: 5, by: 'regent', takenBy: null } },
  });
});

describe('a digest at its time', () => {
  const figures = { ...noFigures(0), received: 1, open: 1 };
  const sentAt = (kind: ReportKind, from: string, made: number) => {
    const computing = fire(opened(kind, at(from)), 'periodEnd', made);
    return messages(
      move(decider, computing, { type: 'report.figures', at: computing.now, figures } as never),
    );
  };
  const daily = ['regent bupati-harian', 'secretary bupati-harian'];
  const weekly = ['regent bupati-mingguan', 'secretary bupati-mingguan'];

  // 27 November 2026 is a Friday; both digests of this office are made at 15.00
  it.each<[string, ReportKind, string, number, string[]]>([
    ['of a day', 'dailyDigest', '2026-11-26', 0, daily],
    ['of the last day of a week', 'dailyDigest', '2026-11-27', 0, []],
    ['of a week', 'weeklyDigest', '2026-11-25', 0, weekly],
    [
      'of a week, until one of a day is due',
      'weeklyDigest',
      '2026-11-25',
      at('2026-11-30', '14.59'),
      weekly,
    ],
    [
      'of a week, when one of a day is due',
      'weeklyDigest',
      '2026-11-25',
      at('2026-11-30', '15.00'),
      [],
    ],
    ['of days that were missed', 'dailyDigest', '2026-11-26', at('2026-11-30', '15.00'), daily],
  ])('goes out once: %s', (_, kind, from, made, expected) => {
    expect(sentAt(kind, from, made)).toEqual(expected);
  });
});
