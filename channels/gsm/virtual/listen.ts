import { type AddressInfo, createServer } from 'node:net';
import { socketLine } from '../tcp.ts';
import type { VirtualModem } from './modem.ts';

/** A virtual modem that other processes can open as `tcp://host:port`. */
export interface ListeningModem {
  host: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Offers a modem on TCP. The newest connection has the modem, as if the cable were moved to it.
 * @param port 0 for a free one
 */
export function listenVirtualModem(
  modem: VirtualModem,
  host = '127.0.0.1',
  port = 0,
): Promise<ListeningModem> {
  const server = createServer((socket) => modem.attach(socketLine(socket)));
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`virtual modem cannot listen on ${host}:${port}: ${error.message}`)),
    );
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          modem.unplug();
          server.close(() => closed());
        });
      resolve({ host, port: address.port, close });
    });
  });
}
