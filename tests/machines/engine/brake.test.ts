import { expect, it } from '@jest/globals';
import type { District } from '../../../machines/district.ts';
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
