import { expect, it } from '@jest/globals';
import { PaperOffice } from '../../support/paper-office.ts';

/** Secrets that were read before the pack had names for its own people: at the next start they accuse the office. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const OVERSEER = '+6281200000281';
const CITIZEN = '+6281200009001';
const TEXT = 'rahasiakan nama saya, operator hotline minta uang 100rb supaya laporan saya naik';

it('they are the admin’s no more, are with the overseer, and the history says so', async () => {
  const office = await PaperOffice.open((pack) => ({
    ...pack,
    office: { ...pack.office, accusedAs: {} },
  }));
  try {
    await office.sms(CITIZEN, TEXT);
    await office.sms('+6281200009002', 'tolong rahasiakan nama saya, jalan rusak di pekon hanakau');
    const status = async (ticket: string) =>
      (await office.get(ADMIN, `/aduan/2026-${ticket}`)).status;
    expect([await status('A001'), await status('A002')]).toEqual([200, 200]);

    await office.restart((pack) => pack);
    expect([await status('A001'), await status('A002')]).toEqual([404, 200]);
    const { agency, givenTo, reading } = await office.complaint('2026-A001');
    expect([agency, givenTo]).toEqual(['INSPEKTORAT', 'INSPEKTORAT']);
    expect(reading.flags.filter((flag) => flag === 'accusesOffice')).toHaveLength(1);
    const history = await office.hotline.store.instances.history('2026-A001');
    expect(history.filter(({ type }) => type === 'pack.accused')).toHaveLength(1);
    expect(office.received(OVERSEER).join()).toContain('A001');

    // once is enough
    await office.restart((pack) => pack);
    expect(await office.hotline.store.instances.history('2026-A001')).toHaveLength(history.length);
  } finally {
    await office.close();
  }
});
