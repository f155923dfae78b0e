import type { CookieOptions, Request, Response } from 'express';

/** The cookie that carries a session's secret; no script can read it, no other site can send it. */

export interface SessionCookie {
  /** Empty when the browser brought none. */
  read(request: Request): string;
  write(response: Response, secret: string): void;
  clear(response: Response): void;
}

/**
 * @param secure only over HTTPS; the name then begins with `__Host-`, which browsers take from this
 * very host and over HTTPS only (RFC 6265bis §4.1.3.2)
 */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-sesi' : 'sesi';
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  return {
    read({ headers }) {
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const found = pairs.find((pair) => pair.startsWith(`${name}=`));
      return found?.slice(name.length + 1) ?? '';
    },
    // without an end: the browser forgets it when it is closed
    write: (response, secret) => response.cookie(name, secret, options),
    clear: (response) => response.clearCookie(name, options),
  };
}
