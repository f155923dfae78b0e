import type { Request } from 'express';

/** What comes from this very computer, and not through a proxy on it. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/;

/** True for the name or address of this computer itself. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}

/** Headers by which proxies say that they hand a request on (RFC 9110 §7.6.3, RFC 7239, and by custom). */
const HANDED_ON = ['via', 'forwarded', 'x-real-ip', 'x-client-ip', 'x-cluster-client-ip'];

function isHandedOn(headers: Request['headers']): boolean {
  return Object.keys(headers).some(
    (name) => HANDED_ON.includes(name) || name.startsWith('x-forwarded-'),
  );
}

/** True when the browser runs on this computer: by its address, the name it asked for, and no proxy. */
export function onThisComputer({ socket, headers }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(host) && !isHandedOn(headers);
}
