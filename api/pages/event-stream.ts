import type { Request, Response } from 'express';

/** Server-sent events (WHATWG HTML §9.2) to one open page. */

/** Proxies and browsers drop silent connections; a comment keeps them. */
const HEARTBEAT_MS = 20_000;
const RETRY_MS = 2_000;

/** Begins the stream, and keeps it open until the page is closed. */
export function openEventStream(request: Request, response: Response, closed: () => void): void {
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const beat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS).unref();
  request.on('close', () => {
    clearInterval(beat);
    closed();
  });
}

/** @param event name that the page listens to; a message without one where left out */
export function sendEvent(response: Response, data: unknown, event?: string): void {
  const name = event === undefined ? '' : `event: ${event}\n`;
  // JSON has no raw line breaks, so one data line is enough
  response.write(`${name}data: ${JSON.stringify(data)}\n\n`);
}
