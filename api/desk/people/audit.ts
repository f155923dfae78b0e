import type { Request } from 'express';
import { maskNumbers } from '../../../machines/numbers/masks.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { AuditQuery, AuditRow } from '../../../store/ports/audit.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { AUDIT_WORDS, BREAKS } from '../../office/audit/audit-words.ts';
import { verifyAudit } from '../../office/audit/verify-audit.ts';
import { checks } from '../../office/people/page-rights.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { withoutTyped } from '../complaints/filter.ts';

/** `/audit`: who did or read what, newest first, and whether the log is whole. */

const PAGE_SIZE = 50;
/** Newest rows whose chain is checked with every look at the page. */
const CHECKED = 500;

interface Filter {
  who: string;
  subject: string;
  action: string;
}

function address({ who, subject, action }: Filter, more: Record<string, string> = {}): string {
  const parts = { siapa: who, apa: subject, tindakan: action, ...more };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  return query.size === 0 ? '/audit' : `/audit?${query}`;
}

/** @throws PageError 400 */
function queryOf(request: Request, { who, subject, action }: Filter): AuditQuery {
  const before = parameter(request, 'sebelum');
  if (before !== '' && !/^\d{1,15}$/.test(before))
    throw new PageError(400, 'Halaman daftar ini tidak ada. Mulai lagi dari awal daftar.');
  return {
    limit: PAGE_SIZE + 1,
    ...(who === '' ? {} : { who }),
    ...(subject === '' ? {} : { subject }),
    ...(action === '' ? {} : { action }),
    ...(before === '' ? {} : { before: Number(before) }),
  };
}

/** Complaints and letters in what a row says. */
const NAMED = /\d{4}-[A-Z]+\d{3,}|letter:[\w.:-]+/g;
const HIDDEN = '(rahasia)';

const textsOf = ({ subject, detail }: AuditRow) => [subject ?? '', ...Object.values(detail)];

/** Those of them that this person may not see. */
async function hiddenIn(hotline: Hotline, person: Person, rows: AuditRow[]): Promise<Set<string>> {
  const named = new Set(rows.flatMap(textsOf).flatMap((text) => String(text).match(NAMED) ?? []));
  const hidden = new Set<string>();
  for (const id of named) {
    const found = await hotline.store.instances.load(id);
    if (found === undefined) continue;
    const about = found.machine === 'letter' ? 'letter' : 'complaint';
    if (!(await maySeeNamed(hotline, person, about, id))) hidden.add(id);
  }
  return hidden;
}

/** A row without what its reader may not know to exist. */
function withoutHidden(row: AuditRow, hidden: Set<string>): AuditRow {
  const clean = (text: string) => text.replace(NAMED, (id) => (hidden.has(id) ? HIDDEN : id));
  if (!textsOf(row).some((text) => clean(String(text)) !== String(text))) return row;
  const detail = Object.fromEntries(
    Object.entries(row.detail).map(([name, value]) => [
      name,
      typeof value === 'string' ? clean(value) : value,
    ]),
  );
  return { ...row, subject: row.subject === null ? null : clean(row.subject), detail };
}

/** A row of before was written with what somebody had typed to search by. */
function detailText(detail: AuditRow['detail']): string {
  const said = Object.entries(detail).map(([name, value]) => {
    const shown = name === 'filter' && typeof value === 'string' ? withoutTyped(value) : value;
    return `${name}: ${shown}`;
  });
  return maskNumbers(said.join(', '));
}

function rowView({ seq, at, who, role, action, subject, detail, hash }: AuditRow): View {
  const isComplaint = subject !== null && /^\d{4}-[A-Z]+\d{3,}$/.test(subject);
  return {
    ...{ seq, at, who, role },
    action: AUDIT_WORDS.get(action) ?? action,
    subject: subject === null ? '' : maskNumbers(subject),
    address: isComplaint ? complaintAddress(subject) : null,
    detail: detailText(detail),
    hash: hash.slice(0, 12),
  };
}

/** Of the whole log, or of its end only. */
async function chainView({ store }: Hotline, whole: boolean): Promise<View> {
  const [newest] = await store.audit.find({ limit: 1 });
  const from = whole ? 1 : Math.max(1, (newest?.seq ?? 0) - CHECKED);
  const { checked, head, broken } = await verifyAudit(store.audit, from);
  return {
    ...{ from, checked },
    to: head?.seq ?? 0,
    hash: head?.hash ?? '',
    broken: broken === undefined ? null : `baris ${broken.seq} ${BREAKS[broken.reason]}`,
    everything: from === 1,
  };
}

export function auditRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/audit', { for: checks }, async (request, response) => {
    const filter: Filter = {
      who: parameter(request, 'siapa').slice(0, 64),
      subject: parameter(request, 'apa').slice(0, 200),
      action: parameter(request, 'tindakan'),
    };
    const found = await hotline.store.audit.find(queryOf(request, filter));
    const hidden = await hiddenIn(hotline, personAtDesk(identityOf(request)), found);
    // asked for by name, what is hidden is as good as nothing
    const rows = hidden.has(filter.subject) ? [] : found;
    const shown = rows.slice(0, PAGE_SIZE).map((row) => withoutHidden(row, hidden));
    const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
    const view = {
      filter,
      rows: shown.map(rowView),
      actions: [...AUDIT_WORDS].map(([code, name]) => ({
        ...{ code, name },
        chosen: code === filter.action,
      })),
      chain: await chainView(hotline, parameter(request, 'periksa') !== ''),
      check: address(filter, { periksa: 'ya' }),
      older: last === undefined ? null : address(filter, { sebelum: String(last.seq) }),
    };
    response.send(views.page('audit', 'Catatan audit', view));
  });
  return pages;
}
