import pino from 'pino';
import type { Log } from '../../machines/engine/ports.ts';

/** The operator's log: one JSON object per line on standard error, without any phone number. */

const PHONE = /\+?\d{3,5}[\d -]{4,}(?=\d{3})/g;

/** Phone numbers in a text, cut to their first digits and the last three (`+6281…001`). */
export function withoutNumbers(text: string): string {
  return text.replace(PHONE, (found) =>
    found.replace(/\D/g, '').length < 6 ? found : `${found.slice(0, 5)}…`,
  );
}

function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(fields), (_, value: unknown) =>
    typeof value === 'string' ? withoutNumbers(value) : value,
  ) as Record<string, unknown>;
}

/**
 * @param level `silent` writes nothing
 * @param stream where the lines go, each with its line end
 */
export function createLog(
  level: string,
  stream: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const logger = pino({ level, base: null }, stream);
  return (severity, message, fields = {}) =>
    logger[severity](cleaned(fields), withoutNumbers(message));
}
