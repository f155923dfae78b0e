import type { Line } from '../../channels/gsm/at/line.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';

/** Bytes on the line: written by the hotline, or by the modem. */
export type Watcher = (from: 'host' | 'modem', text: string) => void;

/** A virtual modem that lets a test see every byte before it goes on its way. */
export class WatchedModem extends VirtualModem {
  watcher: Watcher = () => {};

  override attach(line: Line): void {
    super.attach({
      ...line,
      write: (bytes) => {
        this.watcher('modem', Buffer.from(bytes).toString('latin1'));
        line.write(bytes);
      },
      onData: (listener) =>
        line.onData((bytes) => {
          this.watcher('host', Buffer.from(bytes).toString('latin1'));
          listener(bytes);
        }),
    });
  }
}
