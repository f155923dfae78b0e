import type { SerialPort } from 'serialport';
import { type Line, LineEnds, type LineOpener } from './at/line.ts';
import { portHolder } from './port-holder.ts';

/** How the serial port is opened; 8N1 without flow control is what GSM modems expect. */
export interface SerialOptions {
  /** Device path; `/dev/serial/by-id/…` stays the same when the modem is plugged in again. */
  path: string;
  /** Bits per second, 115200 if not given. */
  baudRate?: number;
}

/** Opens a serial port through the `serialport` package, which is loaded only when one is used. */
export function serialLine(options: SerialOptions): LineOpener {
  return async () => {
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({
      path: options.path,
      baudRate: options.baudRate ?? 115200,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
      rtscts: false,
      xon: false,
      xoff: false,
      hupcl: true,
      lock: true,
      autoOpen: false,
    });
    await opened(port, options.path);
    return portLine(port);
  };
}

async function opened(port: SerialPort, path: string): Promise<void> {
  const error = await new Promise<Error | null>((resolve) => port.open(resolve));
  if (error === null) return;
  const holder = /lock|busy/i.test(error.message) ? await portHolder(path) : undefined;
  const told = advice(error.message, holder);
  throw new Error(`${path} tidak dapat dibuka: ${told} (${error.message})`);
}

/** What a person should do, in the words of health pages. */
function advice(message: string, holder = 'program lain'): string {
  if (/lock|busy/i.test(message)) return `modem sedang dipakai ${holder}, hentikan program itu`;
  if (/permission|access denied/i.test(message)) return 'tambahkan pengguna ini ke grup "dialout"';
  if (/no such file|not found/i.test(message))
    return 'periksa apakah modem tertancap dan alamat port benar';
  return 'periksa kabel dan alamat port';
}

/**
 * Nothing waits for the callbacks of `write`, `set` or `close`: after an unplug they never come
 * (measured with serialport 13; the driver times every command itself).
 */
function portLine(port: SerialPort): Line {
  const ends = new LineEnds();
  port.on('data', (bytes: Buffer) => ends.received(bytes));
  port.on('error', (error) => ends.ended(error.message));
  port.on('close', (error?: Error | null) => ends.ended(error?.message ?? 'port closed'));
  // Many modems stay silent without DTR; a pty has none and answers with an error nobody needs.
  port.set({ dtr: true, rts: true }, () => {});
  return {
    write: (bytes) => {
      if (!ends.closed && port.isOpen) port.write(Buffer.from(bytes));
    },
    onData: (listener) => ends.onData(listener),
    onClose: (listener) => ends.onClose(listener),
    close: () => {
      if (port.isOpen) port.close(() => {});
      ends.ended('closed by us');
    },
  };
}
