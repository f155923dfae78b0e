import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

describe('what answers no question', () => {
  const templates = async (text: string) =>
    (await phones.say(officer, text)).map(({ to, template }) => [to, template]);

  it('is carried out three times within an hour, and answered ten times more', async () => {
    const told = [];
    for (let n = 0; n < 15; n += 1) told.push(await templates('TIDAK'));
    for (const answers of told.slice(0, 3)) {
      expect(answers[0]?.[0]).toBe(officer);
      expect(answers[0]?.[1]).not.toBe('sms-sama');
    }
    expect(told.slice(3, 12)).toEqual(Array(9).fill([[officer, 'sms-sama']]));
    expect(told.slice(12)).toEqual([
      [
        [officer, 'sms-sama'],
        [phoneOf('admin'), 'admin-sms-sama'],
      ],
      [],
      [],
    ]);
  });

  it('is a machine of anybody else, which is not answered', async () => {
    const texts = Array(5).fill('BANTUAN');
    const told = [];
    for (const text of texts) told.push((await phones.say(citizenOf(90), text)).length);
    expect(told.slice(3)).toEqual([0, 0]);
  });
});
