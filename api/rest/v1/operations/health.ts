import type { z } from 'zod';
import type { Hotline } from '../../../hotline/hotline.ts';
import { linesSeen } from '../common/metrics/lines.ts';
import { operation } from '../common/operation.ts';
import { health } from '../schemas/health.ts';

/** Liveness for monitoring; open to everybody, so nothing in it is about anybody. */

async function healthOf(hotline: Hotline): Promise<z.infer<typeof health>> {
  const { store, engine, care } = hotline;
  const { running, failing, clock } = engine.health();
  // rejects while it is down: that is answered with 503
  await store.ping();
  const lines = await linesSeen(hotline);
  const modems = lines.map(({ name, state, ready }) => ({ name, state, ready }));
  const cared = (care?.findings() ?? []).length === 0;
  const timely = clock === null;
  const whole =
    running && timely && failing.length === 0 && cared && modems.some(({ ready }) => ready);
  return {
    status: whole ? 'ok' : 'degraded',
    engine: { running, failing: failing.map(({ worker }) => worker) },
    modems,
  };
}

export const getHealth = operation({
  id: 'getHealth',
  method: 'get',
  path: '/health',
  tag: 'health',
  summary: 'Tell whether the hotline works',
  description: 'Answers 503 while the store cannot be used; SMS are safe meanwhile.',
  scope: null,
  success: { status: 200, description: 'How it is.', schema: health },
  problems: [],
  async handle({ services }) {
    return { body: await healthOf(services.hotline) };
  },
});
