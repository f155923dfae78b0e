import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACT_TYPES, actOf, sampleOf } from '../../machines/complaint/acts/acts.ts';
import { dangerActs } from '../../machines/complaint/acts/danger.ts';
import { ACTS_BY_STATE, parsed } from '../machines/complaint/acts-table.ts';
import { type Placed, type Speaker, StatesWorld } from './states-world.ts';

/**
 * Every act of the office through its doors with a complaint in every state: what the table written by hand
 * (`acts-table.ts`) says is done, and nothing else. A refusal is one by right or by state (403, 404, 409): a form or a
 * body that was wrong (400) judges nothing, so that it is a fault of the test.
 */

let world: StatesWorld;
beforeAll(async () => {
  world = await StatesWorld.open();
}, 600_000);
afterAll(() => world.office.close());

const { rows } = parsed(ACTS_BY_STATE);
const REFUSED = [403, 404, 409];
const ALARM = Object.keys(dangerActs);
/** Acts of the office; danger and the newspaper have tables of their own, and another phone is in scenario 92. */
const OFFICE = ACT_TYPES.filter(
  (type) =>
    /^(officer|admin|regent)\./.test(type) && !ALARM.includes(type) && !type.endsWith('.newPhone'),
);

/** As whom somebody is heard: the column of the table; null where he is not heard. */
function columnOf(who: Speaker, { secret, given }: Placed): string | null {
  if (who === 'admin') return 'admin';
  if (who === 'regent') return secret ? null : 'regent';
  return given === who ? 'agency' : null;
}

const OWNER: Record<string, string> = { officer: 'agency', admin: 'admin', regent: 'regent' };

/** What the table says of an act: it is taken, may be, or is not. */
function says(who: Speaker, place: Placed, type: string): 'yes' | 'maybe' | 'no' {
  const [speaker = '', name = ''] = type.split('.');
  const column = columnOf(who, place);
  if (column === null || column !== OWNER[speaker]) return 'no';
  const cell = rows.get(place.state)?.get(column) ?? [];
  if (cell.includes(name)) return 'yes';
  return cell.includes(`${name}?`) ? 'maybe' : 'no';
}

/** A day that every act may name, as forms and programs write it. */
function soon(): string {
  const { calendar } = world.office.hotline.rules;
  const { year, month, day } = calendar.local(
    calendar.dueAfter(world.office.clock.now(), 2, 'workingDay'),
  );
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** A complaint that he may see, to put this one under: what he may not see is no such complaint (400). */
function parentFor(who: Speaker): string {
  if (who !== 'INSPEKTORAT') return '2026-A001';
  return world.placed.find(({ given }) => given === who)?.id ?? '';
}

type Tried = Awaited<ReturnType<StatesWorld['tried']>>;

/** Faults of one try. @param types acts that the door may have been meant for */
function faultsOf(who: Speaker, place: Placed, types: readonly string[], tried: Tried): string[] {
  const { taken, status, told } = tried;
  const acts = taken.filter((type) => ACT_TYPES.includes(type as (typeof ACT_TYPES)[number]));
  const foreign = acts
    .filter((type) => OFFICE.includes(type as never))
    .filter((type) => says(who, place, type) === 'no');
  const owed = types.some((type) => says(who, place, type) === 'yes');
  const where = `${place.state}${place.secret ? ', secret' : ''}: ${types.join(' or ')} by ${who}`;
  const faults: string[] = [];
  if (foreign.length > 0) faults.push(`${where}: took ${foreign.join(', ')}`);
  if (owed && acts.length === 0) faults.push(`${where}: refused with ${status}`);
  if (acts.length === 0 && !REFUSED.includes(status))
    faults.push(
      `${where}: ${status} ${told
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 300)}`,
    );
  return faults;
}

const SPEAKERS: Speaker[] = ['admin', 'PUPR', 'INSPEKTORAT', 'regent'];

it('there is a complaint in every state of the table', () => {
  const states = world.placed.map(({ state }) => state);
  expect([...rows.keys()].filter((state) => !states.includes(state))).toEqual([]);
});

describe('the API', () => {
  it.each(SPEAKERS)(
    '%s',
    async (who) => {
      const { rules } = world.office.hotline;
      const faults: string[] = [];
      for (const place of world.placed)
        for (const type of OFFICE.filter((one) => actOf(one).api)) {
          const context = await world.office.complaint(place.id);
          const at = world.office.clock.now();
          const sample = sampleOf(type, { rules, context, at });
          const given = {
            ...sample,
            ...('until' in sample ? { until: soon() } : {}),
            ...('parent' in sample ? { parent: parentFor(who) } : {}),
            ...('agency' in sample && typeof sample.agency === 'string'
              ? { agency: 'DINSOS' }
              : {}),
          };
          const tried = await world.tried(place, () => world.ask(who, place.id, given));
          faults.push(...faultsOf(who, place, [type], tried));
        }
      expect(faults).toEqual([]);
    },
    600_000,
  );
});

describe('forms of the desk', () => {
  const names = [...new Set(OFFICE.flatMap((type) => actOf(type).desk?.name ?? []))];

  it.each(['admin', 'PUPR', 'INSPEKTORAT'] as const)(
    '%s',
    async (who) => {
      const faults: string[] = [];
      for (const place of world.placed)
        for (const name of names) {
          const fields = {
            ...{ isi: 'sdh kami survey, besok alat turun', skpd: 'DINSOS', alasan: 'unclear' },
            ...{
              rahasia: place.secret ? 'ya' : '',
              kategori: '',
              tiket: parentFor(who),
              surat: '620/1/2026',
            },
            tanggal: soon(),
          };
          const types = OFFICE.filter((type) => actOf(type).desk?.name === name);
          const tried = await world.tried(place, () => world.press(who, place.id, name, fields));
          faults.push(...faultsOf(who, place, types, tried));
        }
      expect(faults).toEqual([]);
    },
    600_000,
  );
});
