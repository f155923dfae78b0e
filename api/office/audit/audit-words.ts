import type { Break } from '../../../store/base/audit-chain.ts';

/** Indonesian for what the audit log calls things. */

const WORDS_BY_ACTION = {
  'session.opened': 'masuk',
  'session.refused': 'gagal masuk',
  'session.closed': 'keluar',
  'user.locked': 'nama dikunci sementara',
  'user.first': 'pengguna pertama dibuat',
  'user.added': 'pengguna ditambahkan',
  'user.reset': 'tautan kata sandi dibuat',
  'user.disabled': 'pengguna dinonaktifkan',
  'user.enabled': 'pengguna diaktifkan',
  'password.changed': 'kata sandi diganti',
  'password.set': 'kata sandi dipilih lewat tautan',
  'number.shown': 'nomor lengkap dibaca',
  'complaint.looked': 'aduan dibaca lewat SMS (LIHAT)',
  'secret.read': 'aduan rahasia dibaca',
  'letter.read': 'surat dibaca',
  'letter.printed': 'surat dicetak',
  'messages.read': 'pesan dibaca',
  'token.refused': 'token API ditolak',
  'command.run': 'perintah di komputer hotline',
  'complaint.acted': 'tindakan pada aduan',
  'process.opened': 'dicatat dari kertas',
  'process.acted': 'tindakan pada proses lain',
  'process.exported': 'register proses lain diunduh',
  'letter.acted': 'tindakan pada surat',
  'letter.saved': 'surat dicatat',
  'letter.scanned': 'berkas surat disimpan',
  'report.acted': 'tindakan pada laporan',
  'report.remarked': 'catatan laporan ditulis',
  'press.selected': 'aduan dipilih untuk koran',
  'press.edited': 'naskah koran disunting',
  'press.dropped': 'batal untuk koran',
  'press.sent': 'naskah dikirim ke koran',
  'press.printed': 'pemuatan di koran dicatat',
  'press.clipped': 'kliping diarsipkan',
  'sms.resolved': 'hasil SMS dicatat',
  'message.released': 'pesan dilepas dari karantina',
  'sender.blocked': 'pengirim diblokir',
  'sender.unblocked': 'blokir pengirim dibuka',
  'contact.verified': 'nomor petugas dipastikan lagi',
  'codes.forgiven': 'kode salah dimaafkan',
  'number.searched': 'nomor dicari',
  'view.saved': 'tampilan disimpan',
  'view.deleted': 'tampilan dihapus',
  'backup.made': 'cadangan dibuat',
  'backup.downloaded': 'cadangan diunduh',
  'inspector.acted': 'tindakan dari inspektur',
  'inspector.unlocked': 'kunci inspektur dibuka',
  'inspector.locked': 'kunci inspektur ditutup',
  'token.made': 'token API dibuat',
  'token.revoked': 'token API dicabut',
  'webhook.added': 'webhook ditambahkan',
  'webhook.enabled': 'webhook diaktifkan lagi',
  'webhook.removed': 'webhook dihapus',
  'api.postComplaint': 'aduan dibuat lewat API',
  'api.postEvent': 'tindakan pada aduan lewat API',
  'api.postWebhook': 'webhook ditambahkan lewat API',
  'api.enableWebhook': 'webhook diaktifkan lewat API',
  'api.deleteWebhook': 'webhook dihapus lewat API',
  'complaints.exported': 'aduan diunduh',
  'audit.exported': 'catatan audit diekspor',
  'access.denied': 'ditolak',
  // of rows of before
  'desk.posted': 'tindakan lain',
};

/** What an act is called in the audit log. */
export type AuditAction = keyof typeof WORDS_BY_ACTION;

/** The word of each act. Rows of before, and of programs, may have others: they stay as they are. */
export const AUDIT_WORDS: ReadonlyMap<string, string> = new Map(Object.entries(WORDS_BY_ACTION));

export const BREAKS: Record<Break['reason'], string> = {
  missing: 'hilang',
  changed: 'diubah',
  foreign: 'tidak menyambung dengan baris sebelumnya',
};
