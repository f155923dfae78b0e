import { expect, it } from '@jest/globals';
import type { District } from '../../../machines/district/district.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** Hundreds tell of the same: the office gets few SMS that count, each citizen his receipt. */

const ADMIN = '+6281200000001';
const OFFICER = '+6281200000101';
const MINUTE = 60_000;

const few = (district: District): District => ({
  ...district,
  policy: { ...district.policy, crowdHourly: 3 },
});

const VILLAGES = ['hanakau sukau', 'kenali belalau', 'lombok lumbok seminung'];
const OTHERS = ['basungan pagar dewa', 'kegeringan batu brak', 'buay nyerupa sukau'];
const LAST = ['tanjung raya sukau', 'canggu batu brak', 'sukarami balik bukit'];

it('beyond the ceiling tasks to one officer go out as one, receipts one by one', async () => {
  const office = await PaperOffice.open(few);
  try {
    const phones = [...VILLAGES, ...OTHERS, ...LAST].map((place, n) => ({
      place,
      phone: `+628120000920${n}`,
    }));
    for (const { place, phone } of phones)
      await office.sms(phone, `JALAN di pekon ${place} rusak parah`);
    for (const { phone } of phones) expect(office.received(phone)).toHaveLength(1);
    expect(office.received(OFFICER).filter((text) => text.startsWith('ADUAN'))).toHaveLength(3);
    expect(office.received(OFFICER)).toHaveLength(3);
    await office.pass(6 * MINUTE);
    expect(office.received(OFFICER).slice(3)).toEqual([
      expect.stringMatching(
        /^6 aduan JALAN, lihat meja: A004, A005, A006, A007, A008, A009\. Balas satu per satu: JAWAB no/,
      ),
    ]);
    const bundled = await office.hotline.store.outbox.list({ state: 'bundled', limit: 20 });
    expect(bundled).toHaveLength(5);
    // the next hour begins anew
    await office.pass(61 * MINUTE);
    await office.sms('+6281200009299', 'JALAN di pekon way mengaku balik bukit rusak parah');
    expect(office.received(OFFICER).at(-1)).toMatch(/^ADUAN A010/);
  } finally {
    await office.close();
  }
});

it('danger elsewhere is not held up by a crowd, and a crowd waits no longer than a minute', async () => {
  const office = await PaperOffice.open(few);
  try {
    const here = ['hanakau', 'buay nyerupa', 'tanjung raya', 'hanakau', 'buay nyerupa'];
    for (const [n, village] of here.entries())
      await office.sms(
        `+628120000930${n}`,
        `TOLONG kebakaran besar di pekon ${village} sukau, orang terjebak`,
      );
    const alarms = () => office.received(ADMIN).filter((text) => text.startsWith('DARURAT?'));
    expect(alarms()).toHaveLength(3);
    await office.sms('+6281200009399', 'TOLONG kebakaran besar di pasar liwa, orang terjebak');
    expect(alarms()).toHaveLength(4);
    expect(alarms().at(-1)).toContain('Balik Bukit');
    await office.pass(MINUTE);
    expect(alarms().slice(4)).toEqual([
      expect.stringMatching(
        /^DARURAT\? 2 laporan BENCANA di Sukau, lihat meja: A004, A005\. Segera/,
      ),
    ]);
  } finally {
    await office.close();
  }
});
