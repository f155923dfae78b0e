import { expect, it } from '@jest/globals';
import type { District } from '../../../machines/district/district.ts';
import { PaperOffice } from '../../support/paper-office.ts';

const ADMIN = '+6281200000001';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;

const braked = (district: District): District => ({
  ...district,
  policy: { ...district.policy, receiverHourly: 3, receiverDaily: 5 },
});

/** `Kenali`, `Hanakau` …: each in a place of its own, so that none is taken for another again. */
const PLACES = ['hanakau sukau', 'kenali belalau', 'lombok lumbok seminung', 'basungan pagar dewa'];
const MORE = ['kegeringan batu brak', 'buay nyerupa sukau', 'tanjung raya sukau'];

it('lets a receiver get so many SMS, tells the admin once, and sends the rest later', async () => {
  const office = await PaperOffice.open(braked);
  try {
    const citizens = [...PLACES, ...MORE].map((place, n) => ({
      place,
      phone: `+628120000900${n}`,
    }));
    for (const { place, phone } of citizens)
      await office.sms(phone, `JALAN di pekon ${place} rusak parah`);
    const tasks = () => office.received(OFFICER).filter((text) => text.startsWith('ADUAN'));
    const alarms = () => office.received(ADMIN).filter((text) => text.startsWith('Rem SMS'));
    expect(tasks()).toHaveLength(3);
    expect(alarms()).toEqual([
      'Rem SMS: Petugas DPUPR sudah menerima 3 SMS jam ini. Sisanya dikirim mulai 23/11 pkl 10.00; tidak ada yg hilang. -Sistem',
    ]);
    // receipts have their own lane
    for (const { phone } of citizens) expect(office.received(phone)).toHaveLength(1);
    await office.pass(HOUR);
    expect(tasks()).toHaveLength(5);
    expect(alarms()).toHaveLength(2);
    await office.pass(24 * HOUR);
    expect(tasks()).toHaveLength(7);
    expect(new Set(tasks()).size).toBe(7);
  } finally {
    await office.close();
  }
});

it('puts off all that waits for him at once, and asks about none of it one by one', async () => {
  const office = await PaperOffice.open(braked);
  try {
    const { outbox } = office.hotline.store;
    let asked = 0;
    const { sentOften } = outbox;
    outbox.sentOften = (period, least) => {
      asked += 1;
      return sentOften.call(outbox, period, least);
    };
    // the modem comes back with seven tasks waiting
    office.line.on = false;
    for (const [n, place] of [...PLACES, ...MORE].entries())
      await office.sms(`+628120000910${n}`, `JALAN di pekon ${place} rusak parah`);
    office.line.on = true;
    await office.pass(1000);
    const waiting = (await outbox.list({ state: 'queued', to: OFFICER, limit: 20 })).map(
      ({ dueAt, error }) => ({ dueAt, error }),
    );
    expect(waiting).toHaveLength(4);
    expect(new Set(waiting.map(({ dueAt }) => dueAt)).size).toBe(1);
    expect(new Set(waiting.map(({ error }) => error))).toEqual(
      new Set(['sudah 3 SMS ke nomor ini jam ini']),
    );
    // hour and day, when the first SMS went and when the first did not
    expect(asked).toBeLessThanOrEqual(6);
    for (let hour = 0; hour < 30; hour += 1) await office.pass(HOUR);
    expect(office.received(OFFICER).filter((text) => text.startsWith('ADUAN'))).toHaveLength(7);
  } finally {
    await office.close();
  }
});
