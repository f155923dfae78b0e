import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openReceiver, type Receiver } from '../api/rest/webhooks/receiver.ts';
import { PaperOffice } from '../support/paper-office.ts';

/** What other systems are told late says what the complaint is by then, and only to whom it is for. */

const REPORTER = '+6281200009001';
const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const ROAD = 'JALAN di pekon hanakau sukau rusak parah';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let office: PaperOffice;
let receiver: Receiver;
beforeEach(async () => {
  office = await PaperOffice.open();
  receiver = await openReceiver();
}, 60_000);
afterEach(async () => {
  await receiver.close();
  await office.close();
});

type Told = { type: string; data: Record<string, unknown> };
const told = () => receiver.received.map(({ body }) => JSON.parse(body) as Told);

/** The receiver is down while this happens, and takes what is left a day later at the latest. */
async function whileDown(happen: () => Promise<unknown>): Promise<Told[]> {
  receiver.status = 503;
  await happen();
  const { length } = receiver.received;
  receiver.status = 204;
  await office.pass(DAY / 2);
  return told().slice(length);
}

const subscribe = (agency: string | null, secrets: boolean) =>
  office.hotline.subscriptions.create({ url: receiver.url, types: [], agency, secrets });

async function turnSecret(): Promise<void> {
  await office.sms(REPORTER, ROAD);
  await office.sms(REPORTER, 'TAMBAH A001 RAHASIA kabid PUPR minta fee');
}

describe('a webhook that was down', () => {
  it('with the right to secrets reads nothing of what the complaint was before', async () => {
    await subscribe(null, true);
    const got = await whileDown(turnSecret);
    expect(got.map(({ type }) => type)).toContain('complaint.opened');
    for (const { data } of got)
      expect(data).toMatchObject({ secret: true, category: null, agency: null, district: null });
  });

  it('without that right reads nothing at all', async () => {
    await subscribe(null, false);
    expect(await whileDown(turnSecret)).toEqual([]);
  });

  it('of an agency that has it no more reads nothing, and of the one that has it, that it has it', async () => {
    await subscribe('PUPR', false);
    await subscribe('DLHKP', false);
    const got = await whileDown(async () => {
      await office.sms(REPORTER, ROAD);
      await office.press(ADMIN, '/aduan/2026-A001/tindakan/teruskan', { skpd: 'DLHKP' });
    });
    expect(got).toHaveLength(1);
    expect(new Set(got.map(({ data }) => data.agency))).toEqual(new Set(['DLHKP']));
  });

  it('reads the present deadline', async () => {
    await subscribe(null, false);
    const got = await whileDown(async () => {
      await office.sms(REPORTER, ROAD);
      await office.sms('+6281200000101', 'JAWAB A001 sudah kami tambal kemarin siang');
    });
    expect(got.map(({ data }) => data.dueAt)).toEqual(got.map(() => null));
  });
});
