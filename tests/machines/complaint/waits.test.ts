import { expect, it } from '@jest/globals';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { begin, contextOf, type Held, move, restarted, type Timed } from './held.ts';
import { inputOf, officeRules, PEOPLE, START } from './office.ts';

/** What waits before it is done: who may, what may, one at a time, and that it changes nothing until then. */

const SECONDS = 60;
const rules = officeRules({ undoSeconds: SECONDS });
const decider = createDecider(createComplaintMachine(rules));
const { admin } = PEOPLE;
const ASK = { type: 'admin.ask', text: 'Di RT berapa?' };

const given = () => begin(decider, inputOf('route'));
const at = (seconds: number) => START + seconds * 1000;
const hold = (request: object, by: object = admin): Timed =>
  ({ type: 'admin.hold', at: at(1), by, request }) as Timed;
const takes = (held: Held, event: Timed) => decider.decide(held.snapshot, event).handled;

it.each(Object.entries(PEOPLE))('by %s is for the admin alone', (name, by) => {
  expect(takes(given(), hold(ASK, by))).toBe(name === 'admin' || name === 'press');
});

it.each([
  ['a question', ASK, true],
  ['no words', { type: 'admin.ask', text: '' }, false],
  ['what is not the admin’s', { type: 'officer.answer', text: 'sudah kami survei' }, false],
  ['what names another complaint', { type: 'admin.merge', parent: { instance: 'x' } }, false],
  ['waiting itself', { type: 'admin.hold', request: ASK }, false],
  ['taking back itself', { type: 'admin.unhold' }, false],
  ['no act at all', { type: 'held.due' }, false],
])('of %s', (_name, request, taken) => {
  expect(takes(given(), hold(request))).toBe(taken);
});

it('is one at a time, changes nothing but that, and is told once when its time has come', () => {
  const before = given();
  const waits = restarted(decider, move(decider, before, hold(ASK)));
  expect(waits.snapshot.value).toEqual(before.snapshot.value);
  expect({ ...contextOf(waits), held: null }).toEqual({ ...contextOf(before), held: null });
  expect(waits.decision.effects.filter(({ type }) => type !== 'sms')).toEqual([]);
  expect(waits.timers.get('held.due')).toBe(at(1 + SECONDS));
  expect(takes(waits, hold(ASK))).toBe(false);
  const done = move(decider, waits, { type: 'held.due', at: at(1 + SECONDS) });
  const { id: instance, held } = contextOf(done);
  expect(held).toBeNull();
  expect(done.decision.effects).toEqual([
    { type: 'tell', params: { instance, event: { ...ASK, by: admin } } },
  ]);
  expect(takes(done, { type: 'held.due', at: at(2 + SECONDS) })).toBe(false);
});

it('is dropped with its timer when it is taken back, and may be decided anew', () => {
  const waits = move(decider, given(), hold(ASK));
  const back = move(decider, waits, { type: 'admin.unhold', at: at(9), by: admin } as Timed);
  expect(contextOf(back).held).toBeNull();
  expect(back.timers.has('held.due')).toBe(false);
  expect(takes(back, { type: 'admin.unhold', at: at(9), by: admin } as Timed)).toBe(false);
  expect(takes(back, hold(ASK))).toBe(true);
});
