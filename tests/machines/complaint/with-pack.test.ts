import { describe, expect, it } from '@jest/globals';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import type { Holiday } from '../../../machines/district/district.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { begin, contextOf, type Held, move, type Timed } from './held.ts';
import { calendar, type First, inputOf, officeRules, PEOPLE, START } from './office.ts';

/** What a changed pack does to a complaint: whose it is now, and until when. */

const { system, own, citizen } = PEOPLE;
const MINUTE = 60_000;
const closing = (day: string) => calendar.at(day, '16.00');

/** The office with these days closed besides its own. */
function world(first: First, closed: string[] = []) {
  const rules = officeRules();
  const { calendar: data } = rules.district;
  const added = closed.map((date): Holiday => {
    return { date, name: date, type: 'holiday', estimated: false };
  });
  const days = { ...data, holidays: [...data.holidays, ...added] };
  const changed = createRules({ ...rules.district, calendar: days }, createCalendar(days));
  const before = createDecider(createComplaintMachine(rules));
  const after = createDecider(createComplaintMachine(changed));
  const held = begin(before, inputOf(first));
  /** The same complaint with the pack of now. */
  const reopened = (one: Held): Held => ({
    ...one,
    snapshot: after.restore(before.persist(one.snapshot)),
  });
  return { before, after, held, reopened };
}

const by = (actor: Actor, type: string, more: object, at = START + MINUTE): Timed => ({
  ...{ type, at, by: actor },
  ...more,
});
const renamed = (from: string, to: string) => by(system, 'pack.agency', { from, to });

/** Texts that an event led to, by template. */
const told = ({ decision }: Held) =>
  decision.effects.flatMap(({ type, params }) =>
    type === 'sms' && 'message' in params ? [params.message.template] : [],
  );

describe('an agency that took over', () => {
  it('has the task, the round and the rights of the one before, by nobody but the engine', () => {
    const { before, held } = world('route');
    for (const actor of Object.values(PEOPLE).filter(({ role }) => role !== 'system'))
      expect(held.snapshot.can({ ...renamed('PUPR', 'DINSOS'), by: actor })).toBe(false);
    const moved = move(before, held, renamed('PUPR', 'DINSOS'));
    const { agency, givenTo, rounds, clock } = contextOf(moved);
    expect({ agency, givenTo, rounds: rounds.map((round) => round.agency) }).toEqual({
      agency: 'DINSOS',
      givenTo: 'DINSOS',
      rounds: ['DINSOS'],
    });
    expect(clock).toEqual(contextOf(held).clock);
    expect(moved.timers).toEqual(held.timers);
    expect(told(moved)).toEqual([]);
    const answer = { text: 'sudah kami survei, besok alat turun' };
    expect(moved.snapshot.can(by(own, 'officer.answer', answer))).toBe(false);
    const officer: Actor = { role: 'officer', agency: 'DINSOS' };
    expect(moved.snapshot.can(by(officer, 'officer.answer', answer))).toBe(true);
  });

  it('leaves an answer under the name that gave it', () => {
    const { before, held } = world('route');
    const answer = { text: 'sudah kami survei, besok alat turun' };
    const answered = move(before, held, by(own, 'officer.answer', answer));
    const moved = move(before, answered, renamed('PUPR', 'DINSOS'));
    const { agency, rounds, answer: kept } = contextOf(moved);
    expect([agency, kept?.agency, rounds[0]?.agency]).toEqual(['DINSOS', 'PUPR', 'PUPR']);
  });

  it.each<[string, First, string, string]>([
    ['it is not known', 'route', 'PUPR', 'TIDAK_ADA'],
    ['the complaint was never of that one', 'route', 'DINSOS', 'KOMINFO'],
    ['it may have no secrets', 'secret', 'INSPEKTORAT', 'PUPR'],
    ['it is outside of the district', 'route', 'PUPR', 'PLN'],
  ])('gets nothing where %s', (_, first, from, to) => {
    const { held } = world(first);
    expect(held.snapshot.can(renamed(from, to))).toBe(false);
  });

  it('gets nothing of what is over, and its categories neither', () => {
    const { before, held } = world('route');
    const over = move(before, held, by(citizen, 'citizen.withdraw', { text: 'batal' }));
    expect(over.snapshot.can(renamed('PUPR', 'DINSOS'))).toBe(false);
    const category = by(system, 'pack.category', { from: 'JALAN', to: 'SOSIAL' });
    expect(over.snapshot.can(category)).toBe(false);
    expect(contextOf(move(before, held, category)).category).toBe('SOSIAL');
  });
});

