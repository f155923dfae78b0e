import { describe, expect, it } from '@jest/globals';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { dangerActs } from '../../../machines/complaint/acts/danger.ts';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { ALARM_BY_STATE } from './acts-table.ts';
import { outsideEvents } from './events.ts';
import { danger } from './explore.ts';
import { begin, contextOf, firings, type Held, move } from './held.ts';
import { type First, inputOf, officeRules, PEOPLE } from './office.ts';

/** What may be said of danger, wherever its complaint can get to, and whom it rings. */

const MINUTE = 60_000;
const decider = createDecider(
  createComplaintMachine(officeRules({ alarmMinutes: [10, 10, 10, 30] })),
);
const ACTS = Object.keys(dangerActs) as ActType[];
const OVER = ['answered', 'closed', 'rejected', 'merged', 'withdrawn', 'archived'];

/** Acts by state and column; `?`: only while the complaint is neither answered nor over. */
const table = new Map(
  ALARM_BY_STATE.trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([state = '', agency = '', admin = '']) => [state, { agency, admin }]),
);

function everywhere(first: First): Held[] {
  const start = begin(decider, inputOf(first));
  const known = new Map([[danger(start), start]]);
  // grows while it is gone through
  for (const held of known.values()) {
    const events = [...outsideEvents(contextOf(held), held.now + MINUTE), ...firings(held)];
    for (const event of events.filter((one) => held.snapshot.can(one))) {
      const next = move(decider, held, event);
      if (next.status === 'active' && !known.has(danger(next))) known.set(danger(next), next);
    }
  }
  return [...known.values()];
}

function isAllowed(held: Held, type: ActType): boolean {
  const { alarm, flow } = held.snapshot.value as { alarm: string; flow: string | object };
  const stage = typeof flow === 'string' ? flow : (Object.keys(flow)[0] ?? '');
  const [speaker, act = ''] = type.split('.');
  const row = table.get(alarm);
  const words = (speaker === 'officer' ? row?.agency : row?.admin)?.split(' ') ?? [];
  const { agency, givenTo, secret, reading } = contextOf(held);
  // what accuses the office is kept from its admin
  if (speaker === 'admin' && secret && reading.flags.includes('accusesOffice')) return false;
  // an agency speaks of what it was given
  if (speaker === 'officer' && (agency === null || givenTo !== 'PUPR' || agency !== 'PUPR'))
    return false;
  return words.includes(act) || (words.includes(`${act}?`) && !OVER.includes(stage));
}

describe('danger', () => {
  it.each<First>(['emergency', 'route'])('is spoken of as the table says, from %s on', (first) => {
    const all = everywhere(first);
    const faults = all.flatMap((held) => {
      const at = held.now + MINUTE;
      return ACTS.flatMap((type) => {
        const by = type.startsWith('officer.') ? PEOPLE.own : PEOPLE.admin;
        const taken = held.snapshot.can({ type, at, by, text: '' } as never);
        return taken === isAllowed(held, type) ? [] : [`${type} in ${danger(held)}: ${taken}`];
      });
    });
    expect(new Set(all.map(({ snapshot }) => snapshot.value.alarm)).size).toBeGreaterThan(2);
    expect(faults).toEqual([]);
  });

  it('rings officer, head and admin in turn until somebody sees to it', () => {
    let held = begin(decider, inputOf('emergency'));
    const rung: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const ring = firings(held).find(({ type }) => type.includes('.alarmTime.'));
      if (ring === undefined) throw new Error('nothing rings');
      held = move(decider, held, ring);
      for (const { type, params } of held.decision.effects)
        if (type === 'sms') rung.push(`${params.to.role} ${params.message.template}`);
    }
    expect(rung).toEqual([
      'officer darurat-lagi',
      'head darurat-lagi',
      'admin admin-darurat-lagi',
      'officer darurat-lagi',
    ]);
    const take = { type: 'officer.take', at: held.now + MINUTE, by: PEOPLE.own, text: '' };
    held = move(decider, held, take);
    expect(firings(held).some(({ type }) => type.includes('.alarmTime.'))).toBe(false);
  });

  it('rings more rarely, for all and the secretary, once it is old, and never stops', () => {
    let held = begin(decider, inputOf('emergency'));
    let last = held.now;
    const gaps: number[] = [];
    let roles: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const ring = firings(held).find(({ type }) => type.includes('.alarmTime.'));
      if (ring === undefined) throw new Error(`silent after ${n} rings`);
      held = move(decider, held, ring);
      gaps.push((held.now - last) / MINUTE);
      last = held.now;
      roles = held.decision.effects.flatMap(({ type, params }) =>
        type === 'sms' ? [params.to.role] : [],
      );
    }
    expect(roles).toEqual(['officer', 'head', 'admin', 'secretary']);
    expect(Math.max(...gaps)).toBe(24 * 60);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
    expect(gaps.slice(-10)).toEqual(Array.from({ length: 10 }, () => 24 * 60));
  });

  it('is raised anew for the next agency, whoever took it before', () => {
    let held = begin(decider, inputOf('emergency'));
    const at = (minutes: number) => held.now + minutes * MINUTE;
    held = move(decider, held, {
      type: 'officer.take',
      at: at(1),
      by: PEOPLE.own,
      text: '',
    } as never);
    const forward = { type: 'admin.forward', at: at(2), by: PEOPLE.admin, agency: 'DINSOS' };
    held = move(decider, held, forward);
    expect(held.snapshot.value.alarm).toBe('raised');
    held = move(decider, held, { type: 'admin.phone', at: at(3), by: PEOPLE.admin } as never);
    const again = { type: 'admin.forward', at: at(4), by: PEOPLE.admin, agency: 'PUPR' };
    held = move(decider, held, again);
    // whom the admin has on the telephone needs no further ring
    expect(held.snapshot.value.alarm).toBe('taken');
  });
});
