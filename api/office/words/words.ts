import { happening } from '../../../machines/chart.ts';
import { SENTENCES } from '../../../machines/complaint/flow/sentences.ts';
import type { InboxState } from '../../../store/ports/inbox.ts';
import type { OutboxState } from '../../../store/ports/outbox.ts';
import type { DeskRole } from '../identity.ts';

/** Indonesian for what machines and the store call things; unknown names are shown as they are. */

/** States of the main region, as groups to filter and count by. */
export const FLOW_STATES: Record<string, string> = {
  received: 'Diterima',
  clarifying: 'Menunggu pilihan warga',
  triage: 'Ditelaah Admin',
  forwarded: 'Di SKPD',
  awaitingCitizen: 'Menunggu keterangan warga',
  review: 'Jawaban ditelaah',
  answered: 'Sudah dijawab',
  closed: 'Selesai',
  rejected: 'Tidak diproses',
  merged: 'Digabung',
  withdrawn: 'Dibatalkan pelapor',
  archived: 'Diarsipkan',
};

/** Regions beside the main one, with their states by dotted path. */
export const REGIONS: Record<string, { name: string; states: Record<string, string> }> = {
  flow: { name: 'Alur', states: {} },
  deadline: {
    name: 'Tenggat langkah ini',
    states: {
      idle: 'tidak berjalan',
      'running.onTime': 'masih dalam waktu',
      'running.reminded': 'sudah diingatkan',
      'running.overdue': 'lewat tenggat',
      'running.atHead': 'lewat tenggat, sudah ke kepala SKPD',
      'running.atSecretary': 'lewat tenggat, sudah ke Sekda',
      'running.atRegent': 'lewat tenggat, sudah ke Bupati',
      paused: 'berhenti sementara, menunggu warga',
    },
  },
  legal: {
    name: 'Batas waktu menurut undang-undang',
    states: { within: 'masih dalam batas', settled: 'selesai dalam batas', exceeded: 'terlampaui' },
  },
  publication: {
    name: 'Balasan Surat Pembaca (koran)',
    states: {
      none: 'tidak dimuat',
      selected: 'dipilih, naskah disunting',
      approved: 'naskah disetujui',
      sent: 'dikirim ke koran',
      published: 'sudah dimuat',
    },
  },
};

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

export const FLAGS: Record<string, string> = {
  secret: 'rahasia',
  emergency: 'darurat',
  abusive: 'kata kasar',
  instructed: 'ada perintah Bupati',
  overdue: 'lewat tenggat',
  escalated: 'dieskalasi',
  paused: 'tenggat berhenti',
  beyondLegal: 'lewat batas undang-undang',
  toPublish: 'akan dimuat di koran',
  published: 'dimuat di koran',
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

/** What happened to a complaint: an act, or a timer (`xstate.after.<delay>.<state id>`). */
export function eventWord(type: string): string {
  return type === 'created' ? 'aduan dibuat' : happening(SENTENCES, type);
}

/** `officer:PUPR@pupr` → `petugas PUPR, pengguna pupr`. */
export function actorWord(label: string): string {
  const [office = label, user] = label.split('@');
  const [role = office, agency] = office.split(':');
  const words = [ACTORS[role] ?? role, agency].filter((part) => part !== undefined).join(' ');
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
  lines: 'pengawasan modem',
  webhooks: 'pengiriman webhook',
  'webhook subscriptions': 'daftar webhook',
};

/** A part of the engine, without the number it has among its like. */
export function workerWord(worker: string): string {
  return WORKERS[worker.replace(/ \d+$/, '')] ?? worker;
}
