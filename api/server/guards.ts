import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { PageError } from '../pages/errors.ts';

/**
 * What browsers are told about every page, and the requests of other web sites that somebody's browser
 * has open at the same time are kept out (decision 0009). Who may do what: `api/pages/access/`.
 */

const SELF = ["'self'"];
const NOBODY = ["'none'"];

/** No inline script or style anywhere; htmx is told the same in layout.hbs. */
const CONTENT = {
  defaultSrc: NOBODY,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: SELF,
  connectSrc: SELF,
  frameSrc: SELF,
  formAction: SELF,
  baseUri: NOBODY,
  frameAncestors: NOBODY,
};

const OWN_HEADERS = {
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  // pages show complaints: nothing of them stays in a cache
  'Cache-Control': 'no-store',
};

const A_YEAR_S = 31_536_000;

/** @param https the pages are reached over HTTPS only: browsers keep to that for a year (RFC 6797) */
export function securityHeaders(https: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: https && { maxAge: A_YEAR_S, includeSubDomains: false },
    }),
    (_request, response, next) => {
      response.set(OWN_HEADERS);
      next();
    },
  ];
}

/** `localhost` or an address: a name of somebody else that points to us (DNS rebinding) is refused. */
export function ownHost(host: string | undefined, names: readonly string[]): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return /^(localhost|\d+(\.\d+){3}|\[[\da-f:.]+\])$/.test(name) || names.includes(name);
}

/** @param names further host names the hotline is reached by */
export function onlyOwnHost(names: readonly string[]): RequestHandler {
  return ({ headers }, _response, next) => {
    if (ownHost(headers.host, names)) next();
    else next(new PageError(421, 'Alamat ini tidak dikenal. Buka lewat alamat komputer hotline.'));
  };
}

/**
 * Lets a changing request in only when a page of ours sent it. Every browser of the last years sends
 * `Sec-Fetch-Site` or at least `Origin` with a POST; a request with neither is no page of ours.
 */
export const onlySameOrigin: RequestHandler = ({ method, headers }, _response, next) => {
  if (method === 'GET' || method === 'HEAD') return next();
  const site = headers['sec-fetch-site'];
  const same =
    site === undefined
      ? headers.origin !== undefined && URL.canParse(headers.origin)
        ? new URL(headers.origin).host === headers.host
        : false
      : site === 'same-origin';
  if (same) next();
  else next(new PageError(403, 'Permintaan ini tidak datang dari halaman hotline, jadi ditolak.'));
};
