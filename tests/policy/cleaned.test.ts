import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { createWeb } from '../../api/server/app.ts';
import { asUser } from '../api/desk/fixture.ts';
import { PaperOffice } from '../support/paper-office.ts';

/** Signs that nobody sees are taken out at every door, before anything is read: a plea for secrecy counts. */

const OFFICER = '+6281200000101';
const ROAD = 'JALAN rusak di pekon basungan pagar dewa';

let office: PaperOffice;
let token: string;
let phones = 0;

beforeAll(async () => {
  office = await PaperOffice.open();
  const client = { role: 'admin', agency: null, scopes: scopesOf('admin') } as const;
  token = (await tokensOf(office.hotline).create({ name: 'loket', ...client, expiresAt: null }))
    .token;
}, 60_000);
afterAll(() => office.close());

function aPhone(): string {
  phones += 1;
  return `0812000097${String(phones).padStart(2, '0')}`;
}

/** Each door; gives the complaint that it opened. */
const DOORS: Record<string, (text: string) => Promise<void>> = {
  async SMS(text) {
    await office.sms(`+62${aPhone().slice(1)}`, text);
  },
  async API(text) {
    const { status } = await office.api(token, '/complaints', { phone: aPhone(), text });
    expect(status).toBe(201);
  },
  async Open311(text) {
    const web = createWeb(office.hotline, asUser({ user: 'nobody', role: 'viewer', agency: null }));
    const posted = await request(web)
      .post('/open311/v2/requests.json')
      .type('form')
      .send({
        ...{ api_key: token, service_code: 'JALAN', description: text, phone: aPhone() },
        address_string: 'pekon basungan pagar dewa',
      });
    expect(posted.status).toBe(201);
    await office.rest();
  },
};

async function latest() {
  const page = { order: 'created', limit: 1 } as const;
  const { items } = await office.hotline.store.instances.find({ machine: 'complaint' }, page);
  return office.complaint(items[0]?.id ?? '');
}

describe.each(Object.keys(DOORS))('by %s', (door) => {
  it.each(['R\u200bAHASIA', 'R\u00adAHASIA', '\uff32\uff21\uff28\uff21\uff33\uff29\uff21'])(
    'a plea written as %j counts',
    async (plea) => {
      const before = office.received(OFFICER).length;
      await DOORS[door]?.(`${ROAD} ${plea} tolong`);
      expect(await latest()).toMatchObject({ secret: true, agency: 'INSPEKTORAT' });
      expect(office.received(OFFICER).slice(before)).toEqual([]);
    },
  );

  it('nothing is cut or turned round', async () => {
    const before = office.received(OFFICER).length;
    await DOORS[door]?.('JALAN rusak\u0000 parah \u202esekali di pekon basungan pagar dewa');
    expect((await latest()).text).toMatch(/rusak {1,2}parah sekali/);
    expect(office.received(OFFICER).slice(before).join('')).toMatch(/parah sekali[\s\S]*Balas/);
  });
});
