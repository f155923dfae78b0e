import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { PaperOffice } from '../support/paper-office.ts';

/**
 * An agency that has a secret asks for another one: only for one that may get it, by whatever door. Whom it
 * names would hear of it by the admin's next key.
 */

const REPORTER = '+6281200009001';
const OFFICER = '+6281200000281';
const AT_DESK = { user: 'inspektur', role: 'agency', agency: 'INSPEKTORAT' } as const;
const ID = '2026-A001';

let office: PaperOffice;
let token: string;

beforeAll(async () => {
  // asked for by every door: more often than a pack allows
  office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, transfers: 9 },
  }));
  await office.sms(REPORTER, 'RAHASIA kabid PUPR minta fee proyek jalan');
  const client = { role: 'officer', agency: 'INSPEKTORAT', scopes: scopesOf('officer') } as const;
  const made = await tokensOf(office.hotline).create({
    ...{ name: 'inspektorat', ...client, expiresAt: null },
  });
  token = made.token;
}, 60_000);
afterAll(() => office.close());

const asked = async () => (await office.complaint(ID)).transfer;

/** Each door, as the officer of the overseeing agency; what it answered. */
const DOORS: Record<string, (agency: string) => Promise<string>> = {
  async API(agency) {
    const event = { type: 'officer.transfer', agency, text: 'bukan pengawasan' };
    return String((await office.api(token, `/complaints/${ID}/events`, event)).status);
  },
  async desk(agency) {
    const fields = { skpd: agency, isi: 'bukan pengawasan' };
    return String((await office.press(AT_DESK, `/aduan/${ID}/tindakan/alih`, fields)).status);
  },
  async SMS(agency) {
    const before = office.received(OFFICER).length;
    await office.sms(OFFICER, `ALIH A001 ${agency} bukan pengawasan`);
    return office.received(OFFICER).slice(before).join(' ');
  },
};

describe.each(Object.keys(DOORS))('a transfer of a secret by %s', (door) => {
  it.each(['PUPR', 'SETDA', 'INSPEKTORAT'])('to %s is refused', async (agency) => {
    const answer = await DOORS[door]?.(agency);
    const itself = agency === 'INSPEKTORAT';
    if (door === 'SMS') expect(answer).toMatch(itself ? /sekarang sudah di/ : /tidak berhak/);
    else expect(answer).toBe(itself && door === 'desk' ? '400' : '409');
    expect(await asked()).toBeNull();
  });
});

it('the desk offers those alone that may get it', async () => {
  const { text } = await office.get(AT_DESK, `/aduan/${ID}`);
  const [, select = ''] = /<select id="skpd-alih"[^>]*>([\s\S]*?)<\/select>/.exec(text) ?? [];
  const offered = [...select.matchAll(/value="([A-Z]+)"/g)].map(([, code]) => code);
  expect(offered).toEqual(['PPKBPPPA']);
});

it.each(Object.keys(DOORS))('one that may get secrets is asked for by %s', async (door) => {
  await DOORS[door]?.('PPKBPPPA');
  expect(await asked()).toMatchObject({ to: 'PPKBPPPA' });
  await office.press(
    { user: 'admin', role: 'admin', agency: null },
    `/aduan/${ID}/tindakan/tetap`,
    { isi: 'tetap di sini' },
  );
  expect(await asked()).toBeNull();
});
