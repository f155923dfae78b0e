import type { Request } from 'express';

/** What comes from this very computer, and not through a proxy on it. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/;

/** True for the name or address of this computer itself. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}

/** True when the browser runs on this computer: by its address, the name it asked for, and no proxy. */
export function onThisComputer({ socket, headers }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const proxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(host) && !proxied;
}
