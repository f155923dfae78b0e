import request from 'supertest';
import type { Identity } from '../../api/office/identity.ts';
import type { ClientRole } from '../../api/office/people/api-scopes.ts';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { createWeb } from '../../api/server/app.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import { ACCUSES_OFFICE } from '../../machines/complaint/base/policy.ts';
import { complaintSearch } from '../../machines/complaint/search.ts';
import { openWorld, type World } from '../api/rest/v1/world.ts';
import { CASES, type Case, type PersonName } from './grid.ts';

/** A hotline with a complaint of every case of the table, and every door to it. */

/** Stands in the words of each complaint and nowhere else. */
export const canaryOf = (one: Case) => `kaleidoskop${String.fromCharCode(97 + CASES.indexOf(one))}`;
/** Digits of the reporters' numbers, which nobody but the admin sees. */
export const REPORTERS = '812000077';

const IDENTITIES: Partial<Record<PersonName, Omit<Identity, 'user'>>> = {
  admin: { role: 'admin', agency: null },
  PUPR: { role: 'agency', agency: 'PUPR' },
  DINSOS: { role: 'agency', agency: 'DINSOS' },
  INSPEKTORAT: { role: 'agency', agency: 'INSPEKTORAT' },
  leader: { role: 'viewer', agency: null },
  auditor: { role: 'auditor', agency: null },
};

const CLIENTS: Partial<Record<PersonName, { role: ClientRole; agency: string | null }>> = {
  admin: { role: 'admin', agency: null },
  program: { role: 'admin', agency: null },
  PUPR: { role: 'officer', agency: 'PUPR' },
  DINSOS: { role: 'officer', agency: 'DINSOS' },
  INSPEKTORAT: { role: 'officer', agency: 'INSPEKTORAT' },
  leader: { role: 'regent', agency: null },
};

export const AT_DESK = Object.keys(IDENTITIES) as PersonName[];
export const BY_TOKEN = Object.keys(CLIENTS) as PersonName[];

export interface Answer {
  status: number;
  text: string;
}

export interface Doors {
  world: World;
  /** Ids of the complaints, in the order of `CASES`. */
  ids: string[];
  desk(person: PersonName, path: string): Promise<Answer>;
  post(person: PersonName, path: string, fields: Record<string, string>): Promise<Answer>;
  api(person: PersonName, path: string, body?: object): Promise<Answer>;
}

/**
 * A complaint whose memory says what the case does. The machine takes secrets away from who may not see
 * them; here they are put where they must not be, as an old database may have them.
 */
async function put(world: World, one: Case, n: number): Promise<string> {
  const { store, engine } = world.hotline;
  const phone = `+62${REPORTERS}${String(n).padStart(2, '0')}`;
  await world.sms(phone, `JALAN ${canaryOf(one)} rusak parah di pekon basungan pagar dewa`);
  const page = await store.instances.find(
    { machine: 'complaint', phone },
    { order: 'created', limit: 1 },
  );
  const id = page.items[0]?.id ?? '';
  const found = await engine.instances.snapshot(id);
  const stored = await store.instances.load(id);
  if (found === undefined || stored === undefined) throw new Error(`no complaint for ${one.name}`);
  const { agency, given, secret, accusesOffice = false } = one.facts;
  const change = { agency, secret, givenTo: given ? agency : null };
  const flags = accusesOffice ? [ACCUSES_OFFICE] : [];
  const snapshot = JSON.parse(stored.snapshot) as { context: ComplaintContext };
  const reading = { ...snapshot.context.reading, flags };
  snapshot.context = { ...snapshot.context, ...change, reading };
  const moved = { ...found.snapshot, context: snapshot.context } as typeof found.snapshot;
  const search = complaintSearch(
    Object.assign(Object.create(Object.getPrototypeOf(found.snapshot)), moved),
  );
  await store.instances.commit({
    ...{ id, machine: 'complaint', version: stored.version, expectedRevision: stored.revision },
    ...{ key: `case:${n}`, at: world.clock.now(), status: 'active' },
    ...{ snapshot: JSON.stringify(snapshot), search },
    event: {
      type: 'created',
      by: 'system',
      event: '{}',
      from: '{}',
      to: JSON.stringify(found.snapshot.value),
    },
    ...{ effects: [], arm: [], cancel: [] },
  });
  return id;
}

export async function openDoors(): Promise<Doors> {
  const world = await openWorld();
  const ids: string[] = [];
  for (const [n, one] of CASES.entries()) ids.push(await put(world, one, n));
  const printPdf = () => Promise.resolve(Buffer.from('%PDF-1.7'));
  const apps = new Map(
    Object.entries(IDENTITIES).map(([name, identity]) => {
      const identify = () => ({ user: name, ...identity });
      return [name, createWeb(world.hotline, { identify, printPdf })];
    }),
  );
  const tokens = new Map<string, string>();
  for (const [name, { role, agency }] of Object.entries(CLIENTS)) {
    const scopes = scopesOf(role).filter((scope) => name !== 'program' || scope !== 'secrets');
    tokens.set(name, await world.token(role, agency, scopes));
  }
  const app = (person: PersonName) => apps.get(person) ?? world.app;
  const answer = ({ status, text }: Answer): Answer => ({ status, text });
  return {
    world,
    ids,
    async desk(person, path) {
      return answer(await request(app(person)).get(path));
    },
    async post(person, path, fields) {
      const sent = request(app(person)).post(path).set('Sec-Fetch-Site', 'same-origin');
      return answer(await sent.type('form').send(fields));
    },
    async api(person, path, body) {
      // a rate limit is no answer to the question
      await world.clock.advance(1000);
      const asked =
        body === undefined ? request(world.app).get(path) : request(world.app).post(path);
      const signed = asked.set('Authorization', `Bearer ${tokens.get(person)}`);
      if (body === undefined) return answer(await signed);
      return answer(await signed.set('Idempotency-Key', `key-${Math.random()}`).send(body));
    },
  };
}
