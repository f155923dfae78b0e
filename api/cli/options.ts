import { InvalidArgumentError } from 'commander';

/** Values of options that several commands have. */

/** Where to listen. */
export interface Address {
  host: string;
  port: number;
}

/** `HOST:PORT` or `PORT`; port 0 takes free ones. */
export function readAddress(given: string): Address {
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(given) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError('must be HOST:PORT or PORT.');
  return { host: host ?? '127.0.0.1', port: Number(port) };
}

/** A whole number that is not negative. */
export function readCount(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('must be a whole number.');
  return Number(given);
}
