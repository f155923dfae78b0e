import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ClientRole, scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { PaperOffice } from '../support/paper-office.ts';

/** What a program was told once is asked of the policy again when it is told again. */

const REPORTER = '+6281200009001';
const KEY = 'kunci-0001';
const ROAD = 'JALAN di pekon hanakau sukau rusak parah';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
}, 60_000);
afterEach(() => office.close());

async function tokenOf(role: ClientRole, agency: string | null): Promise<string> {
  const scopes = scopesOf(role).filter((scope) => scope !== 'secrets');
  const made = await tokensOf(office.hotline).create({
    ...{ name: role, role, agency, scopes, expiresAt: null },
  });
  return made.token;
}

describe('the same request again, with its key', () => {
  const accepts = async (token: string) =>
    office.api(token, '/complaints/2026-A001/events', { type: 'officer.accept' }, KEY);

  it('tells what was done, which is not done twice', async () => {
    await office.sms(REPORTER, ROAD);
    const token = await tokenOf('officer', 'PUPR');
    expect(JSON.parse((await accepts(token)).text)).toMatchObject({ outcome: 'applied' });
    const { instances } = office.hotline.store;
    const before = (await instances.history('2026-A001')).length;
    const again = await accepts(token);
    expect(again.status).toBe(200);
    expect(JSON.parse(again.text)).toMatchObject({ outcome: 'duplicate' });
    expect((await instances.history('2026-A001')).length).toBe(before);
  });

  it('tells nothing of what its agency has no more', async () => {
    await office.sms(REPORTER, ROAD);
    const token = await tokenOf('officer', 'PUPR');
    await accepts(token);
    await office.sms(REPORTER, 'TAMBAH A001 RAHASIA kabid PUPR minta fee');
    const again = await accepts(token);
    expect(again.status).toBe(404);
    expect(again.text).not.toMatch(/hanakau|rusak/i);
  });

  it('hides the words of what was filed and has turned secret', async () => {
    const token = await tokenOf('admin', null);
    const filed = { phone: '081200009001', text: ROAD };
    const first = await office.api(token, '/complaints', filed, KEY);
    expect(first.text).toMatch(/hanakau/);
    await office.sms(REPORTER, 'TAMBAH A001 RAHASIA kabid PUPR minta fee');
    const again = await office.api(token, '/complaints', filed, KEY);
    expect(again.status).toBe(201);
    expect(again.text).not.toMatch(/hanakau|rusak|fee/i);
  });
});
