import { roleIn, viaOf } from '../../../machines/people/actor.ts';
import type { InboxState } from '../../../store/ports/inbox.ts';
import type { OutboxState } from '../../../store/ports/outbox.ts';
import type { DeskRole } from '../identity.ts';

/** Indonesian for what engine and store call things; unknown names are shown as they are. Charts have words of their own. */

export const DELIVERY: Record<OutboxState, { word: string; tick: string }> = {
  queued: { word: 'menunggu', tick: '…' },
  sending: { word: 'sedang dikirim', tick: '↑' },
  sent: { word: 'terkirim', tick: '✓' },
  delivered: { word: 'sampai', tick: '✓✓' },
  failed: { word: 'gagal', tick: '✗' },
  unconfirmed: { word: 'belum pasti', tick: '?' },
  bundled: { word: 'digabung dengan SMS lain', tick: '≡' },
  withdrawn: { word: 'ditarik', tick: '⊘' },
  done: { word: 'selesai', tick: '✓' },
};

export const INBOX: Record<InboxState, string> = {
  new: 'belum diolah',
  done: 'selesai',
  operator: 'dari operator',
  quarantine: 'karantina',
};

const ACTORS: Record<string, string> = {
  citizen: 'warga',
  officer: 'petugas',
  head: 'kepala',
  admin: 'Admin',
  secretary: 'Sekda',
  regent: 'Bupati',
  press: 'koran',
  timer: 'waktu',
  system: 'sistem',
};

/** Roles at the desk. */
export const DESK_ROLE_WORDS: Record<DeskRole, string> = {
  admin: 'Admin',
  agency: 'SKPD',
  viewer: 'Pimpinan (Sekda, Bupati)',
  auditor: 'Auditor',
};

/** `officer:PUPR@pupr` → `petugas PUPR, pengguna pupr`; `citizen/bot@token:t1` → `warga lewat bot, pengguna token:t1`. */
export function actorWord(label: string): string {
  const [, user] = label.split('@');
  const [role = label, agency] = roleIn(label).split(':');
  const via = viaOf(label);
  const through = via === null ? undefined : `lewat ${via}`;
  const words = [ACTORS[role] ?? role, agency, through]
    .filter((part) => part !== undefined)
    .join(' ');
  return user === undefined ? words : `${words}, pengguna ${user}`;
}

/** `Rp25.000`. */
export function rupiah(amount: number): string {
  return `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
}

const WORKERS: Record<string, string> = {
  store: 'penyimpanan data',
  inbox: 'pengolahan SMS masuk',
  sms: 'pengiriman SMS',
  effects: 'pekerjaan dalam',
  timers: 'tenggat dan pengingat',
  upkeep: 'perawatan',
  learning: 'belajar dari keputusan',
  clock: 'pengawasan jam',
  lines: 'pengawasan modem',
  webhooks: 'pengiriman webhook',
  'webhook subscriptions': 'daftar webhook',
};

/** A part of the engine, without the number it has among its like. */
export function workerWord(worker: string): string {
  return WORKERS[worker.replace(/ \d+$/, '')] ?? worker;
}