describe('a new holiday', () => {
  const declared = (closed: string[], at = START + MINUTE) =>
    by(system, 'pack.calendar', { closed, opened: [] }, at);

  it('moves deadline, reminder and ladder together, and says so once', () => {
    const { after, held, reopened } = world('route', ['2026-11-25']);
    expect(contextOf(held).clock?.dueAt).toBe(closing('2026-11-26'));
    const moved = move(after, reopened(held), declared(['2026-11-25']));
    const { clock } = contextOf(moved);
    expect(clock).toMatchObject({
      dueAt: closing('2026-11-27'),
      remindAt: calendar.at('2026-11-26', '07.30'),
    });
    expect([...moved.timers.values()]).toContain(calendar.at('2026-11-26', '07.30'));
    expect(told(moved)).toEqual(['batas-bergeser']);
    // and what would move nothing is not taken
    expect(moved.snapshot.can(declared(['2027-11-25']))).toBe(false);
  });

  it('that is taken back moves it back without a word, and come again is not told again', () => {
    const { before, after, held, reopened } = world('route', ['2026-11-25']);
    const moved = move(after, reopened(held), declared(['2026-11-25']));
    const open = { closed: [], opened: ['2026-11-25'] };
    const asBefore = { ...moved, snapshot: before.restore(after.persist(moved.snapshot)) };
    const back = move(before, asBefore, by(system, 'pack.calendar', open));
    expect(contextOf(back).clock?.dueAt).toBe(closing('2026-11-26'));
    expect(told(back)).toEqual([]);
    const again = move(after, reopened(back), declared(['2026-11-25']));
    expect(contextOf(again).clock?.dueAt).toBe(closing('2026-11-27'));
    expect(told(again)).toEqual([]);
  });

  it('in the days that have passed makes what was late be in time', () => {
    const { before, after, held, reopened } = world('route', ['2026-11-25']);
    const late = ['remindTime', 'dueTime'].reduce((one) => {
      const [next] = [...one.timers]
        .filter(([id]) => /remindTime|dueTime/.test(id))
        .map(([type, at]): Timed => ({ type, at }));
      if (next === undefined) throw new Error('no reminder is armed');
      return move(before, one, next);
    }, held);
    expect(late.snapshot.hasTag('overdue')).toBe(true);
    const moved = move(after, reopened(late), declared(['2026-11-25'], late.now + MINUTE));
    expect(moved.snapshot.hasTag('overdue')).toBe(false);
    expect(contextOf(moved).clock?.dueAt).toBe(closing('2026-11-27'));
    // he was told of the delay already
    expect(told(moved)).toEqual([]);
  });

  it('lets a day stay that the officer has named, unless nobody works on it', () => {
    const { before, after, held, reopened } = world('route', ['2026-11-25', '2026-11-30']);
    const until = closing('2026-11-27');
    const extended = move(
      before,
      held,
      by(own, 'officer.extend', { until, text: 'menunggu alat berat' }),
    );
    const kept = move(after, reopened(extended), declared(['2026-11-25']));
    expect(contextOf(kept).clock?.dueAt).toBe(until);
    const other = move(
      before,
      held,
      by(own, 'officer.extend', { until: closing('2026-11-30'), text: 'menunggu alat berat' }),
    );
    const shut = move(after, reopened(other), declared(['2026-11-30']));
    expect(contextOf(shut).clock?.dueAt).toBe(closing('2026-12-01'));
  });
});
