import { createHash } from 'node:crypto';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { phonesOf } from '../../../machines/complaint/base/phones.ts';
import type { DescribeLetter } from '../../../machines/complaint/effects.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import { activeProfile, type Rules } from '../../../machines/district/rules.ts';
import type { SealedPage } from '../../../machines/letter/new-letter.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type {
  ForwardedComplaint,
  ForwardingLetter,
} from '../../../templates/documents/letter-views.ts';

const KINDS: Record<string, string> = {
  KELUHAN: 'Keluhan',
  SARAN: 'Saran',
  TANYA: 'Permintaan informasi',
  APRESIASI: 'Apresiasi',
  LAINNYA: 'Lainnya',
};

export const FORWARDING_SUBJECT = 'Penerusan Aduan Masyarakat melalui Hotline SMS Center';

/** The name of a complaint's category, as letters print it. */
export function categoryName({ district }: Rules, { category }: ComplaintContext): string {
  return district.categories.find(({ code }) => code === category)?.name ?? '–';
}

/**
 * Until when a letter of this day asks for an answer: so long as the SOP gives from then, and no less than what
 * was agreed on otherwise.
 */
function askedUntil(rules: Rules, { clock }: ComplaintContext, date: number): number {
  const { answer, unit } = activeProfile(rules);
  return Math.max(clock?.dueAt ?? 0, rules.calendar.dueAfter(date, answer, unit));
}

/**
 * A complaint as letters print it.
 * @param date of the letter
 */
export function forwardedComplaint(
  rules: Rules,
  complaint: ComplaintContext,
  date: number,
): ForwardedComplaint {
  const { kind } = complaint;
  return {
    ticket: letterTicket(complaint.year, complaint.ticket),
    code: complaint.ticket,
    received: complaint.receivedAt,
    phones: phonesOf(complaint),
    kind: KINDS[kind] ?? kind,
    category: categoryName(rules, complaint),
    place: placeText(complaint) ?? '–',
    text: complaint.text,
    due: askedUntil(rules, complaint, date),
  };
}

/** A rendered document with its hash, as the archive keeps it. */
export function sealed(html: string): SealedPage {
  return { html, sha256: createHash('sha256').update(html).digest('hex') };
}

/** Title of an agency's head as it stands on an envelope; its code where the pack no longer knows it. */
export function headOf(rules: Rules, agency: string): string {
  return rules.agency(agency)?.head ?? agency;
}

/** A letter as it is known before it is printed. */
export type Unprinted<L> = Omit<L, 'number' | 'check' | 'hotline'>;

/** Who gets a copy of a secret letter: whom it is for, and those who may read secrets; nobody else is told of it. */
export function distributionOf({ district }: Rules, head: string): string[] {
  const { district: name, secretReaders } = district.office;
  return [head, ...(secretReaders.includes('leader') ? [`Bupati ${name}`] : [])];
}

/**
 * The forwarding letter (SOP step 3) for complaints of one agency, all secret or none.
 * @param at its date
 */
export function forwardingView(
  rules: Rules,
  agency: string,
  complaints: readonly ComplaintContext[],
  at: number,
): Unprinted<ForwardingLetter> {
  const { district } = rules;
  const { district: name } = district.office;
  const head = headOf(rules, agency);
  const secret = complaints.some((complaint) => complaint.secret);
  const emergency = complaints.some((complaint) => complaint.emergency);
  return {
    date: at,
    nature: secret ? 'Rahasia' : emergency ? 'Sangat Segera' : 'Segera',
    subject: FORWARDING_SUBJECT,
    addressee: [head, `Kabupaten ${name}`],
    place: district.letterhead.town,
    copies: secret ? [] : [`Bupati ${name} (sebagai laporan)`],
    distribution: secret ? distributionOf(rules, head) : [],
    complaints: complaints.map((complaint) => forwardedComplaint(rules, complaint, at)),
    secret,
    note: '',
  };
}

/** How the forwarding letter that the hotline begins by itself stands in the register. */
export function createDescribeLetter(rules: Rules): DescribeLetter {
  return ({ agency }, { ticket }) => ({
    subject: `${FORWARDING_SUBJECT} ${ticket}`,
    addressee: headOf(rules, agency),
  });
}
