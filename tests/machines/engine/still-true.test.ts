import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** What was decided before and is no longer true, or no longer for its receiver, when its turn comes. */

const CITIZEN = '+6281200009001';
const ADMIN = '+6281200000001';
const OFFICER = '+6281200000101';
const HEAD = '+6281200000100';
const OVERSIGHT = '+6281200000281';
const ROAD = 'JALAN jalan di pekon hanakau sukau rusak parah';
const LONG = `${ROAD} dekat balai pekon, sudah tiga bulan warga menunggu, kendaraan sering terperosok, anak sekolah jatuh, mohon segera diperbaiki sebelum musim hujan karena aspal habis`;
const HOUR = 3_600_000;

describe('an SMS whose turn has come', () => {
  let office: PaperOffice;
  beforeEach(async () => {
    office = await PaperOffice.open();
  });
  afterEach(() => office.close());

  async function about(complaint: string, phone: string): Promise<OutboxEntry[]> {
    const all = await office.hotline.store.outbox.of(complaint);
    return all.filter(({ to, type }) => type === 'sms' && to === phone);
  }

  async function fates(complaint: string, phone: string): Promise<string[]> {
    const entries = await about(complaint, phone);
    return entries.map(({ params, state, error }) => {
      const { message } = JSON.parse(params) as { message: { template: string } };
      return `${message.template}: ${state}${error === null ? '' : `, ${error}`}`;
    });
  }

  it('is withdrawn when the complaint has turned secret meanwhile, and nothing is recalled that never left', async () => {
    office.line.on = false;
    await office.sms(CITIZEN, ROAD);
    await office.sms(CITIZEN, 'TAMBAH A001 RAHASIA kabid minta fee zamrud');
    office.line.on = true;
    await office.pass(HOUR);
    expect(office.received(OFFICER)).toEqual([]);
    expect(await fates('2026-A001', OFFICER)).toEqual([
      'skpd-tugas: withdrawn, tidak dikirim: penerima tidak (lagi) berhak atas aduan ini',
      'skpd-dibatalkan: withdrawn, tidak dikirim: penerima belum pernah menerima tugas ini',
    ]);
    expect(office.received(CITIZEN).join()).toContain('RAHASIA');
    expect(office.received(ADMIN).join()).toContain('A001');
  });

  it('ends between two of its parts, and is recalled', async () => {
    office.line.on = false;
    await office.sms(CITIZEN, LONG);
    office.line.beforePart = async (to, index) => {
      if (to !== OFFICER || index !== 1) return;
      office.line.beforePart = () => Promise.resolve();
      const by = { role: 'citizen' as const, phone: CITIZEN };
      const reading = { ...(await office.complaint('2026-A001')).reading, flags: ['secret'] };
      await office.hotline.engine.request(
        '2026-A001',
        { type: 'citizen.add', text: 'RAHASIA kabid minta fee zamrud', reading },
        by,
        'turns',
      );
    };
    office.line.on = true;
    await office.rest();
    await office.pass(HOUR);
    const left = office.received(OFFICER);
    expect(left[0]).toContain('ADUAN A001');
    expect(left).toHaveLength(2);
    expect(left[1]).toMatch(/A001/);
    expect(left[1]).not.toMatch(/aspal|RAHASIA/);
    const [task] = await about('2026-A001', OFFICER);
    expect(task).toMatchObject({ state: 'withdrawn', parts: [{ reference: expect.any(String) }] });
  });

  it('is recalled where it has left before', async () => {
    await office.sms(CITIZEN, ROAD);
    await office.sms(CITIZEN, 'TAMBAH A001 RAHASIA kabid minta fee zamrud');
    const left = office.received(OFFICER);
    expect(left).toHaveLength(2);
    expect(left[1]).not.toMatch(/rahasia|inspektorat|zamrud|fee/i);
    expect(office.received(OVERSIGHT).join()).toContain('zamrud');
  });

  it('leaves out of a list what may no longer be in it', async () => {
    await office.sms(CITIZEN, ROAD);
    await office.sms('+6281200009002', 'JALAN jalan di pekon lombok lumbok seminung rusak parah');
    office.line.on = false;
    await office.sms(OFFICER, 'DAFTAR');
    await office.sms(CITIZEN, 'TAMBAH A001 RAHASIA kabid minta fee zamrud');
    const before = office.line.left.length;
    office.line.on = true;
    await office.pass(HOUR);
    const later = office.line.left.slice(before).filter(({ to }) => to === OFFICER);
    const list = later.map(({ text }) => text).find((text) => text.includes('A002'));
    expect(list).toBeDefined();
    expect(list).not.toContain('A001');
  });

  it('is dropped where it was overtaken, with the reason in the history; receipts are not', async () => {
    office.line.on = false;
    await office.sms(CITIZEN, ROAD);
    const pupr = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;
    await office.press(pupr, '/aduan/2026-A001/tindakan/jawab', {
      isi: 'sudah kami tambal kemarin',
    });
    office.line.on = true;
    await office.pass(HOUR);
    expect(await fates('2026-A001', OFFICER)).toEqual([
      'skpd-tugas: withdrawn, tidak dikirim: aduan sudah dijawab',
    ]);
    const citizen = await fates('2026-A001', CITIZEN);
    expect(citizen).toContain('terima-diteruskan: sent');
    const admin = { user: 'admin', role: 'admin', agency: null } as const;
    const page = await office.get(admin, '/aduan/2026-A001');
    expect(page.text).toContain('tidak dikirim: aduan sudah dijawab');
    expect(page.text).toContain('ditarik');
  });

  it('reminds of nothing that is done meanwhile, and says the rest in one SMS', async () => {
    await office.sms(CITIZEN, ROAD);
    await office.sms('+6281200009002', 'JALAN jalan di pekon lombok lumbok seminung rusak parah');
    await office.sms('+6281200009003', 'JALAN jalan di pekon kenali belalau rusak parah');
    office.line.on = false;
    await office.pass(3 * 24 * HOUR);
    const pupr = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;
    await office.press(pupr, '/aduan/2026-A002/tindakan/jawab', {
      isi: 'sudah kami tambal kemarin',
    });
    const before = office.line.left.length;
    office.line.on = true;
    await office.pass(HOUR);
    const later = office.line.left.slice(before).filter(({ to }) => to === OFFICER || to === HEAD);
    expect(later.length).toBeGreaterThan(0);
    for (const { text } of later) expect(text).not.toContain('A002');
    expect(later.map(({ text }) => text).join()).toMatch(/A001.*A003/);
  });
});
