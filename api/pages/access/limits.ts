import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { PageError } from '../errors.ts';

/** How often one address may fail to sign in, whatever names it tries; kept in memory. */

const WINDOW_MS = 15 * 60_000;
export const FAILURES_PER_ADDRESS = 30;

/** Counts answers of status 400 and above; then the address waits. */
export function limitFailures(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILURES_PER_ADDRESS,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // a proxy that is not configured is one address, which is what a stranger's header must not change
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) =>
      next(
        new PageError(429, 'Terlalu banyak percobaan dari alamat ini. Coba lagi 15 menit lagi.'),
      ),
  });
}
