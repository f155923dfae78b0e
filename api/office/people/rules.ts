import { looksThrough } from '../../../machines/complaint/base/policy.ts';
import { mayReadRegister } from '../../../machines/letter/policy.ts';
import type { Person } from '../../../machines/people.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';
import type { Identity } from '../identity.ts';
import { personAtDesk } from './person.ts';

/**
 * Who may open which page: the one table. A route that is not listed is for the admin alone, so a new
 * page is closed until somebody opens it here. Pages of complaints, letters and reports ask their policies; pages
 * that belong to none have their right here.
 */

/** A right that lets somebody in besides the admin. */
type Right = (person: Person) => boolean;

export interface AccessRule {
  method: 'get' | 'post';
  /** Pattern as the page's router has it. */
  path: string;
  /**
   * Whoever has this right, and the admin. `anyone`: without signing in; `simulation`: the same, but only on this
   * computer and only while everything is simulated.
   */
  for: Right | 'signed-in' | 'anyone' | 'simulation';
  /** What `:id` names: it must be something this user may see, or it is as if it did not exist. */
  about?: 'complaint' | 'document' | 'letter' | 'report' | 'instance';
}

/** How the hotline itself is: for those who lead and those who check. */
const oversees: Right = ({ role }) => role === 'leader' || role === 'auditor';
/** Charts and the audit log. */
const checks: Right = ({ role }) => role === 'auditor';
/** Forms of acts: which of them he may send, the machine says. */
const answers: Right = ({ role }) => role === 'agency';

export const ACCESS_RULES: AccessRule[] = [
  { method: 'get', path: '/masuk', for: 'anyone' },
  { method: 'post', path: '/masuk', for: 'anyone' },
  { method: 'get', path: '/mulai', for: 'anyone' },
  { method: 'post', path: '/mulai', for: 'anyone' },
  { method: 'get', path: '/sandi/:link', for: 'anyone' },
  { method: 'post', path: '/sandi/:link', for: 'anyone' },
  // says no more than up or down to those who have not signed in
  { method: 'get', path: '/kesehatan', for: 'anyone' },
  // for makers of other programs; nothing in it is about anybody
  { method: 'get', path: '/api/v1/docs', for: 'anyone' },

  { method: 'post', path: '/keluar', for: 'signed-in' },
  { method: 'get', path: '/sandi', for: 'signed-in' },
  { method: 'post', path: '/sandi', for: 'signed-in' },
  { method: 'get', path: '/kejadian', for: 'signed-in' },

  { method: 'get', path: '/sistem', for: oversees },
  { method: 'get', path: '/aduan', for: looksThrough },
  { method: 'get', path: '/aduan/:id', for: looksThrough, about: 'complaint' },
  { method: 'post', path: '/aduan/:id/tindakan/:name', for: answers, about: 'complaint' },
  { method: 'get', path: '/unduh/:file', for: looksThrough },
  // processes that the pack switches on: which of them somebody sees, the process says
  { method: 'get', path: '/proses/:process', for: looksThrough },
  { method: 'get', path: '/proses/:process/angka', for: maySeeReports },
  { method: 'get', path: '/proses/:process/register.:format', for: maySeeReports },
  { method: 'get', path: '/proses/:process/:id', for: looksThrough, about: 'instance' },
  {
    method: 'post',
    path: '/proses/:process/:id/tindakan/:name',
    for: answers,
    about: 'instance',
  },
  { method: 'get', path: '/surat/:id', for: looksThrough, about: 'document' },
  { method: 'get', path: '/surat/:id/isi', for: looksThrough, about: 'document' },
  { method: 'get', path: '/surat/:id/pdf', for: looksThrough, about: 'document' },
  { method: 'get', path: '/laporan', for: maySeeReports },
  { method: 'get', path: '/laporan/sementara', for: maySeeReports },
  { method: 'get', path: '/laporan/sementara/angka', for: maySeeReports },
  { method: 'get', path: '/laporan/sementara/dokumen/:dokumen{/:pdf}', for: maySeeReports },
  { method: 'get', path: '/laporan/sementara/tabel/:file', for: maySeeReports },
  { method: 'get', path: '/laporan/:id', for: maySeeReports, about: 'report' },
  {
    method: 'get',
    path: '/laporan/:id/dokumen/:dokumen{/:pdf}',
    for: maySeeReports,
    about: 'report',
  },
  { method: 'get', path: '/laporan/:id/tabel/:file', for: maySeeReports, about: 'report' },
  { method: 'get', path: '/register', for: mayReadRegister },
  { method: 'get', path: '/register/:id', for: mayReadRegister, about: 'letter' },
  { method: 'get', path: '/register/:id/konsep', for: mayReadRegister, about: 'letter' },
  { method: 'get', path: '/inspektur', for: checks },
  { method: 'get', path: '/inspektur/complaint/:id', for: checks, about: 'complaint' },
  { method: 'get', path: '/audit', for: checks },

  { method: 'get', path: '/bantuan', for: 'signed-in' },
  { method: 'get', path: '/bantuan/:guide', for: 'signed-in' },
  { method: 'get', path: '/bantuan/:guide/pdf', for: 'signed-in' },
  { method: 'get', path: '/bantuan', for: 'simulation' },
  { method: 'get', path: '/bantuan/:guide', for: 'simulation' },
  { method: 'get', path: '/bantuan/:guide/pdf', for: 'simulation' },
  { method: 'post', path: '/hitung-sms', for: 'signed-in' },
  { method: 'post', path: '/hitung-sms', for: 'simulation' },
  { method: 'get', path: '/telepon', for: 'simulation' },
  { method: 'get', path: '/telepon/*rest', for: 'simulation' },
  { method: 'post', path: '/telepon', for: 'simulation' },
  { method: 'post', path: '/telepon/*rest', for: 'simulation' },
  { method: 'get', path: '/kejadian', for: 'simulation' },
];

/** True for the admin, to whom every page is open. */
export function opensAll({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin';
}

/** True when a rule lets this person in; what the rule is about is another question. */
export function admits(rule: AccessRule, person: Person): boolean {
  return opensAll(person) || typeof rule.for !== 'function' || rule.for(person);
}

/**
 * True when somebody may open such a page at all, or send such a form: for links and forms on other pages.
 * @param path the pattern as the page's router has it
 */
export function mayOpen(
  identity: Pick<Identity, 'role' | 'agency'>,
  path: string,
  method: AccessRule['method'] = 'get',
): boolean {
  const person = personAtDesk(identity);
  if (opensAll(person)) return true;
  return ACCESS_RULES.some(
    (rule) => rule.method === method && rule.path === path && admits(rule, person),
  );
}
