import { createHash } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { toE164 } from '../gsm/numbers.ts';
import { messageOf } from '../log.ts';
import type { IncomingSms, Receiver } from '../port.ts';
import { HilinkError } from './session.ts';
import type { HilinkSettings } from './settings.ts';
import { BOX, type Box, type Stick, type StickMessage } from './stick.ts';

/** Empties the device's inbox: list, store durably, and only then delete. */

/** Delivery reports are rows of the inbox that name no SMS of ours: nothing can be made of them. */
const REPORT_TYPES = new Set(['7', '8']);

export interface HilinkInboxParts {
  settings: HilinkSettings;
  stick: Stick;
  receiver: Receiver;
  activity: Activity;
}

/** The message by all that the device says of it. A place in its memory is used again, with another date. */
function keyOf(box: Box, { index, date, phone, content }: StickMessage): string {
  return createHash('sha256')
    .update(['hilink', String(box), index, date, phone, content].join('\0'))
    .digest('hex');
}

export class HilinkInbox {
  readonly #parts: HilinkInboxParts;
  /** Keys of what is stored and could not be deleted; some devices delete nothing. */
  #undeleted = new Set<string>();
  /** Why something that is stored is still in the device. */
  #trouble: string | undefined;

  constructor(parts: HilinkInboxParts) {
    this.#parts = parts;
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  /**
   * Takes everything out of one box. Rejects when the device or the store cannot be used now.
   * A SIM's own box is looked into where the device has one.
   */
  async empty(box: Box = BOX.inbox): Promise<void> {
    const { stick, settings, receiver, activity } = this.#parts;
    const listed = await this.#listed(box);
    const rows = listed.map((row) => ({ key: keyOf(box, row), row }));
    const fresh = rows.filter(({ key, row }) => !this.#undeleted.has(key) && !isReport(row));
    if (fresh.length > 0) {
      const messages = fresh.map(({ key, row }) => this.#incoming(key, row));
      await activity.track(receiver.messages(messages));
    }
    const left = new Set<string>();
    for (const { key, row } of rows)
      await stick.remove(row.index).catch((error: unknown) => {
        if (!(error instanceof HilinkError)) throw error;
        left.add(key);
        settings.log('warn', 'an SMS cannot be deleted', { error: messageOf(error) });
      });
    if (box !== BOX.inbox) return;
    this.#undeleted = left;
    this.#trouble =
      left.size > 0 ? `${left.size} SMS tidak dapat dihapus dari perangkat` : undefined;
  }

  /** A box that the device does not have is empty. */
  async #listed(box: Box): Promise<StickMessage[]> {
    try {
      return await this.#parts.stick.listAll(box);
    } catch (error) {
      if (box !== BOX.inbox && error instanceof HilinkError) return [];
      throw error;
    }
  }

  #incoming(fingerprint: string, row: StickMessage): IncomingSms {
    const { name: line, countryCode, clock } = this.#parts.settings;
    const now = clock.now();
    return {
      fingerprint,
      from: toE164(row.phone, countryCode),
      text: row.content,
      // the device's own date has no zone
      sentAt: now,
      receivedAt: now,
      line,
      raw: [JSON.stringify(row)],
    };
  }
}

function isReport({ type }: StickMessage): boolean {
  return REPORT_TYPES.has(type);
}
