import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { PageError } from '../errors.ts';

/** How often one address may try what strangers may try: to sign in, to look up a paper. Kept in memory. */

const WINDOW_MS = 15 * 60_000;
export const FAILURES_PER_ADDRESS = 30;

/** Papers that one address may look up: an office checks a file of letters, nobody tries codes. */
export const LOOKS_PER_ADDRESS = 60;

/** Counts answers of status 400 and above; then the address waits. */
export function limitFailures(): RequestHandler {
  return limited(FAILURES_PER_ADDRESS, true);
}

/** Counts every answer; then the address waits. */
export function limitLooks(): RequestHandler {
  return limited(LOOKS_PER_ADDRESS, false);
}

function limited(limit: number, skipSuccessfulRequests: boolean): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    skipSuccessfulRequests,
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
