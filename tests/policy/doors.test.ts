import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outwardIds } from '../../api/office/people/outward-ids.ts';
import { createToldNow } from '../../api/rest/webhooks/told-now.ts';
import { ACT_TYPES, actOf, sampleOf } from '../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import { canaryOf, REPORTERS } from './cases.ts';
import { AT_DESK, BY_TOKEN, type Doors, openDoors } from './doors-world.ts';
import { CASES, type PersonName, seesBy } from './grid.ts';

/** The table of who sees what, run through every door, with a word in each complaint that nothing else has. */

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
}, 300_000);
afterAll(() => doors.world.close());

const idOf = (n: number) => doors.ids[n] ?? '';

/** What a text may and must not have of each case. */
function check(person: PersonName, where: string, text: string, shown = true): void {
  for (const [n, one] of CASES.entries()) {
    const has = text.includes(canaryOf(one)) || text.includes(idOf(n));
    const wanted = shown && seesBy(one, person);
    if (!seesBy(one, person)) expect([where, one.name, has]).toEqual([where, one.name, false]);
    if (wanted) expect([where, one.name, has]).toEqual([where, one.name, true]);
  }
  if (person !== 'admin') expect([where, text.includes(REPORTERS)]).toEqual([where, false]);
}

describe('at the desk', () => {
  it.each(AT_DESK)('%s', async (person) => {
    for (const [n, one] of CASES.entries()) {
      const { status, text } = await doors.desk(person, `/aduan/${idOf(n)}`);
      expect([one.name, status]).toEqual([one.name, seesBy(one, person) ? 200 : 404]);
      expect(text.includes(canaryOf(one))).toBe(seesBy(one, person));
      const many = await doors.desk(person, `/aduan/sekaligus?aduan=${idOf(n)}`);
      const opens = person === 'admin' && seesBy(one, person);
      expect([one.name, many.status < 400]).toEqual([one.name, opens]);
      expect(many.text.includes(canaryOf(one))).toBe(opens);
    }
    const list = await doors.desk(person, '/aduan');
    check(person, 'list', list.text);
    const never = 'kaleidoskopz';
    const nothing = await doors.desk(person, `/aduan?kata=${never}`);
    for (const [n, one] of CASES.entries()) {
      const { text } = await doors.desk(person, `/aduan?kata=${canaryOf(one)}`);
      expect([one.name, text.includes(idOf(n))]).toEqual([one.name, seesBy(one, person)]);
      // what is hidden is found like what never was: the same page, to the letter
      if (!seesBy(one, person)) expect(text.replaceAll(canaryOf(one), never)).toBe(nothing.text);
    }
    for (const file of ['aduan.csv', 'aduan.json', 'aduan-lapor.csv'])
      check(person, file, (await doors.desk(person, `/unduh/${file}`)).text, false);
    const count = Number(/Semua <b>(\d+)<\/b>/.exec(list.text)?.[1]);
    const others = { admin: 3, leader: 2, auditor: 2, PUPR: 1, DINSOS: 0, INSPEKTORAT: 1 };
    const own = CASES.filter((one) => seesBy(one, person)).length;
    expect(count).toBeGreaterThanOrEqual(own);
    expect(count).toBeLessThanOrEqual(own + (others[person as keyof typeof others] ?? 0));
  });

  it.each(['leader', 'auditor'] as const)('%s: pages beside the complaints', async (person) => {
    for (const path of ['/laporan', '/laporan/sementara', '/laporan/sementara/angka', '/sistem'])
      check(person, path, (await doors.desk(person, path)).text, false);
    for (const table of ['kepatuhan', 'belum-selesai', 'lewat-batas', 'kecamatan']) {
      const path = `/laporan/sementara/tabel/${table}.csv?dari=2026-11-01&sampai=2026-11-30`;
      const { text } = await doors.desk(person, path);
      for (const [n, one] of CASES.entries())
        if (one.facts.secret)
          expect([table, text.includes(idOf(n).slice(5))]).toEqual([table, false]);
    }
  });

  it('auditor: charts and audit log', async () => {
    for (const n of CASES.keys()) await doors.desk('admin', `/aduan/${idOf(n)}`);
    check('auditor', 'audit', (await doors.desk('auditor', '/audit')).text, false);
    check('auditor', 'register', (await doors.desk('auditor', '/register')).text, false);
    for (const [n, one] of CASES.entries()) {
      const { status } = await doors.desk('auditor', `/inspektur/complaint/${idOf(n)}`);
      expect([one.name, status]).toEqual([one.name, seesBy(one, 'auditor') ? 200 : 404]);
      const rows = await doors.desk('auditor', `/audit?apa=${idOf(n)}`);
      const named = rows.text.replaceAll(`value="${idOf(n)}"`, '').includes(idOf(n));
      if (!seesBy(one, 'auditor')) expect([one.name, named]).toEqual([one.name, false]);
    }
  });
});

