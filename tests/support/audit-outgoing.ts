import { submitPdus } from '../../channels/gsm/codec.ts';
import { concatenationReference } from '../../channels/gsm/send.ts';
import { readSubmit } from '../../channels/gsm/virtual/codec.ts';
import type { JournalEntry } from '../../channels/gsm/virtual/journal.ts';
import { groupBy } from '../../machines/engine/group.ts';
import type { SmsParams } from '../../machines/engine/outbox-rows.ts';
import type { Compose } from '../../machines/engine/ports.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { type Books, countBy } from './audit.ts';

/** What went out: the modem's journal of PDUs against the outbox of the store. */

const isCopy = ({ id }: OutboxEntry) => id.endsWith(':copy');
const originalId = (id: string) => id.replace(/:copy$/, '');
const isReceipt = ({ lane }: OutboxEntry) => lane === 'acknowledgement' || lane === 'urgent';

/** One SMS: a row of the outbox, or reminders that were handed over together. */
export interface Sms {
  rows: OutboxEntry[];
  pdus: string[];
  /** How many of its PDUs the store says were sent, and whether it says that the next may have been. */
  sent: number;
  unconfirmed: boolean;
}

function textOf(rows: OutboxEntry[], compose: Compose): string {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return first?.text ?? '';
  const messages = rows.map(({ params }) => (JSON.parse(params) as SmsParams).message);
  return compose.compose(compose.bundle(messages)).text;
}

function smsOf(rows: OutboxEntry[], compose: Compose): Sms {
  const { id = '', to } = rows[0] ?? {};
  const text = textOf(rows, compose);
  const reference = concatenationReference(id);
  const written = submitPdus({ to: to ?? '', text, statusReport: true, reference });
  const pdus = 'error' in written ? [] : written.map(({ hex }) => hex.toUpperCase());
  const known = rows.some(({ state }) => state === 'sent' || state === 'delivered');
  const sent = known ? pdus.length : Math.max(...rows.map(({ parts }) => parts.length));
  return { rows, pdus, sent, unconfirmed: rows.some(({ state }) => state === 'unconfirmed') };
}

/** The outbox as SMS: reminders that were handed over to one phone at one moment are one of them. */
export function smsOfBooks({ outbox }: Books, compose: Compose): Sms[] {
  const oldestFirst = [...outbox].reverse();
  return groupBy(oldestFirst, ({ id, to, lane, handedOverAt }) =>
    lane === 'reminder' && handedOverAt !== null ? `${to} ${handedOverAt}` : id,
  ).map((rows) => smsOf(rows, compose));
}

/** Nothing waits: every SMS has come to an end. */
export function waitingFaults({ outbox }: Books): string[] {
  // what is no longer true when its turn comes is withdrawn
  const ends = new Set(['sent', 'delivered', 'unconfirmed', 'bundled', 'withdrawn']);
  return outbox
    .filter(({ state }) => !ends.has(state))
    .map(({ id, state, error }) => `${state}: ${id} (${error})`);
}

/**
 * What the store calls sent was handed over as often as it says; what it calls unconfirmed at most once
 * more: a report that comes while nobody listens is lost under AT+CSMS=0 (decision 0019).
 */
export function journalFaults(all: Sms[], journal: JournalEntry[]): string[] {
  const handed = countBy(journal, ({ pdu }) => pdu);
  const certain = countBy(
    all.flatMap(({ pdus, sent }) => pdus.slice(0, sent)),
    (pdu) => pdu,
  );
  const possible = countBy(
    all.flatMap(({ pdus, sent, unconfirmed }) => (unconfirmed ? pdus.slice(sent, sent + 1) : [])),
    (pdu) => pdu,
  );
  const fits = (pdu: string) => {
    const more = (handed.get(pdu) ?? 0) - (certain.get(pdu) ?? 0);
    return more >= 0 && more <= (possible.get(pdu) ?? 0);
  };
  return [...new Set([...handed.keys(), ...certain.keys()])]
    .filter((pdu) => !fits(pdu))
    .map((pdu) => {
      const { text } = journal.find((entry) => entry.pdu === pdu) ?? {};
      const rows = all.filter(({ pdus }) => pdus.includes(pdu)).flatMap((sms) => sms.rows);
      const said = rows.map(({ id, state, error }) => `${id} ${state} ${error ?? ''}`).join(', ');
      const counts = `handed over ${handed.get(pdu) ?? 0} times, ${certain.get(pdu) ?? 0} in store`;
      return `${counts}: "${text ?? rows[0]?.text}" (${said})`;
    });
}

/** Copies whose original the network has too. */
export function doubled(all: Sms[], journal: JournalEntry[]): OutboxEntry[] {
  const handed = new Set(journal.map(({ pdu }) => pdu));
  const had = (sms: Sms | undefined) => sms?.pdus.every((pdu) => handed.has(pdu)) ?? false;
  const byId = new Map(all.flatMap((sms) => sms.rows.map(({ id }) => [id, sms] as const)));
  return all
    .filter((sms) => had(sms))
    .flatMap(({ rows }) => rows)
    .filter((row) => isCopy(row) && had(byId.get(originalId(row.id))));
}

/**
 * Whatever the network has more often than the store had messages to send is the copy of a receipt
 * that was marked for it.
 */
export function doubleFaults(all: Sms[], journal: JournalEntry[]): string[] {
  const rows = all.flatMap((sms) => sms.rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const unmarked = rows
    .filter((row) => isCopy(row) && byId.get(originalId(row.id))?.copies !== 1)
    .map(({ id }) => `a copy without a mark at its original: ${id}`);
  const handed = countBy(journal, ({ to, text }) => `${to} "${text}"`);
  const wanted = countBy(
    all.filter(({ rows: [first] }) => first !== undefined && !isCopy(first)).flatMap(partsOf),
    (part) => part,
  );
  const copied = countBy(
    all.filter(({ rows: [first] }) => first !== undefined && isCopy(first)).flatMap(partsOf),
    (part) => part,
  );
  const surplus = [...handed]
    .filter(([part, times]) => times > (wanted.get(part) ?? 0) + (copied.get(part) ?? 0))
    .map(([part, times]) => `handed over ${times} times: ${part}`);
  return [...unmarked, ...surplus];
}

/** Receiver and text of each part. */
function partsOf({ rows, pdus }: Sms): string[] {
  return pdus.map((pdu) => {
    const submit = readSubmit(pdu);
    return `${rows[0]?.to} "${'error' in submit ? submit.error : submit.text}"`;
  });
}

/** Every receipt was handed to the modem, by itself or by its copy; every complaint has one. */
export function receiptFaults(
  { complaints }: Books,
  all: Sms[],
  journal: JournalEntry[],
): string[] {
  const handed = new Set(journal.map(({ pdu }) => pdu));
  const receipts = all.filter(({ rows: [first] }) => first !== undefined && isReceipt(first));
  const arrived = new Set(
    receipts
      .filter(({ pdus }) => pdus.every((pdu) => handed.has(pdu)))
      .flatMap(({ rows }) => rows.map(({ id }) => originalId(id))),
  );
  const instances = new Set(receipts.flatMap(({ rows }) => rows.map(({ instance }) => instance)));
  return [
    ...receipts
      .flatMap(({ rows }) => rows)
      .filter(({ id }) => !arrived.has(originalId(id)))
      .map(({ id, state, text }) => `never handed to the modem: ${id} (${state}) "${text}"`),
    ...complaints.filter(({ id }) => !instances.has(id)).map(({ id }) => `no receipt: ${id}`),
  ];
}
