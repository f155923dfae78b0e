import type { ComplaintContext, SentLetter } from '../complaint/base/context.ts';

/** What proves that a step of the SOP was done: messages, letters, SMS and the newspaper. Pure. */

export interface Evidence {
  kind: 'message' | 'letter' | 'sms' | 'newspaper';
  /** Inbox id, id in the archive, or outbox id; of the newspaper the clipping's, empty where there is none. */
  id: string;
  /** In the words of a report, without any phone number. */
  text: string;
  at: number | null;
}

/** A message that came in, as the store keeps it. */
export interface FiledMessage {
  id: string;
  from: string;
  receivedAt: number;
  /** What was understood, JSON. */
  reading: string | null;
}

/** An archived letter. */
export interface FiledDocument {
  id: string;
  type: string;
  number: string;
  title: string;
  createdAt: number;
}

/** An effect of the complaint in the outbox. */
export interface FiledSms {
  id: string;
  type: string;
  to: string | null;
  state: string;
  params: string;
  createdAt: number;
  parts: readonly { sentAt: number; deliveredAt: number | null }[];
}

const STATES: Record<string, string> = {
  queued: 'menunggu dikirim',
  sending: 'sedang dikirim',
  sent: 'terkirim',
  delivered: 'sampai',
  failed: 'gagal',
  unconfirmed: 'belum pasti terkirim',
  bundled: 'dimuat dalam SMS lain',
};

/** A field some levels down in JSON that others wrote; undefined where it is not there. */
function fieldOf(json: string | null, ...path: string[]): unknown {
  if (json === null) return undefined;
  let value: unknown = JSON.parse(json);
  for (const key of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

export function messageEvidence({ id, receivedAt }: FiledMessage, what: string): Evidence {
  return { kind: 'message', id, text: what, at: receivedAt };
}

/** Messages that were read as one of these commands. */
export function withCommand(
  messages: readonly FiledMessage[],
  ...commands: string[]
): FiledMessage[] {
  return messages.filter(({ reading }) =>
    commands.includes(String(fieldOf(reading, 'command', 'name'))),
  );
}

/** Letters of these types, oldest first. */
export function letterEvidence(
  documents: readonly FiledDocument[],
  ...types: string[]
): Evidence[] {
  return documents
    .filter(({ type }) => types.includes(type))
    .map(({ id, number, title, createdAt }) => ({
      kind: 'letter',
      id,
      text: `${title} nomor ${number}`,
      at: createdAt,
    }));
}

/** Letters that went out, each with when. A draft, and a letter that was called back, is none. */
export function sentLetterEvidence(letters: readonly SentLetter[], what: string): Evidence[] {
  return letters.map(({ document, number, sentAt }) => ({
    kind: 'letter',
    id: document,
    text: `${what} nomor ${number} dikirim`,
    at: sentAt,
  }));
}

/** SMS whose template fits, each with what became of it and when. */
export function smsEvidence(
  outbox: readonly FiledSms[],
  template: RegExp,
  what: string,
): Evidence[] {
  return outbox
    .filter(({ type, params }) => {
      return type === 'sms' && template.test(String(fieldOf(params, 'message', 'template')));
    })
    .map(({ id, state, parts, createdAt }) => {
      const last = parts.at(-1);
      const at = last === undefined ? createdAt : (last.deliveredAt ?? last.sentAt);
      return { kind: 'sms', id, text: `${what}: ${STATES[state] ?? state}`, at };
    });
}

/** The reply on its way to the newspaper, and where it was printed. */
export function newspaperEvidence({
  dispatch,
  publication,
  publishedAt,
}: Pick<ComplaintContext, 'dispatch' | 'publication' | 'publishedAt'>): Evidence[] {
  const sent = dispatch && {
    id: '',
    text: `Naskah ke ${dispatch.newspaper} dengan surat nomor ${dispatch.number}`,
    at: dispatch.at,
  };
  const printed = publication && {
    id: publication.clipping ?? '',
    text: `${publication.newspaper} edisi ${publication.edition} hal. ${publication.page}`,
    at: publishedAt ?? null,
  };
  return [sent, printed]
    .filter((one) => one !== null)
    .map((one) => ({ kind: 'newspaper', ...one }));
}
