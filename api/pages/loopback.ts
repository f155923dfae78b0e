import type { Request } from 'express';

/** What comes from this very computer, and not through a proxy on it. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/;

/** True for the name or address of this computer itself. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}

/**
 * Headers that browsers, htmx, curl, programs and Prometheus send of themselves (RFC 9110, Fetch metadata, client hints).
 * Whoever hands a request on adds others, under ever new names: what is not here may be such a one, so that a request
 * with it is not from this computer.
 */
const OWN = new Set(
  [
    'host connection keep-alive upgrade-insecure-requests user-agent referer origin cookie authorization from date',
    'accept accept-language accept-encoding accept-charset accept-ch cache-control pragma dnt te trailer priority',
    'content-type content-length content-encoding content-language content-disposition transfer-encoding expect',
    'if-match if-none-match if-modified-since if-unmodified-since if-range range prefer',
    'last-event-id idempotency-key access-control-request-method access-control-request-headers',
    'purpose x-purpose x-moz alt-used save-data ect rtt downlink dpr width viewport-width device-memory',
    'x-requested-with x-prometheus-scrape-timeout-seconds',
  ].flatMap((line) => line.split(' ')),
);
const OWN_KIND = /^(?:sec|hx|access-control-request)-[\w-]+$/;

function isHandedOn(headers: Request['headers']): boolean {
  return Object.keys(headers).some((name) => !OWN.has(name) && !OWN_KIND.test(name));
}

/** True when the browser runs on this computer: by its address, the name it asked for, and no proxy. */
export function onThisComputer({ socket, headers }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(host) && !isHandedOn(headers);
}
