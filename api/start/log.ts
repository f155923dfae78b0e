import pino from 'pino';
import type { Log } from '../../machines/engine/ports.ts';
import { cutDigits } from '../../machines/numbers/masks.ts';

/** The operator's log: one JSON object per line on standard error, without any phone number. */

function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(fields), (_, value: unknown) =>
    typeof value === 'string' ? cutDigits(value) : value,
  ) as Record<string, unknown>;
}

/** A terminal that is gone takes nothing with it but the lines. */
function standardError(): pino.DestinationStream {
  const destination = pino.destination({ dest: 2, sync: true });
  destination.on('error', () => {});
  return destination;
}

/**
 * @param level `silent` writes nothing
 * @param stream where the lines go, each with its line end
 */
export function createLog(level: string, stream: pino.DestinationStream = standardError()): Log {
  const logger = pino({ level, base: null }, stream);
  return (severity, message, fields = {}) => logger[severity](cleaned(fields), cutDigits(message));
}
