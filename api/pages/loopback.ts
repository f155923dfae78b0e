import type { Request } from 'express';

/** What comes from this very computer, and not through a proxy on it. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/;

/** True for the name or address of this computer itself. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}

/**
 * Headers by which proxies say that they hand a request on, or for whom (RFC 9110 §7.6.3, RFC 7239, RFC 8586,
 * and by custom of proxies, content networks and load balancers). The kind of name, not a list of them: what a
 * browser on this computer sends by itself has none of these words.
 */
const HANDED_ON =
  /^via$|forward|proxy|client-?ip|real-?ip|remote-?(ip|addr|host)|originating|external-address|^cdn-|^cf-|^fastly-|^fly-|^true-|^x-(azure|envoy|amzn|appengine|google|vercel|nf|sucuri|arr)-/;

function isHandedOn(headers: Request['headers']): boolean {
  return Object.keys(headers).some((name) => HANDED_ON.test(name));
}

/** True when the browser runs on this computer: by its address, the name it asked for, and no proxy. */
export function onThisComputer({ socket, headers }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(host) && !isHandedOn(headers);
}
