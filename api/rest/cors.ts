import type { RequestHandler } from 'express';

/**
 * Pages of other web sites may read the API only where the settings name their origin. Tokens are sent by the page
 * itself: no cookie ever counts, so credentials of browsers are never allowed.
 */

const ALLOWED = {
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, If-None-Match',
  'Access-Control-Max-Age': '600',
};
const SHOWN =
  'ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate';

/** @param origins `https://portal.example`, as browsers write them */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (origins.length > 0) response.vary('Origin');
    const origin = request.get('Origin');
    if (origin === undefined || !origins.includes(origin)) return next();
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': SHOWN,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (request.method !== 'OPTIONS') return next();
    response.status(204).set(ALLOWED).end();
  };
}
