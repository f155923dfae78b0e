import type { EngineHealth } from '../../../machines/engine/engine.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Store, StoreStatus } from '../../../store/ports/store.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Finding } from '../../office/data/checks/daily-checks.ts';
import { knownIdentity } from '../../office/identity.ts';
import { opensAll, oversees } from '../../office/people/page-rights.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { clockWords } from '../../office/words/clock-words.ts';
import { workerWord } from '../../office/words/engine-words.ts';
import { PageError } from '../../pages/errors.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/**
 * `/sistem`: whether everything works, at one glance; `/kesehatan`: the same for programs, in one
 * word for those that do not sign in.
 */

/** How the store is; null when it cannot be reached, which must not take this page down. */
async function storeStatus(store: Store): Promise<StoreStatus | null> {
  try {
    await store.ping();
    return await store.status();
  } catch {
    return null;
  }
}

interface Health {
  engine: EngineHealth;
  /** What is wrong with the store's file or its disk. */
  findings: Finding[];
  store: StoreStatus | null;
  /** `ok`, `degraded`: something waits; `down`: nothing can be stored. */
  status: 'ok' | 'degraded' | 'down';
}

async function healthOf({ engine, store, care }: Hotline): Promise<Health> {
  const health = engine.health();
  const status = await storeStatus(store);
  const findings = care?.findings() ?? [];
  const well =
    health.running &&
    findings.length === 0 &&
    health.failing.length === 0 &&
    health.paused.length === 0 &&
    health.clock === null &&
    health.channels.every(({ ready }) => ready);
  return {
    engine: health,
    findings,
    store: status,
    status: status === null ? 'down' : well ? 'ok' : 'degraded',
  };
}

async function overviewView(hotline: Hotline): Promise<View> {
  const { simulation, rules } = hotline;
  const { engine, findings, store, status } = await healthOf(hotline);
  const { office } = rules.district;
  return {
    status,
    office,
    simulation:
      simulation === null ? null : { hotlineNumber: maskNumber(simulation.hotlineNumber) },
    running: engine.running,
    clock: engine.clock === null ? null : clockWords(rules.calendar, engine.clock),
    findings,
    store,
    storeName: store?.kind === 'mongo' ? 'MongoDB' : 'SQLite (tertanam)',
    channels: engine.channels.map(({ name, ready, detail, signal, memory }) => ({
      name,
      ready,
      detail,
      signal: signal ?? null,
      memory: memory ?? null,
      pause: engine.paused.find(({ line }) => line === name) ?? null,
    })),
    failing: engine.failing.map(({ worker, failures }) => ({
      name: workerWord(worker),
      failures,
    })),
  };
}

export function overviewRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/sistem', { for: oversees }, async (_request, response) => {
    response.send(views.page('depan', 'Keadaan sistem', await overviewView(hotline)));
  });
  pages.post('/sistem/jam-benar', { noted: 'clock.confirmed' }, async (_request, response) => {
    const doubted = await hotline.engine.confirmClock();
    if (!doubted) throw new PageError(409, 'Jam komputer sudah tidak diragukan.');
    response.redirect(303, '/sistem');
  });
  pages.get('/kesehatan', { for: 'anyone' }, async (request, response) => {
    const { engine, findings, store, status } = await healthOf(hotline);
    response.status(status === 'down' ? 503 : 200);
    const identity = knownIdentity(request);
    if (identity === undefined || !opensAll(personAtDesk(identity)))
      return response.json({ status });
    response.json({
      status,
      simulated: hotline.simulation !== null,
      running: engine.running,
      failing: engine.failing,
      channels: engine.channels,
      paused: engine.paused,
      clock: engine.clock,
      findings,
      store,
    });
  });
  return pages;
}
