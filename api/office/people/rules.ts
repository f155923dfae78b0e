import type { DeskRole } from '../identity.ts';

/**
 * Who may open which page: the one table. A route that is not listed is for the admin alone, so a new
 * page is closed until somebody opens it here.
 */

export interface AccessRule {
  method: 'get' | 'post';
  /** Pattern as the page's router has it. */
  path: string;
  /**
   * Roles besides the admin. `anyone`: without signing in; `simulation`: the same, but only on this
   * computer and only while everything is simulated.
   */
  for: DeskRole[] | 'signed-in' | 'anyone' | 'simulation';
  /** What `:id` names: it must be something this user may see, or it is as if it did not exist. */
  about?: 'complaint' | 'document' | 'letter' | 'report' | 'instance';
}

const LOOKING: DeskRole[] = ['agency', 'viewer', 'auditor'];
const LEADING: DeskRole[] = ['viewer', 'auditor'];

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

  { method: 'get', path: '/sistem', for: LEADING },
  { method: 'get', path: '/aduan', for: LOOKING },
  { method: 'get', path: '/aduan/:id', for: LOOKING, about: 'complaint' },
  { method: 'post', path: '/aduan/:id/tindakan/:name', for: ['agency'], about: 'complaint' },
  { method: 'get', path: '/unduh/:file', for: LOOKING },
  // processes that the pack switches on: which of them somebody sees, the process says
  { method: 'get', path: '/proses/:process', for: LOOKING },
  { method: 'get', path: '/proses/:process/angka', for: LEADING },
  { method: 'get', path: '/proses/:process/register.:format', for: LEADING },
  { method: 'get', path: '/proses/:process/:id', for: LOOKING, about: 'instance' },
  {
    method: 'post',
    path: '/proses/:process/:id/tindakan/:name',
    for: ['agency'],
    about: 'instance',
  },
  { method: 'get', path: '/surat/:id', for: LOOKING, about: 'document' },
  { method: 'get', path: '/surat/:id/isi', for: LOOKING, about: 'document' },
  { method: 'get', path: '/surat/:id/pdf', for: LOOKING, about: 'document' },
  { method: 'get', path: '/laporan', for: LEADING },
  { method: 'get', path: '/laporan/sementara', for: LEADING },
  { method: 'get', path: '/laporan/sementara/angka', for: LEADING },
  { method: 'get', path: '/laporan/sementara/dokumen/:dokumen{/:pdf}', for: LEADING },
  { method: 'get', path: '/laporan/sementara/tabel/:file', for: LEADING },
  { method: 'get', path: '/laporan/:id', for: LEADING, about: 'report' },
  { method: 'get', path: '/laporan/:id/dokumen/:dokumen{/:pdf}', for: LEADING, about: 'report' },
  { method: 'get', path: '/laporan/:id/tabel/:file', for: LEADING, about: 'report' },
  { method: 'get', path: '/register', for: ['auditor'] },
  { method: 'get', path: '/register/:id', for: ['auditor'], about: 'letter' },
  { method: 'get', path: '/register/:id/konsep', for: ['auditor'], about: 'letter' },
  { method: 'get', path: '/inspektur', for: ['auditor'] },
  { method: 'get', path: '/inspektur/complaint/:id', for: ['auditor'], about: 'complaint' },
  { method: 'get', path: '/audit', for: ['auditor'] },

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

/** True when a rule lets this role in; what the rule is about is another question. */
export function admits(rule: AccessRule, role: DeskRole): boolean {
  return (
    role === 'admin' || !Array.isArray(rule.for) || rule.for.some((allowed) => allowed === role)
  );
}

/** True when somebody of this role may open a page without parameters: for links. */
export function mayOpen(role: DeskRole, path: string): boolean {
  if (role === 'admin') return true;
  return ACCESS_RULES.some(
    (rule) => rule.method === 'get' && rule.path === path && admits(rule, role),
  );
}
