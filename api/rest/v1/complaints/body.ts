import { askedNow } from '../../../../machines/complaint/asked-now.ts';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { channelOf, replyOf } from '../../../../machines/complaint/base/origin.ts';
import { complaintFacts, maySeeReporter } from '../../../../machines/complaint/base/policy.ts';
import { statusOf } from '../../../../machines/complaint/commands.ts';
import { type Masked, maskedFor, SECRET } from '../../../../machines/complaint/masked.ts';
import type { Rules } from '../../../../machines/district/rules.ts';
import { openComposer } from '../../../hotline/composer.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { type Found, mayRead } from '../common/access.ts';
import { momentOf, momentOrNull } from '../schemas/common.ts';
import type { ComplaintBody } from '../schemas/complaint.ts';

/** A complaint as the API shows it to a client. */

/** The words of a complaint, never null. */
export function wordsFor(masked: Masked) {
  return (text: string): string => masked.words(text) ?? '';
}

/** What of a complaint is masked for this client. */
export function maskedForClient(rules: Rules, client: Client, complaint: ComplaintContext): Masked {
  return maskedFor({ rules, person: personOfClient(client), secrets: true }, complaint);
}

/** The reporter's number: in full only with the scope, and only for whom the policy lets know it. */
export function reporterFor(rules: Rules, client: Client, complaint: ComplaintContext): string {
  const knows = maySeeReporter(rules, personOfClient(client), complaintFacts(complaint));
  return knows && client.scopes.has('numbers')
    ? complaint.reporter
    : maskedForClient(rules, client, complaint).reporter;
}

function publicationOf({ publication }: ComplaintContext): ComplaintBody['publication'] {
  if (publication === null) return null;
  const { newspaper, edition, page, date } = publication;
  return { newspaper, edition, page, date };
}

function questionOf(
  rules: Rules,
  snapshot: Found['snapshot'],
  words: (text: string) => string,
): ComplaintBody['question'] {
  const asked = askedNow(snapshot);
  if (asked === null) return null;
  const { words: said, dueAt, choices } = asked;
  return {
    text: words(typeof said === 'string' ? said : openComposer(rules).compose(said).text),
    dueAt: momentOrNull(dueAt),
    choices: choices.map((choice, n) => ({ option: n + 1, ...choice })),
  };
}

/** Where it has come to, and through whom: of a secret nobody learns that who may not read it, the filer neither. */
const HIDDEN = {
  ...{ state: SECRET, status: SECRET, category: null, agency: null, place: null, question: null },
  ...{ forwardedAt: null, answeredAt: null, closedAt: null, dueAt: null, overdue: false },
  ...{ answer: null, rejected: null, rating: null, parent: null, children: [], publication: null },
} satisfies Partial<ComplaintBody>;

/** What the client may not read is masked. */
export function complaintBody(
  hotline: Hotline,
  client: Client,
  { stored, snapshot }: Found,
): ComplaintBody {
  const { rules } = hotline;
  const context = snapshot.context;
  const words = wordsFor(maskedForClient(rules, client, context));
  const { answer, rejected, place, origin } = context;
  // a client may have filed, or made secret, what it may not read
  const hidden = !mayRead(hotline, client, context);
  return {
    id: stored.id,
    ticket: context.ticket,
    year: context.year,
    revision: stored.revision,
    state: stored.search.state,
    status: statusOf(rules, snapshot),
    open: snapshot.hasTag('open'),
    kind: context.kind,
    category: context.category,
    agency: context.agency,
    channel: channelOf(origin),
    external: client.scopes.has('complaints:write') ? (origin?.external ?? null) : null,
    reply: replyOf(context),
    place: place === null ? null : { district: place.district, village: place.village },
    text: words(context.text),
    additions: context.additions.map(({ at, text }) => ({ at: momentOf(at), text: words(text) })),
    reporter: reporterFor(rules, client, context),
    secret: context.secret,
    emergency: context.emergency,
    receivedAt: momentOf(context.receivedAt),
    updatedAt: momentOf(stored.updatedAt),
    forwardedAt: momentOrNull(context.forwardedAt),
    answeredAt: momentOrNull(context.answeredAt),
    closedAt: momentOrNull(context.closedAt),
    dueAt: momentOrNull(stored.search.due),
    overdue: stored.search.tags.includes('overdue'),
    answer:
      answer === null
        ? null
        : { text: words(answer.text), at: momentOf(answer.at), agency: answer.agency },
    question: questionOf(rules, snapshot, words),
    rejected: rejected === null ? null : { reason: rejected.reason, text: words(rejected.text) },
    rating: context.rating,
    reopened: context.reopened,
    parent: context.parent?.instance ?? null,
    children: context.children.map(({ instance }) => instance),
    publication: publicationOf(context),
    ...(hidden ? HIDDEN : {}),
  };
}
