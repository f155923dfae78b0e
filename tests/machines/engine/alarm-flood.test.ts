import { expect, it } from '@jest/globals';
import type { District } from '../../../machines/district/district.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** Whoever shouts DARURAT from many numbers and of many things: nobody gets an SMS for each, and none is lost. */

const ADMIN = '+6281200000001';
const MINUTE = 60_000;

const few = (district: District): District => ({
  ...district,
  policy: { ...district.policy, alarmHourly: 4, alarmMinutes: [300], alarmSlowest: 1440 },
});

const SHOUTS = [
  'TOLONG kebakaran besar di pekon hanakau sukau, orang terjebak',
  'DARURAT orang tenggelam di sungai, tolong',
  'TOLONG longsor menimpa rumah di kenali belalau, ada orang di dalam',
  'TOLONG banjir bandang di pekon basungan pagar dewa, orang hanyut',
  'TOLONG kebakaran besar di pasar liwa, orang terjebak',
  'DARURAT pohon tumbang menimpa orang, tolong',
];

it('beyond the ceiling of an hour alarms go out together, with their number, and the admin hears of all', async () => {
  const office = await PaperOffice.open(few);
  try {
    for (let n = 0; n < 24; n += 1)
      await office.sms(`+6281200009${300 + n}`, SHOUTS[n % SHOUTS.length] ?? '');
    const alarms = () => office.received(ADMIN).filter((text) => text.startsWith('DARURAT?'));
    expect(alarms()).toHaveLength(4);
    await office.pass(3 * MINUTE);
    expect(alarms().slice(4)).toEqual([
      expect.stringMatching(/^DARURAT\? 20 laporan.*, lihat meja: A005, A006/),
    ]);
    const bundled = await office.hotline.store.outbox.list({ state: 'bundled', limit: 100 });
    expect(bundled.filter(({ to }) => to === ADMIN)).toHaveLength(19);
    // who shouted has his receipt, and the desk has each
    for (let n = 0; n < 24; n += 1)
      expect(office.received(`+6281200009${300 + n}`)).toHaveLength(1);
    const { items } = await office.hotline.store.instances.find(
      { machine: 'complaint', tag: 'openEmergency' },
      { order: 'created', limit: 100 },
    );
    expect(items).toHaveLength(24);
    // whom else it floods is told of once
    const told = office.received(ADMIN).filter((text) => text.startsWith('Banjir darurat'));
    expect(new Set(told).size).toBe(told.length);
    // the next one waits its minutes at most, and the next hour begins anew
    await office.pass(64 * MINUTE);
    await office.sms('+6281200009399', SHOUTS[0] ?? '');
    expect(alarms().at(-1)).toMatch(/^DARURAT\? SMS masuk A025/);
  } finally {
    await office.close();
  }
});

it('whom a secret danger needs is called again, without a word of it, until somebody sees to it', async () => {
  const office = await PaperOffice.open();
  try {
    const { contacts } = office.hotline.rules.district;
    const phoneOf = (agency: string) =>
      contacts.find((one) => one.agency === agency && one.role === 'officer')?.phone ?? '';
    await office.sms(
      '+6281200009001',
      'RAHASIA tolong rumah saya dibakar orang suruhan kadis pupr sekarang api besar ada anak terjebak di pekon hanakau sukau',
    );
    const calls = () => office.received(phoneOf('BPBD'));
    expect(calls()).toHaveLength(1);
    await office.pass(60 * MINUTE);
    expect(calls().length).toBeGreaterThan(1);
    for (const text of calls()) expect(text).toMatch(/^DARURAT: ada keadaan yg perlu BPBD\./);
    expect(calls().join()).not.toMatch(/A001|hanakau|sukau|api|pupr/i);
    await office.sms(phoneOf('INSPEKTORAT'), 'SIAP A001');
    const { length } = calls();
    await office.pass(12 * 60 * MINUTE);
    expect(calls()).toHaveLength(length);
  } finally {
    await office.close();
  }
});
