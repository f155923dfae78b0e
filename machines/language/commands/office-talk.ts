/** Words of an office that are to stay there. Pure; patterns on words as typed. */

const NOT =
  '(?:jangan|jgn|jng|janganlah|ojo|aja|dang|(?:tidak|tdk|gak|ga|nggak|belum|blm) (?:usah|perlu|boleh)|gausah|gaperlu)';
/** Between them: "jangan sampai ada yg bilang". */
const BETWEEN = '(?:\\s+(?:sampai|sampe|smp|dulu|dl|dlu|ada|yg|yang|coba|pernah|sekali2|dikit2))*';
const TELL =
  '(?:(?:di|me|men|meng|ng|ny)?(?:bilang(?:in|kan|i)?|sampaikan|sampein|sampekan|ampaikan|omong(?:in|kan)?|cerita(?:in|kan)?|kabar(?:i|in|kan)|infokan|infoin|informasikan|umumkan|umumin|share|sebar(?:kan|in|luaskan)?|bocor(?:kan|in)?|kirim(?:kan|in)?|teruskan|terusin|balas(?:kan)?|publikasi(?:kan)?|ekspos|expose|rilis)|(?:di)?(?:beri|kasih|kasi) ?(?:tahu|tau)\\w*|ngomong(?:in)?|tahu|tau|ketahuan|ketauan|denger|dengar)';
const CITIZEN =
  '(?:warga|pelapor|pengadu|masyarakat|orang|orangnya|ybs|yang bersangkutan|media|wartawan|koran)(?:nya|ny)?';
const WITHIN = '(?:kita|internal|intern|orang dalam|kami|admin|pimpinan|kantor)';
const ONLY = '(?:saja|aja|sj|doang|dulu|yg tau|yang tau|yg tahu|yang tahu)';

const KEPT = new RegExp(
  [
    `\\b${NOT}${BETWEEN}\\s+${TELL}(?![\\p{L}\\p{N}])`,
    `\\b${NOT}${BETWEEN}\\s+${CITIZEN}${BETWEEN}\\s+${TELL}(?![\\p{L}\\p{N}])`,
    `\\b${CITIZEN}\\s+${NOT}${BETWEEN}\\s+${TELL}(?![\\p{L}\\p{N}])`,
    `\\b(?:cukup|hanya|khusus|cuma|cm|buat|untuk|utk)\\s+${WITHIN}\\s+${ONLY}\\b`,
    `\\b(?:catatan|info|informasi|keperluan|konsumsi|bahan|arsip|pegangan)\\s+${WITHIN}\\b`,
    '\\b(?:off the record|antar kita|antara kita|sementara rahasia|rahasia (?:kantor|dinas|internal)|empat mata)\\b',
    '^\\W*(?:internal|intern)\\b',
  ].join('|'),
  'iu',
);

/** True where words are to be kept from the citizen. */
export function isKept(text: string): boolean {
  return KEPT.test(text);
}

/** How people of an agency speak of what their office does. */
const OF_OFFICE =
  /\b(?:(?:sudah|sdh|udah|telah)(?!\s+(?:lama|se\w+|\d|ber\w+|rusak|mati))|akan|kami|kita|tim|petugas|upt|besok|bsk|nanti|proses|menunggu|nunggu|anggaran|dana|dpa|lelang|material|alat|survei|survey|di\w+kan|(?:di|me)?(?:perbaiki|tambal|timbun|kerjakan|tangani|cek|angkut|jadwalkan))\b/i;

export const speaksOfWork = (text: string): boolean => OF_OFFICE.test(text);
