import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '../../../../api/office/audit/verify-audit.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { type Citizen, DAY, figures, Life, pass } from './life.ts';

/** After the job nothing of whoever's time is over is found in the bytes of the store, and every figure is as it was. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-retention-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = () =>
  readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));

/** Signs of these people that lie in any file of the store, also in PDUs. */
function found(people: readonly Citizen[]): string[] {
  const all = bytes().join('\n').toLowerCase();
  const hex = (text: string) => Buffer.from(text).toString('hex');
  return people
    .flatMap(({ phone, sign }) => [phone.slice(1), phone.slice(3), sign])
    .filter((sign) => all.includes(sign) || all.includes(hex(sign)));
}

async function lived(seed: number) {
  const life = await Life.begin(new SqliteStore(join(folder, 'hotline.db')), seed);
  const { office } = life;
  const old: Citizen[] = [];
  for (let n = 0; n < 4; n += 1) {
    const who = await life.complains();
    if (n !== 1) await life.answers(who.sign);
    if (n === 2) await life.writes(who, `terima kasih, salam ${who.sign}`);
    old.push(who);
  }
  const talker = life.citizen();
  await life.writes(talker, 'BANTUAN');
  old.push(talker);
  // long answered, silent, archived and over its time
  for (const days of [20, 40, 40, 200]) await office.pass(days * DAY);
  const young = [await life.complains(), await life.complains()];
  await life.answers(young[1]?.sign ?? '');
  return { life, office, old, young };
}

describe('the night on which the time of some is over', () => {
  it.each([1, 2, 3, 4])(
    'leaves nothing of them in the store file, and all figures (life %i)',
    async (seed) => {
      const { office, old, young } = await lived(seed);
      const { store } = office.hotline;
      const open = await store.instances.find(
        { machine: 'complaint', tag: 'open' },
        { order: 'created', limit: 50 },
      );
      const before = await figures(store);
      const would = await pass(office, true);
      expect(await figures(store)).toBe(before);
      const gone = await pass(office);
      expect(gone).toEqual(would);
      expect(gone.complaints).toBeGreaterThan(0);
      expect(gone.talk).toBeGreaterThan(0);
      expect(await figures(store)).toBe(before);
      expect((await verifyAudit(store.audit)).broken).toBeUndefined();
      const stillOpen = new Set(open.items.map(({ search }) => search.phone));
      const over = old.filter(({ phone }) => !stillOpen.has(phone));
      expect(over.length).toBeGreaterThan(2);
      expect(found(over)).toEqual([]);
      // the search finds what is there
      expect(found(young).length).toBeGreaterThan(5);
      expect(await pass(office)).toMatchObject({ complaints: 0, talk: 0, messages: 0, effects: 0 });
      await office.close();
      expect(found(over)).toEqual([]);
    },
  );
});
