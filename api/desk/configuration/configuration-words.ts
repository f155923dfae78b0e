import type { Role } from '../../../machines/district/district.ts';
import type { Lane } from '../../../machines/messages/lanes.ts';
import type { Action, Flag, MessageKind } from '../../../machines/text/understanding.ts';

/** Indonesian for what the configuration pages show, each complete by its type. */

export const ROLES: Record<Role, string> = {
  citizen: 'warga',
  officer: 'petugas SKPD',
  head: 'kepala SKPD',
  admin: 'Admin',
  secretary: 'Sekda',
  regent: 'Bupati',
};

/** Lanes of outgoing SMS, in the order in which they go. */
export const LANES: Record<Lane, string> = {
  urgent: 'darurat',
  acknowledgement: 'tanda terima',
  reply: 'balasan langsung',
  officer: 'petugas',
  status: 'kabar kepada warga',
  reminder: 'pengingat',
  digest: 'ringkasan pimpinan',
};

export const MESSAGE_KINDS: Record<MessageKind, string> = {
  KELUHAN: 'keluhan',
  SARAN: 'saran',
  TANYA: 'pertanyaan',
  APRESIASI: 'apresiasi',
  LAINNYA: 'lainnya',
  PERINTAH: 'perintah',
  TINDAK_LANJUT: 'susulan atas pesan sebelumnya',
  SPAM: 'spam',
  OPERATOR: 'pesan operator',
  OTOMATIS: 'balasan otomatis',
};

/** What the hotline would do with a message. */
export const ACTIONS: Record<Action, string> = {
  route: 'diteruskan langsung ke SKPD',
  ask: 'warga ditanya satu kali',
  triage: 'menunggu Admin',
  command: 'perintah dijalankan',
  followUp: 'dimasukkan ke aduan yang sudah ada',
  ignore: 'disimpan tanpa dibalas',
};

export const READING_FLAGS: Record<Flag, string> = {
  emergency: 'darurat',
  despair: 'putus asa',
  secret: 'rahasia',
  maybeSecret: 'mungkin rahasia',
  accusesOverseer: 'menuduh penerima aduan rahasia',
  accusesSecond: 'menuduh penerima kedua aduan rahasia',
  accusesOffice: 'menuduh pengelola hotline',
  outOfJurisdiction: 'bukan wewenang kabupaten',
  appreciation: 'apresiasi',
  abusive: 'kata kasar',
  spam: 'spam',
  operator: 'operator',
  ambiguousPlace: 'tempat mendua',
  tooShort: 'terlalu singkat',
  empty: 'tanpa isi',
};
