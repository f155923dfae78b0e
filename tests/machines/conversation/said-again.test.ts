import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** The same SMS over and over is that of a machine; the same YA to one question after the other is not. */

const officer = phoneOf('officer', 'PUPR');
const citizenOf = (n: number) => `+62812000091${String(n).padStart(2, '0')}`;
const ROADS = ['hanakau sukau', 'kenali belalau', 'sukarami balik bukit', 'basungan pagar dewa'];

let phones: OfficePhones;
beforeAll(async () => {
  phones = await officePhones();
});
afterAll(() => phones.close());

it('an officer says YA to each of many answers within an hour, and each is sent', async () => {
  for (const [n, place] of [...ROADS, ...ROADS].entries()) {
    await phones.say(citizenOf(n), `JALAN jalan rusak parah di pekon ${place}`);
    const ticket = `A00${n + 1}`;
    await phones.say(officer, `${ticket} jalannya sudah ditambal`);
    const sent = await phones.say(officer, 'YA');
    expect([ticket, sent.map(({ to }) => to)]).toEqual([
      ticket,
      expect.arrayContaining([officer, citizenOf(n)]),
    ]);
  }
});

it('what answers no question is kept after three times', async () => {
  const told = [];
  for (let n = 0; n < 5; n += 1) told.push((await phones.say(officer, 'TIDAK')).length);
  expect(told.slice(3)).toEqual([0, 0]);
});
