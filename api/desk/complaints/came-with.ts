import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { CHANNEL_NAMES, externalKey, isChannel } from '../../../machines/complaint/base/origin.ts';
import { knowsNumbers, type Person } from '../../../machines/people/people.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import { ATTACHMENT } from '../../office/complaints/attachments/attachments.ts';

/** How a complaint came, and the papers that are with it. */

/** What came with the words of its reporter, and letters about it. */
export function papersView(documents: readonly StoredDocument[]) {
  const view = ({ id, number, title, createdAt, file }: StoredDocument) => ({
    ...{ number, title, createdAt, name: file?.name ?? title },
    address: `/surat/${encodeURIComponent(id)}`,
  });
  const isAttachment = ({ type }: StoredDocument) => type === ATTACHMENT;
  return {
    attachments: documents.filter(isAttachment).map(view),
    documents: documents.filter((document) => !isAttachment(document)).map(view),
  };
}

/** How it came, where that was no SMS, as lists say it. */
export function cameThrough(channel: string | null | undefined): string[] {
  const name = isChannel(channel) && channel !== 'sms' ? CHANNEL_NAMES[channel] : null;
  return name === null ? [] : [name];
}

/** How it came, where that was no SMS; what another system calls it may be a number. */
export function cameBy({ origin }: ComplaintContext, person: Person) {
  if (origin === undefined) return { cameBy: null };
  const external = knowsNumbers(person) ? externalKey(origin.external) : null;
  return { cameBy: CHANNEL_NAMES[origin.channel], external };
}
