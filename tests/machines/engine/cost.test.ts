import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { type CountingStore, countingStore, total } from '../../support/counting-store.ts';

/** What the engine asks of its store: for one SMS with its complaint, and while nothing happens. */

const HOUR = 3_600_000;
const CITIZEN = '+6281200009001';

let clock: SimulatedClock;
let counting: CountingStore;
let hotline: Hotline;

async function start(enginePoll: number): Promise<void> {
  // Monday 23 November 2026, 09.00 WIB
  clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
  counting = countingStore(new SqliteStore(':memory:'));
  const { store } = counting;
  const replace = { clock, store, modemPoll: 6 * HOUR, enginePoll, random: () => 0 };
  hotline = await createHotline(readSettings({}), () => {}, replace);
  for (const channel of hotline.channels) clock.waitsFor(channel);
  clock.waitsFor(hotline.engine);
  await hotline.engine.start();
  await clock.advance(3 * 60_000);
  counting.take();
}

afterEach(async () => {
  const stopping = hotline.engine.stop();
  await clock.advance(200_000);
  await stopping;
  await hotline.store.close();
});

describe('one SMS with its complaint', () => {
  beforeEach(() => start(24 * HOUR));

  it('wakes those who have work by it, and no other', async () => {
    hotline.simulation?.network
      .phone(CITIZEN)
      .send('JALAN jln rusak parah di pekon basungan pagar dewa');
    await clock.advance(60_000);
    const calls = counting.take();
    expect(await hotline.store.instances.load('2026-A001')).toMatchObject({ status: 'active' });
    const sent = await hotline.store.outbox.list({ state: 'delivered', limit: 10 });
    expect(sent.map(({ to }) => to)).toContain(CITIZEN);
    // before workers were woken by name it was 121 calls, of which 84 found nothing
    expect(calls).toMatchObject({
      'inbox.receive': 1,
      'instances.commit': 3,
      'inbox.settle': 1,
      'outbox.handingOver': 2,
    });
    for (const idle of [
      'timers.due',
      'inbox.expireParts',
      'outbox.unconfirmed',
      'records.removeExpired',
    ])
      expect(Object.keys(calls)).not.toContain(idle);
    // 33 by the workers; 10 more ask, for both SMS, whether they may still go out (`still-true.ts`)
    expect(total(calls)).toBeLessThanOrEqual(44);
  });
});

describe('an idle hotline', () => {
  beforeEach(() => start(1000));

  it('looks ever more rarely', async () => {
    await clock.advance(60_000);
    const calls = counting.take();
    // 546 a minute when everybody looked each second
    expect(total(calls)).toBeLessThanOrEqual(60);
    for (const needed of ['inbox.claim', 'outbox.claim', 'timers.due', 'inbox.expireParts'])
      expect(calls[needed]).toBeGreaterThanOrEqual(3);
  });
});
