import request from 'supertest';
import type { Identity } from '../../api/office/identity.ts';
import type { ClientRole } from '../../api/office/people/api-scopes.ts';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { createWeb } from '../../api/server/app.ts';
import { openWorld, type World } from '../api/rest/v1/world.ts';
import { putCase } from './cases.ts';
import { CASES, type PersonName } from './grid.ts';

/** A hotline with a complaint of every case of the table, and every door to it. */

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

export async function openDoors(): Promise<Doors> {
  const world = await openWorld();
  const ids: string[] = [];
  for (const one of CASES) ids.push(await putCase(world, one));
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
