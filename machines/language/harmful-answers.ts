/**
 * Words that an office must not say to a citizen: threats, insults, and money that nothing is due for. And words that
 * are only the citizen's own, sent back in quotation marks. Whoever types them behind JAWAB is asked first. Pure.
 */

const HIM =
  '(?:kamu|km|kau|lu|loe|elu|anda|situ|sampean|kowe|nko|saudara|pelapor(?:nya)?|orangnya)';
const OURS = '(?:saya|sy|kami|kita|aku|gue|gua)';
const HARM: readonly RegExp[] = [
  // threats
  new RegExp(
    `\\b${OURS}\\b.{0,12}\\b(?:tau|tahu|kenal|hafal|catat|tandai|cari|datangi|samperin|ingat)\\b.{0,16}\\b(?:rumah|alamat|nomor|keluarga|muka|siapa|${HIM})`,
    'i',
  ),
  new RegExp(`\\b(?:awas|hati2|hati-hati|hati hati)\\b.{0,20}\\b${HIM}\\b`, 'i'),
  new RegExp(
    `\\b(?:laporkan|lapor|tuntut|dituntut|pidana(?:kan)?|penjara(?:kan)?|polisi(?:kan)?)\\b.{0,25}\\b(?:${HIM}|pencemaran|fitnah)\\b`,
    'i',
  ),
  new RegExp(
    `\\b${OURS}\\b.{0,20}\\b(?:(?:me)?nuntut|tuntut|(?:me)?laporkan balik|polisikan|pidanakan|penjarakan|gugat|somasi|proses hukum|jerat|perkarakan)`,
    'i',
  ),
  /\b(?:uu|undang2|undang-undang|undang undang|pasal) ?ite\b|\b(?:jangan|jgn|jng|dilarang) (?:asal|sembarang(?:an)?|seenaknya|main) (?:lapor|melapor|ngadu|bicara|ngomong|tuduh|menuduh|nuduh|fitnah|sms)/i,
  /\b(?:jangan|jgn|jng) (?:salahkan|menyalahkan|nyalahkan|nyalahin|salahin|tuduh|menuduh|nuduh|ngadu|melapor|lapor) (?:kami|saya|sy|dinas|lagi|terus)\b/i,
  /\b(?:pencemaran nama|jangan macam2|jangan macam macam|tanggung akibat\w*|tau akibatnya)\b/i,
  // insults
  new RegExp(`\\b${HIM}\\b.{0,10}\\b(?:siapa sih|sok\\d?|diam|goblok|bodoh|gila|tolol)\\b`, 'i'),
  /\b(?:goblok|tolol|bacot|bangsat|anjing|kampret|jangan sok\d?|sok (?:tau|tahu|pintar|jago\w*|sibuk))\b/i,
  // money
  /\b(?:uang|duit)\s+(?:rokok|lelah|jalan|bensin|kopi|pelicin|capek|cape|makan|tip|minum|terima kasih)\b/i,
  /\b(?:asal|asalkan|kalau|kalo|klo|syarat(?:nya)?|dengan syarat)\b.{0,40}\b(?:patungan|urunan|iuran|bayar|setor|transfer|kasih uang)\b/i,
  /\b(?:patungan|urunan)\b.{0,40}\d\s*(?:rb|ribu|jt|juta|000)\b/i,
];
/** Nothing but what somebody else said. */
const QUOTED = /^\s*["“”'‘’«].{8,}["“”'‘’»]\s*[.!]?\s*$/s;

/** True where one question is asked before a citizen reads such words. */
export function mayHarm(text: string): boolean {
  return QUOTED.test(text) || HARM.some((one) => one.test(text));
}
