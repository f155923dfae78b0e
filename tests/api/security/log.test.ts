import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createWeb } from '../../../api/server/app.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { createLog } from '../../../api/start/log.ts';
import { type FaultName, NAMED_FAULTS } from '../../../channels/gsm/virtual/fault-names.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { AS_ADMIN } from '../desk/fixture.ts';
import { WHOLE_NIK, WHOLE_NUMBER } from './furnished.ts';

/** Whatever happens, the log has no whole number in it: it is sent to whoever is asked for help. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const MINUTE = 60_000;
const FAULTS: FaultName[] = ['error-though-sent', 'garbage', 'hang-after-pdu', 'reset-though-sent'];

describe('the log', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;
  let lines: string[];

  beforeEach(async () => {
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    lines = [];
    const log = createLog('debug', { write: (line) => lines.push(line) });
    const store = new SqliteStore(':memory:');
    hotline = await createHotline(readSettings({}), log, { clock, store, random: () => 0 });
    await hotline.engine.start();
  });
  afterEach(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(2000);
    await stopping;
    await hotline.store.close();
  });

  async function send(from: string, text: string): Promise<void> {
    hotline.simulation?.network.phone(from).send(text);
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  }

  it('hides numbers while SMS go both ways and the modem refuses, hangs and talks nonsense', async () => {
    const modem = hotline.simulation?.modem;
    await send(CITIZEN, 'JALAN jln rusak di pekon basungan, NIK 1804123456789012 hub 081200009001');
    for (const name of FAULTS) {
      const fault = NAMED_FAULTS[name];
      if (fault !== undefined) modem?.faults.add(fault);
      await send(OFFICER, 'PROSES A001 alat di jalan, hub 0812-0000-9001');
      await clock.advance(2 * MINUTE);
    }
    await send(OFFICER, 'JAWAB A999 nomor salah, hub 081200009001');
    await send('TELKOMSEL', 'Sisa pulsa Rp5.000, hub +62 812 0000 9001');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).not.toMatch(WHOLE_NUMBER);
      expect(line).not.toMatch(WHOLE_NIK);
    }
  });

  it('hides numbers in addresses and errors of pages', async () => {
    const app = createWeb(hotline, AS_ADMIN);
    hotline.store.instances.find = () => Promise.reject(new Error('failed for 0812-0000-9001'));
    for (const path of ['/aduan', '/aduan/+6281200009001', '/surat/081200009001', '/'])
      await request(app).get(path);
    expect(lines.some((line) => line.includes('failed for'))).toBe(true);
    for (const line of lines) expect(line).not.toMatch(WHOLE_NUMBER);
  });
});
