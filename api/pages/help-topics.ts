/** Which part of `/bantuan` explains which page; the page's `?` leads there. */
export const TOPICS: Record<string, string> = {
  depan: 'mulai',
  'kotak-masuk': 'kotak-masuk',
  'diteruskan-sendiri': 'kotak-masuk',
  'daftar-aduan': 'aduan',
  aduan: 'satu-aduan',
  proses: 'aduan',
  'proses-satu': 'satu-aduan',
  pesan: 'pesan',
  register: 'surat',
  'register-surat': 'surat',
  surat: 'surat',
  'surat-baru': 'surat',
  'surat-disposisi': 'surat',
  'surat-jawaban': 'surat',
  'surat-penerusan': 'surat',
  'surat-pratinjau': 'surat',
  'surat-teguran': 'surat',
  'surat-ubah': 'surat',
  agenda: 'surat',
  koran: 'koran',
  'koran-kiriman': 'koran',
  'koran-naskah': 'koran',
  ringkasan: 'ringkasan',
  laporan: 'laporan',
  'laporan-satu': 'laporan',
  'laporan-sementara': 'laporan',
  pengguna: 'pengguna',
  sandi: 'pengguna',
  audit: 'pengguna',
  token: 'program-lain',
  webhook: 'program-lain',
  inspektur: 'inspektur',
  'inspektur-mesin': 'inspektur',
  'inspektur-satu': 'inspektur',
  telepon: 'telepon',
};

/** Address of the help for a page; the whole help where a page has no part of its own. */
export function helpAddress(template: string): string {
  const topic = Object.hasOwn(TOPICS, template) ? TOPICS[template] : undefined;
  return topic === undefined ? '/bantuan' : `/bantuan#${topic}`;
}
