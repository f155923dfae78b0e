import { createServer, type RequestListener, type Server } from 'node:http';
import { ToldError } from '../../machines/base/told-error.ts';
import type { Tongue } from './tongue.ts';

/** Where the pages are reached; what keeps them from it is told in a sentence with a way out. */

/** The pages cannot be reached at this address; the message says what to do. */
export class ListenError extends ToldError {
  override readonly name = 'ListenError';
}

export interface Address {
  host: string;
  port: number;
}

type Told = (address: Address) => Record<Tongue, string>;

const UNKNOWN_HOST: Told = ({ host }) => ({
  en: `HOST=${host} is no address of this computer. For this computer alone: HOST=127.0.0.1 npm start; for others too: HOST=0.0.0.0 npm start`,
  id: `HOST=${host} bukan alamat komputer ini. Untuk komputer ini saja: HOST=127.0.0.1 npm start; juga untuk yang lain: HOST=0.0.0.0 npm start`,
});
const NO_FILES: Told = () => ({
  en: 'This computer lets the hotline open no more files. Raise the limit: ulimit -n 4096, or LimitNOFILE=4096 in the unit.',
  id: 'Komputer ini tidak mengizinkan hotline membuka berkas lagi. Naikkan batasnya: ulimit -n 4096, atau LimitNOFILE=4096 di unit.',
});

/** By the error of the system. */
const CAUSES: Record<string, Told> = {
  EADDRINUSE: ({ host, port }) => ({
    en: `Port ${port} of ${host} is used by another program, perhaps by another hotline. Use another one: PORT=${port + 1} npm start`,
    id: `Port ${port} di ${host} sedang dipakai program lain, mungkin hotline yang lain. Pakai port lain: PORT=${port + 1} npm start`,
  }),
  EACCES: ({ port }) => ({
    en: `Port ${port} is kept for administrators. Use one above 1023: PORT=8080 npm start`,
    id: `Port ${port} khusus untuk administrator. Pakai yang di atas 1023: PORT=8080 npm start`,
  }),
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  EADDRNOTAVAIL: UNKNOWN_HOST,
  EMFILE: NO_FILES,
  ENFILE: NO_FILES,
};

/** The same error in words; as it is where nothing is known about it. */
export function listenError(error: unknown, address: Address, tongue: Tongue): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const told = CAUSES[code]?.(address)[tongue];
  return told === undefined ? error : new ListenError(told, { cause: error });
}

/**
 * Resolves when the pages can be reached.
 * @param failed hears what goes wrong later; no page, and no SMS, ends with it
 * @throws ListenError
 */
export async function listen(
  answer: RequestListener,
  address: Address,
  tongue: Tongue,
  failed: (error: unknown) => void,
): Promise<Server> {
  const server = createServer(answer);
  server.listen(address.port, address.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error) => reject(listenError(error, address, tongue)));
  });
  server.on('error', (error) => failed(listenError(error, address, tongue)));
  return server;
}
