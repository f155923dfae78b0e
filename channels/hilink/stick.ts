import type { HilinkSession } from './session.ts';
import { elementsOf, type Field, textOf } from './xml.ts';

/** The calls of a HiLink device that have to do with SMS; fields go in the order its firmware wants. */

export const BOX = { inbox: 1, sent: 2, draft: 3, simInbox: 5 } as const;
export type Box = (typeof BOX)[keyof typeof BOX];

/** Rows that one answer may have. */
const PAGE = 20;

export interface StickMessage {
  index: string;
  /** 0 new, 1 read, 3 sent, 4 sending failed. */
  state: string;
  phone: string;
  content: string;
  /** Wall clock of the device or the service centre, without a zone. */
  date: string;
  /** 1 single, 2 put together from parts, 7 and 8 a delivery report. */
  type: string;
}

export interface SendStatus {
  pending: string[];
  succeeded: string[];
  failed: string[];
}

function messageOf(row: unknown): StickMessage {
  return {
    index: textOf(row, 'Index'),
    state: textOf(row, 'Smstat'),
    phone: textOf(row, 'Phone'),
    content: textOf(row, 'Content'),
    date: textOf(row, 'Date'),
    type: textOf(row, 'SmsType'),
  };
}

const numbers = (text: string): string[] => text.split(/[,;]/).filter((number) => number !== '');

/** `2026-11-23 09:00:00`. */
function dateOf(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace('T', ' ');
}

export class Stick {
  readonly #session: HilinkSession;

  constructor(session: HilinkSession) {
    this.#session = session;
  }

  /** @param page from 1; oldest first */
  async list(box: Box, page: number): Promise<{ count: number; messages: StickMessage[] }> {
    const answer = await this.#session.post('sms/sms-list', [
      ['PageIndex', page],
      ['ReadCount', PAGE],
      ['BoxType', box],
      ['SortType', 0],
      ['Ascending', box === BOX.inbox || box === BOX.simInbox ? 1 : 0],
      ['UnreadPreferred', 0],
    ]);
    const messages = elementsOf(answer, 'Messages', 'Message').map(messageOf);
    return { count: Number(textOf(answer, 'Count') || messages.length), messages };
  }

  /** All of a box, oldest first. */
  async listAll(box: Box): Promise<StickMessage[]> {
    const found: StickMessage[] = [];
    for (let page = 1; ; page += 1) {
      const { count, messages } = await this.list(box, page);
      found.push(...messages);
      if (messages.length === 0 || found.length >= count) return found;
    }
  }

  async remove(index: string): Promise<void> {
    await this.#session.post('sms/delete-sms', [['Index', index]]);
  }

  /** `OK` only means that the device has it. Several receivers at once would get nothing but the last. */
  async send(to: string, text: string, plain: boolean, now: number): Promise<void> {
    const phones: [string, Field][] = [['Phone', to]];
    await this.#session.post('sms/send-sms', [
      ['Index', -1],
      ['Phones', phones],
      ['Sca', ''],
      ['Content', text],
      ['Length', text.length],
      ['Reserved', plain ? 1 : 0],
      ['Date', dateOf(now)],
    ]);
  }

  async sendStatus(): Promise<SendStatus> {
    const answer = await this.#session.get('sms/send-status');
    return {
      pending: numbers(textOf(answer, 'Phone')),
      succeeded: numbers(textOf(answer, 'SucPhone')),
      failed: numbers(textOf(answer, 'FailPhone')),
    };
  }

  /** Messages in the device's own memory and how many it holds. */
  async memory(): Promise<{ used: number; total: number } | undefined> {
    const answer = await this.#session.get('sms/sms-count');
    const total = Number(textOf(answer, 'LocalMax'));
    if (!(total > 0)) return undefined;
    const boxes = ['LocalInbox', 'LocalOutbox', 'LocalDraft'] as const;
    return { total, used: boxes.reduce((sum, box) => sum + Number(textOf(answer, box)), 0) };
  }

  async status(): Promise<{ sim: string; service: string }> {
    const answer = await this.#session.get('monitoring/status');
    return { sim: textOf(answer, 'SimStatus'), service: textOf(answer, 'ServiceStatus') };
  }

  /** 0–31 as in 3GPP TS 27.007 §8.5, from dBm; undefined where the device does not say. */
  async signal(): Promise<number | undefined> {
    const answer = await this.#session.get('device/signal');
    const dbm = Number.parseInt(textOf(answer, 'rssi').replace(/[^-\d]/g, ''), 10);
    if (!Number.isFinite(dbm)) return undefined;
    return Math.max(0, Math.min(31, Math.round((dbm + 113) / 2)));
  }

  async model(): Promise<string> {
    const answer = await this.#session.get('device/basic_information');
    return textOf(answer, 'devicename') || textOf(answer, 'DeviceName') || 'perangkat HiLink';
  }
}
