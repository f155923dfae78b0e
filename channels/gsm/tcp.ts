import { connect, type Socket } from 'node:net';
import { type Line, LineEnds, type LineOpener } from './at/line.ts';

/** Makes a `Line` of a connected socket, at either end. */
export function socketLine(socket: Socket): Line {
  const ends = new LineEnds();
  socket.setNoDelay(true);
  socket.on('data', (bytes) => ends.received(bytes));
  socket.on('error', (error) => ends.ended(error.message));
  socket.on('close', () => ends.ended('connection closed'));
  return {
    write: (bytes) => {
      if (!ends.closed) socket.write(bytes);
    },
    onData: (listener) => ends.onData(listener),
    onClose: (listener) => ends.onClose(listener),
    close: () => {
      socket.destroy();
      ends.ended('closed by us');
    },
  };
}

/** Opens `tcp://host:port`, as a virtual modem in another process or a serial device server offers it. */
export function tcpLine(url: string): LineOpener {
  const { hostname, port } = new URL(url);
  return () =>
    new Promise<Line>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.once('error', (error) =>
        reject(
          new Error(`${url} tidak dapat dibuka, periksa alamat dan modemnya (${error.message})`),
        ),
      );
      socket.once('connect', () => {
        socket.removeAllListeners('error');
        resolve(socketLine(socket));
      });
    });
}
