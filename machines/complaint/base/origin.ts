import { isMobile } from '../../numbers/phone-number.ts';

/** How a complaint came to the hotline, where it was not an SMS, and how its reporter is answered. */

/** Ways by which people reach the office. */
export const CHANNELS = [
  ...(['sms', 'whatsapp', 'telegram', 'web', 'app', 'email', 'desk'] as const),
  ...(['lapor', 'open311', 'other'] as const),
] as const;

export type ComplaintChannel = (typeof CHANNELS)[number];

export function isChannel(name: unknown): name is ComplaintChannel {
  return CHANNELS.some((channel) => channel === name);
}

/** As people of the office read it. */
export const CHANNEL_NAMES: Record<ComplaintChannel, string> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  web: 'formulir web',
  app: 'aplikasi',
  email: 'surel',
  desk: 'loket',
  lapor: 'SP4N-LAPOR!',
  open311: 'Open311',
  other: 'saluran lain',
};

/** What the other system calls it. */
export interface External {
  /** Name of the system. */
  source: string;
  /** Unique there. */
  id: string;
}

export interface Origin {
  channel: ComplaintChannel;
  external: External | null;
  /** `webhook`: the system that filed it tells the reporter everything, and no SMS goes to him. */
  reply: 'sms' | 'webhook';
  /** That system may read secrets; else it could tell nothing of one. */
  secrets?: true;
  /** Name of the channel's token that brought it: that channel alone acts for its reporter. */
  client?: string;
}

interface Answered {
  origin?: Origin;
  reporter: string;
  secret: boolean;
}

/** Who tells its reporter: the system that filed it, as long as that may read it, or where he has no phone. */
export function replyOf({ origin, reporter, secret }: Answered): Origin['reply'] {
  if (origin?.reply !== 'webhook') return 'sms';
  return secret && origin.secrets !== true && isMobile(reporter) ? 'sms' : 'webhook';
}

/** Which channel it came by; absent is SMS. */
export function channelOf(origin: Origin | undefined): ComplaintChannel {
  return origin?.channel ?? 'sms';
}

/** What it is found by: no two complaints have the same. Null where no other system has a name for it. */
export function externalKey(external: External | null | undefined): string | null {
  return external === null || external === undefined ? null : `${external.source}/${external.id}`;
}