describe('by the API', () => {
  it.each(BY_TOKEN)('%s', async (person) => {
    const root = '/api/v1/complaints';
    for (const [n, one] of CASES.entries())
      for (const path of ['', '/events', '/history', '/messages', '/documents']) {
        const { status, text } = await doors.api(person, `${root}/${idOf(n)}${path}`);
        expect([one.name, path, status]).toEqual([one.name, path, seesBy(one, person) ? 200 : 404]);
        if (!seesBy(one, person)) expect(text).not.toContain(canaryOf(one));
      }
    const { text } = await doors.api(person, `${root}?limit=100`);
    check(person === 'program' ? 'admin' : person, 'list', person === 'program' ? '' : text, false);
    for (const [n, one] of CASES.entries())
      expect([one.name, text.includes(`"${idOf(n)}"`)]).toEqual([one.name, seesBy(one, person)]);
    const secrets = await doors.api(person, `${root}?tag=secret&limit=100`);
    check(person === 'program' ? 'leader' : person, 'secrets', secrets.text, false);
  });

  it('nobody does what the table does not let him do', async () => {
    const { rules, store, engine } = doors.world.hotline;
    for (const [n, one] of CASES.entries()) {
      const id = idOf(n);
      const context = (await engine.instances.snapshot(id))?.snapshot.context as ComplaintContext;
      const before = (await store.instances.load(id))?.revision;
      for (const person of BY_TOKEN)
        for (const type of ACT_TYPES.filter((act) => actOf(act).api)) {
          const speaker =
            { admin: 'admin', program: 'admin', leader: 'regent' }[person as string] ?? 'agency';
          if (seesBy(one, person) && actOf(type).by === speaker) continue;
          if (actOf(type).by === 'reporter' && (person === 'admin' || person === 'program'))
            continue;
          const sample = sampleOf(type, { rules, context, at: doors.world.clock.now() });
          const given = {
            ...sample,
            ...('until' in sample ? { until: '2026-12-01' } : {}),
            ...('parent' in sample ? { parent: id } : {}),
          };
          const { status } = await doors.api(person, `/api/v1/complaints/${id}/events`, given);
          expect([one.name, person, type, [400, 403, 404, 409].includes(status)]).toEqual([
            one.name,
            person,
            type,
            true,
          ]);
        }
      expect((await store.instances.load(id))?.revision).toBe(before);
    }
  }, 900_000);
});

describe('to everybody and to other programs', () => {
  it('Open311 tells of what is published, by ids that tell nothing', async () => {
    const ids = await outwardIds(doors.world.hotline.store.records);
    const { text } = await doors.desk('anybody', '/open311/v2/requests.json?page_size=100');
    check('anybody', 'requests', text, false);
    for (const [n, one] of CASES.entries()) {
      const sealed = ids.seal('request', idOf(n));
      expect([one.name, text.includes(sealed)]).toEqual([one.name, !one.facts.secret]);
      const { status } = await doors.desk('anybody', `/open311/v2/requests/${sealed}.json`);
      expect([one.name, status]).toEqual([one.name, one.facts.secret ? 404 : 200]);
    }
  });

  it('a webhook is told of what its person may see', async () => {
    const { store, rules } = doors.world.hotline;
    const toldNow = createToldNow(store, rules);
    const hooks: [PersonName, { agency: string | null; secrets: boolean }][] = [
      ['admin', { agency: null, secrets: true }],
      ['program', { agency: null, secrets: false }],
      ['PUPR', { agency: 'PUPR', secrets: true }],
      ['INSPEKTORAT', { agency: 'INSPEKTORAT', secrets: true }],
    ];
    for (const [person, hook] of hooks)
      for (const [n, one] of CASES.entries()) {
        const to = hook as Parameters<typeof toldNow>[0];
        const told = await toldNow(to, idOf(n), '{"data":{}}');
        expect([person, one.name, told !== null]).toEqual([person, one.name, seesBy(one, person)]);
      }
  });

  it('the live stream of a page carries no complaint', async () => {
    const events: string[] = [];
    const stop = doors.world.hotline.engine.onChange(() => events.push('ubah'));
    await doors.world.sms('+6281200009555', 'JALAN rusak di pekon basungan pagar dewa');
    stop();
    expect(new Set(events)).toEqual(new Set(['ubah']));
  });
});
