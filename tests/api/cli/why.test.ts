import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WhyError, whyLines } from '../../../api/cli/why.ts';
import { Desk } from '../../support/desk.ts';

/** `hotline why`, on a complaint that went from the citizen's phone to the officer's and back. */

const OFFICER = '+6281200000101';
let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.clock.advance(20_000);
  await desk.sms('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  await desk.clock.advance(60_000);
  const officer = desk.hotline.rules.district.contacts.find(
    ({ role, agency }) => role === 'officer' && agency === 'PUPR',
  );
  await desk.sms('JAWAB A001 sdh kami survey, besok alat turun', officer?.phone ?? OFFICER);
  await desk.clock.advance(60_000);
});
afterAll(() => desk.close());

it('tells SMS, readings, bindings, moves and what waits, in the order of time', async () => {
  const lines = await whyLines(desk.hotline, 'a 1');
  const at = (part: string) => lines.findIndex((line) => line.includes(part));
  const order = [
    'A001',
    'SMS dari Pelapor',
    'dibaca',
    'keadaan:',
    'SMS ke Pelapor',
    'besok alat turun',
    'berikutnya',
  ].map(at);
  expect(order).not.toContain(-1);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(at('sebab:')).toBeGreaterThan(-1);
});

it('tells no whole number', async () => {
  const text = (await whyLines(desk.hotline, 'A001')).join('\n');
  expect(text).not.toMatch(/\+?62812\d{6}|0812\d{6}/);
});

it('says so when no complaint has the ticket', async () => {
  await expect(whyLines(desk.hotline, 'A900')).rejects.toThrow(WhyError);
});
