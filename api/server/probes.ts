import type { RequestHandler } from 'express';
import type { Hotline } from '../hotline/hotline.ts';

/**
 * For programs that look after others (systemd, a load balancer), apart: `/livez` says that the process answers,
 * `/readyz` that its parts work. Of a modem, without which the pages work, neither speaks; neither waits for the store, asks who it is that asks, or says anything
 * about anybody: so they stand before the gate, and are no pages.
 */
export function probes({ engine }: Pick<Hotline, 'engine'>): RequestHandler {
  return ({ method, path }, response, next) => {
    if (method !== 'GET' || (path !== '/livez' && path !== '/readyz')) return next();
    const { running, failing } = engine.health();
    const waits = failing.map(({ worker }) => worker);
    const well = path === '/livez' || (running && waits.length === 0);
    const why = running ? waits.join(', ') : 'not running';
    response
      .status(well ? 200 : 503)
      .type('text')
      .send(well ? 'ok\n' : `not ready: ${why}\n`);
  };
}
