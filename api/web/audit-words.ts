import type { Break } from '../../store/audit-chain.ts';

/** Indonesian for what the audit log calls things. */

export const AUDIT_ACTIONS: Record<string, string> = {
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
  'complaint.acted': 'tindakan pada aduan',
  'letter.acted': 'tindakan pada surat',
  'sms.resolved': 'hasil SMS dicatat',
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
  'desk.posted': 'tindakan lain',
};

export const BREAKS: Record<Break['reason'], string> = {
  missing: 'hilang',
  changed: 'diubah',
  foreign: 'tidak menyambung dengan baris sebelumnya',
};
