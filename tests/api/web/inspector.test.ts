import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createHotline } from '../../../api/compose.ts';
import { readSettings } from '../../../api/configuration/settings.ts';
import type { Hotline } from '../../../api/hotline.ts';
import { createWeb } from '../../../api/web/app.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { chartOf, statesBelow } from '../../../machines/chart.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';

/** The inspector over a complaint that came by SMS, with hostile words in it. */

const CITIZEN = '+6281200009001';
const HOSTILE = '<script>alert(1)</script>';

describe('inspector', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;
  let app: ReturnType<typeof createWeb>;

  beforeAll(async () => {
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    const replace = { clock, store: new SqliteStore(':memory:'), modemPoll: 21_600_000 };
    hotline = await createHotline(readSettings({}), () => {}, replace);
    app = createWeb(hotline);
    await hotline.engine.start();
    const phone = hotline.simulation?.network.phone(CITIZEN);
    phone?.send(`JALAN jln rusak parah di pekon basungan pagar dewa ${HOSTILE} hub ${CITIZEN}`);
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
    phone?.send('TAMBAH A001 lubangnya makin dalam pak');
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  });
  afterAll(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(2000);
    await stopping;
    await hotline.store.close();
  });

  const page = async (address: string) => {
    const { status, text } = await request(app).get(address);
    expect({ address, status }).toEqual({ address, status: 200 });
    return text;
  };

  /** States that are lit in the picture. */
  const active = (text: string) =>
    [...text.matchAll(/class="node[^"]*aktif" data-state="([^"]*)"/g)].map(([, state]) => state);

  it('lists every machine with what is in each state', async () => {
    const text = await page('/inspektur');
    expect(text).toMatch(/href="\/inspektur\/complaint">Aduan<\/a> <span>forwarded\.notified 1/);
    expect(text).toMatch(/href="\/inspektur\/modem">Modem<\/a> <span>ready 1/);
  });

  it.each(['complaint', 'conversation', 'report', 'letter', 'line', 'modem'])(
    'draws every state of %s, and says each in words',
    async (name) => {
      const text = await page(`/inspektur/${name}`);
      const machine =
        name === 'modem'
          ? (await import('../../../machines/modem.ts')).modemMachine
          : hotline.engine.instances.kind(name).decider.machine;
      const drawn = new Set([...text.matchAll(/data-state="([^"]*)"/g)].map(([, state]) => state));
      const { root } = chartOf(machine);
      const regions = root.kind === 'parallel' ? root.children.map(({ path }) => path) : [];
      for (const { path } of statesBelow(root)) {
        if (path === '') continue;
        expect(text).toContain(`<dt>${path}`);
        if (!regions.includes(path)) expect(drawn).toContain(path);
      }
    },
  );

  it('lights what a complaint is in, and steps back through its history', async () => {
    const text = await page('/inspektur/complaint/2026-A001');
    expect(active(text)).toEqual(
      expect.arrayContaining(['flow.forwarded', 'flow.forwarded.notified', 'deadline.running']),
    );
    expect(text).toContain('Yang akan terjadi');
    const [, earlier = ''] = /id="langkah-sebelum" href="([^"]+)"/.exec(text) ?? [];
    const before = await page(earlier.replaceAll('&#x3D;', '='));
    expect(before).toContain('Langkah 1');
    expect(before).toContain('id="langkah-sesudah"');
    expect(before).toContain('hanya ditampilkan untuk langkah terakhir');
  });

  it('shows the modem as its driver lives it', async () => {
    const text = await page('/inspektur/modem/sim1');
    expect(active(text)).toEqual(['ready', 'ready.idle']);
    expect(text).toContain('Hotline Virtual GSM Modem');
  });

  it('shows words of citizens as text and no whole number', async () => {
    for (const address of [
      '/inspektur/complaint/2026-A001',
      '/inspektur/complaint/2026-A001?rev=1',
      `/inspektur/conversation/${encodeURIComponent(`conversation:${CITIZEN}`)}`,
      '/inspektur/conversation',
    ]) {
      const text = await page(address);
      expect(text).not.toContain(HOSTILE);
      const shown = text.replaceAll(/href="[^"]*"/g, '');
      expect(shown).not.toContain(CITIZEN);
    }
  });

  it.each([
    '/inspektur/nothing',
    '/inspektur/toString',
    '/inspektur/complaint/2026-A999',
    '/inspektur/letter/2026-A001',
    '/inspektur/complaint/2026-A001?rev=99',
    '/inspektur/complaint/2026-A001?rev=x',
    '/inspektur/modem/sim9',
  ])('knows no %s', async (address) => {
    expect((await request(app).get(address)).status).toBe(404);
  });
});
