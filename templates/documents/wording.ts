/** Standing words of documents that whoever fills them in chooses from. */

/** What a disposition slip asks for; the office ticks. */
export const DISPOSITION_INSTRUCTIONS = [
  'Tanggapan dan saran',
  'Proses lebih lanjut',
  'Koordinasi/konfirmasikan',
  'Untuk diketahui',
  'Siapkan jawaban',
  'Laporkan hasilnya',
] as const;

/** The points of an agency's answer, in their order. */
export const ANSWER_POINTS = [
  'Hasil pemeriksaan',
  'Tindakan dan tanggal',
  'Rencana dan anggaran',
  'Petugas yang dapat dihubungi',
] as const;
