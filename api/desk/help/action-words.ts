/** What each button of the complaint page does, by the action's name in the address. */
export const ACTION_HELP: Record<string, string> = {
  'kirim-jawaban':
    'Mengirim jawaban SKPD kepada warga dengan SMS. Kalimatnya boleh diperbaiki dulu; isinya tetap milik SKPD.',
  kembalikan: 'Jawaban belum baik: SKPD mendapat alasan Anda dan harus menjawab lagi.',
  tetap: 'SKPD minta dialihkan, tetapi memang tugasnya: petugas mendapat alasan Anda.',
  teruskan:
    'Membuat surat penerusan bernomor, mengirim SMS tugas ke petugas SKPD, dan mengabari warga. Tenggat SKPD mulai berjalan.',
  tanya: 'Warga mendapat pertanyaan Anda dengan SMS; tenggat berhenti sampai dijawab.',
  kategori:
    'Membetulkan kategori, atau merahasiakan aduan. Aduan rahasia hanya dilihat SKPD yang berhak dan tidak dimuat di koran.',
  gabung:
    'Menyatukan aduan yang sama. Aduan ini mengikuti induknya, dan warganya mendapat jawaban yang sama.',
  pisah: 'Ternyata bukan aduan yang sama: kembali ke meja Admin sebagai aduan sendiri.',
  tolak: 'Menutup aduan dengan alasan untuk warga. Spam ditutup tanpa SMS.',
  buka: 'Aduan yang ditolak diperiksa lagi.',
  koran: 'Memilih jawaban untuk Balasan Surat Pembaca. Aduan rahasia tidak dapat dipilih.',
  'batal-koran': 'Tidak jadi dimuat; alasannya tercatat di riwayat.',
};
