import { createHash } from 'node:crypto';
import { toE164 } from '../gsm/numbers.ts';
import { PICTURE } from '../picture.ts';
import type { IncomingSms } from '../port.ts';
import type { PhoneInboxEntry } from './phone.ts';

/** A message that came to the telephone, from its list or by a webhook, as the receiver wants it. */

export interface Arrived {
  sender: string;
  text: string;
  /** The service centre's time, ISO 8601. */
  at: string;
  /** What came, as it came. */
  raw: unknown;
  /** Why there is no text to read. */
  undecodable?: string;
}

/** What the app writes where a picture message has no words. */
const NO_WORDS = 'MMS content';

/** The words of a picture message are words all the same. */
function textOf({ type, contentPreview }: PhoneInboxEntry): string {
  const wordless = type === 'MMS_DOWNLOADED' && contentPreview === NO_WORDS;
  return type === 'MMS' || wordless ? PICTURE : contentPreview;
}

/** An entry of the telephone's list. */
export function arrivedEntry(entry: PhoneInboxEntry): Arrived {
  const { sender, createdAt, type } = entry;
  const read = { sender, text: textOf(entry), at: createdAt, raw: entry };
  return type === 'DATA_SMS' ? { ...read, undecodable: 'SMS data, bukan teks' } : read;
}

/**
 * The message by what it says: the app's event ids differ from emission to emission, and its own ids are
 * 32-bit hashes. Sender, second of the service centre and text are the same in list and webhook.
 */
function fingerprintOf(from: string, at: string, text: string): string {
  const second = String(Math.floor(Date.parse(at) / 1000));
  return createHash('sha256').update(['android', from, second, text].join('\0')).digest('hex');
}

export function incomingOf(
  { sender, text, at, raw, undecodable }: Arrived,
  given: { line: string; countryCode: string; now: number },
): IncomingSms {
  const from = toE164(sender, given.countryCode);
  const sentAt = Date.parse(at);
  return {
    fingerprint: fingerprintOf(from, at, text),
    from,
    text: undecodable === undefined ? text : '',
    sentAt: Number.isNaN(sentAt) ? given.now : sentAt,
    receivedAt: given.now,
    line: given.line,
    raw: [JSON.stringify(raw)],
    ...(undecodable === undefined ? {} : { undecodable }),
  };
}
