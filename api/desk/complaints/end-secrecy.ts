import type { Request } from 'express';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { type Rules, shortName } from '../../../machines/district/rules.ts';
import type { AuditLog } from '../../office/audit/audit-log.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { field } from '../../pages/form.ts';
import type { View, Views } from '../../pages/views.ts';
import type { ActForm } from './act-forms.ts';

/**
 * Secrecy ends at the desk by a typed reason, on a page that says who may read it from then on: by SMS it needs a code, and one
 * box left empty is no decision.
 */

/** A reason has so many characters. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 300;

/** By this form a secret would be none any more. */
export function endsSecrecy(
  { asks }: ActForm,
  request: Request,
  { secret }: Pick<ComplaintContext, 'secret'>,
): boolean {
  return asks.includes('secret') && secret && field(request, 'rahasia') !== 'ya';
}

const reasonOf = (request: Request) =>
  field(request, 'alasan-buka').trim().slice(0, LONGEST_REASON);

const isConfirmed = (request: Request) => field(request, 'yakin') === 'ya';

/** Who gets it by its category, once it is handed on. */
function agencyBy(
  { district }: Rules,
  request: Request,
  { category, reading }: ComplaintContext,
): string | null {
  const code = field(request, 'kategori') || category;
  const named = district.categories.find((one) => one.code === code)?.agency;
  return named ?? reading.agency;
}

function endView(rules: Rules, request: Request, context: ComplaintContext): View {
  const nextAgency = agencyBy(rules, request, context);
  return {
    ...{ id: context.id, ticket: context.ticket, address: request.path },
    ...{ key: field(request, 'kunci'), category: field(request, 'kategori') },
    ...{ back: field(request, 'kembali'), next: field(request, 'lanjut') },
    holder: context.agency === null ? null : shortName(rules, context.agency),
    nextAgency: nextAgency === null ? null : shortName(rules, nextAgency),
    reason: reasonOf(request),
    isShort: isConfirmed(request),
    shortest: SHORTEST_REASON,
  };
}

/**
 * Asks once more, or writes down who ends the secrecy and why, before it ends.
 * @returns the page that asks; null where it has been said
 */
export async function askedToEnd(
  { rules, audit, views }: { rules: Rules; audit: AuditLog; views: Views },
  request: Request,
  context: ComplaintContext,
): Promise<string | null> {
  const reason = reasonOf(request);
  if (!isConfirmed(request) || reason.length < SHORTEST_REASON) {
    const title = `Akhiri kerahasiaan ${context.ticket}`;
    return views.page('akhiri-rahasia', title, endView(rules, request, context));
  }
  await audit.record(identityOf(request), 'secret.ended', context.id, { reason });
  return null;
}
