/**
 * Words that an office must not say to a citizen: threats, insults, and money that nothing is due for. And words that
 * are only the citizen's own, sent back in quotation marks. Whoever types them behind JAWAB is asked first. Pure.
 */

const HIM =
  '(?:kamu|km|kau|lu|loe|elu|anda|situ|sampean|kowe|nko|saudara|pelapor(?:nya)?|orangnya)';
const OURS = '(?:saya|sy|kami|kita|aku|gue|gua)';
/** That somebody complains. */
const REPORTS =
  '(?:(?:me)?lapor\\w*2?|laporan\\w*|(?:me)?ngadu\\w*2?|mengadu\\w*|adukan|aduan\\w*|pengaduan\\w*|komplain\\w*|protes|sms)';
const NO =
  '(?:jangan|jgn|jng|jngn|stop|berhenti|dilarang|(?:tidak|tdk|gak|ga|nggak|ndak|gk) usah|gausah|cukup|kapok)';
const IF = '(?:kalau|kalo|klo|kl|jika|jk|bila|apabila|sekali lagi|berani|nekat|coba)';
/** What may stand between "if" and "you complain"; not an invitation ("bila masih rusak silakan lapor lagi"). */
const GOES_ON =
  '(?:masih|msh|terus|trs|lagi|lg|tetap|ttp|berani|nekat|coba|sampai|sampe|mau|tidak|tdk|gak|ga|g|nggak|ndak|dicabut|di cabut|cabut|tarik|hapus|saudara|bapak|bpk|ibu|pak|bu|dia|orang)';
const HARM: readonly RegExp[] = [
  // threats
  new RegExp(`\\b${NO}\\b(?:\\s+[\\p{L}\\d]+){0,2}?\\s+${REPORTS}\\b`, 'iu'),
  new RegExp(`\\b${IF}\\b(?:\\s+(?:${GOES_ON}|${HIM}))*\\s+${REPORTS}\\b`, 'iu'),
  /\b(?:cabut|tarik|batalkan|hapus)\s+(?:saja |aja |sj |dulu |segera )?(?:itu )?(?:laporan|aduan|pengaduan)/i,
  new RegExp(`\\b(?:hati2|hati-hati|hati hati)\\b.{0,25}\\b${REPORTS}\\b`, 'i'),
  /\bawas\b(?!\s+(?:jalan|jln|licin|lubang|longsor|bahaya|arus|listrik|kabel|ada|banjir|hewan))/i,
  /\bsiapa\s+(?:(?:yg|yang|yng)\s+)?(?:(?:me)?lapor\w*|(?:me)?ngadu\w*|mengadu\w*|pelapornya)\b/i,
  /\btunggu (?:saja|aja|sj|aj)\b.{0,12}\b(?:akibat\w*|balas\w*|pembalasan\w*|tanggal main\w*|giliran\w*)/i,
  /\btanggung (?:sendiri|sndiri|resiko\w*|risiko\w*|akibat\w*)|\b(?:tau|tahu|terima) (?:rasa|akibat\w*)|\brasakan (?:akibat\w*|sendiri|nanti)/i,
  /\b(?:akan|bakal|pasti|jangan|jgn|nanti|biar|bisa)\s+(?:\w+\s+)?(?:menyesal|nyesel|nyesal)\b|\b(?:repot|susah|rugi) sendiri\b/i,
  /\b(?:di|kami |kita |saya |sy )(?:per)?(?:sulit|susahkan|susahin)\b|\bdemi (?:kebaikan|keselamatan|keamanan)(?:mu| kamu| anda| bapak| bpk| ibu| keluarga| bersama| sendiri)/i,
  /\b(?:awas|kalau|kalo|klo|kl|jika|bila|kapok|lapor\w*2?|ngadu\w*2?|mengadu\w*|protes)\b.{0,40}\b(?:bansos|bantuan\w*|blt|bpnt|pkh|sembako|honor\w*|gaji\w*|ktp|kk|surat\w*|listrik\w*)\b.{0,25}\b(?:di ?cabut|di ?coret|di ?stop|di ?hentikan|di ?putus|di ?tahan|di ?hapus|hilang)\b/i,
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
  // what nobody has to tell, and who asks for it steals
  /\b(?:pin|otp|password|pasword|kata sandi|cvv|ibu kandung|kartu atm)\b|\bno(?:mor|mer)?\.? ?rek(?:ening)?\b/i,
  // money
  /\b(?:kirim|siapkan|siapin|bawa|kasih|beri|bayar|setor)\w*\s+(?:dulu\s+)?(?:uang|duit|biaya|dana)\b/i,
  /\b(?:kalau|kalo|klo|kl|jika|bila)\s+(?:mau|ingin|pengen|pingin)\b.{0,20}\b(?:cepat|cpt|lancar|beres|segera)\b/i,
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
