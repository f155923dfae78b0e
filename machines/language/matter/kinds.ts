import { oncePer } from '../../base/once-per.ts';
import type { Kind } from '../../district/district.ts';
import { roots } from '../base/morphology.ts';
import { withoutNotTaken } from '../base/not-taken.ts';
import type { Read } from '../base/reading.ts';
import { remembered } from '../base/remembered.ts';
import { hasAny } from '../base/tokens.ts';
import { accuses } from '../secrecy/secrecy-doubt.ts';
import { isSpoiltPraise, withoutFormulas } from './spoilt-praise.ts';

/** What a citizen wants of us: complain, suggest, ask, praise. */

const list = (phrases: string) => phrases.split('|');

// questions ---------------------------------------------------------------------------------------

/** Nobody complains in these words. */
const ENQUIRY =
  /\b(syarat(nya)?|persyaratan(nya)?|prosedur(nya)?|cara \S+ (-?nya )?bagaimana|cara (mengurus|urus|daftar|mendaftar|bikin|buat|membuat|bayar|membayar|lapor|ambil|dapat|benar|memperbaiki|pasang|mengajukan|pindah|ganti|cek|ikut)|cara(nya)? (bagaimana|gimana)|bagaimana cara(nya)?|jadwal(nya)? (kapan|apa|bagaimana)?|berapa (biaya|ongkos|tarif|syarat|persen|hari)|biaya(nya)? berapa|jam (berapa|buka)|nomor telepon (.{1,30} )?berapa|mau (tanya|bertanya|nanya)|numpang (tanya|nanya)|yang benar (berapa|bagaimana|mana|apa)|cara \S+nya (ke mana|di mana|bagaimana)|(lapor|daftar|mendaftar|urus|mengurus|bikin|buat|bayar|ambil|beli|mengadu|minta|ngadu|konsultasi|pengajuan|ajukan|mengajukan)\w* ?(itu |nya |untuk .{1,20})?(di mana|ke mana|ke siapa|lewat mana|bagaimana|dimana|kemana)|(di mana|ke mana) (ya |harus |bisa |kalau |saya |kami |tempat )*(daftar|urus|mengurus|ngurus|lapor|bikin|bayar|mengadu|minta)|apa saja (syarat|berkas|yang)|berkasnya apa|info(rmasi)? (tentang|soal|lowongan|loker|jadwal|pendaftaran))\b/;
const ASKING =
  /\b(kapan|berapa|apakah|apa|lewat mana|bagaimana|di mana|ke mana|siapa|bisakah|bolehkah|adakah|benarkah|kah)\b/;
/** A question without its question word. */
const HEADING = /^ (biaya|ongkos|syarat|persyaratan|cara|jadwal|alamat|info|informasi|nomor) /;
/** Somebody on his way to an office: he wants to know how. */
const INTENDS =
  /\b(saya|kami|mau|ingin|rencana) (mau |ingin |hendak )?(mengurus|urus|bikin|buat|membuat|daftar|mendaftar|pindah|ganti|mengajukan|ajukan|perpanjang|pasang)\b/;
/** "bisa ga pindah sekolah". */
const MAY =
  /^\s*(kalau \S+ )?((ada|masih|sudah) tidak|(bisa|boleh|apa|apakah|perlu|harus|bisakah|bolehkah) (\S+ ){0,3}tidak)\b/;
/** "bisa ga ya", "gratis tidak pak": the no at the end makes a question. */
const YES_OR_NO =
  /(?<!\S)\S+ tidak (ya|yah|bapak|ibu|kak|min|mas|mbak|bang|kira kira)\b|(?<!\S)\S+ tidak\s*$/;
const RHETORICAL =
  /\b(kok|kenapa|mengapa|ngapain|masa|masak|padahal|percuma|katanya|sih|kapan lagi|bagaimana (mau|bisa|kami|rakyat|tidak)|apa gunanya|buat apa|nasib|(adil|wajar|masuk akal|manusiawi|pantas|enak|becus) tidak)\b|\b(kami|rakyat|warga|masyarakat|kita|orang tua|anak anak|pelanggan) (kami |saya )?bagaimana\s*$/;
const VIOLENT =
  /\b(dipukul\w*|mukul\w*|memukul\w*|disiksa|dianiaya|diusir|dicabuli|diperkosa|diancam|dihajar)\b/;
/** Since when: somebody has been waiting. */
const WAITED =
  /\b(sudah|sejak|dari|selama|hampir) (\S+ ){0,2}(hari|minggu|bulan|tahun|jam|kali|lama)\b|\b(?<!(umur|usia|anak|kelas|minimal|maksimal|dalam) )\d+ (hari|minggu|bulan|tahun)\b/;
const TITLES =
  /^ ((assalamualaikum|selamat|pagi|siang|sore|malam|bapak|ibu|pak|yang terhormat|bupati|kepala dinas|admin|min|mohon|maaf|halo|permisi|saya|kami|mau|kalau|numpang|dinas) )+/;

/** What is wrong, by roots; each speaks for a complaint. */
const DEFECTS = new Set(
  (
    'rusak mati bocor parah macet lambat lelet susah sulit jelek kotor bau mahal kurang langka kosong putus hancur roboh ambruk ambrol jebol lubang lobang ' +
    'kecewa hilang busuk numpuk menumpuk tumpuk gagal rugi telat lambat keruh butek persulit dipersulit tolak ditolak potong dipotong sunat hama serang ganggu mengganggu resah bahaya ' +
    'celaka kecelakaan jatuh retak gelap padam mogok bolos judes kasar curang pungli korupsi liar bising ribut kumuh jorok rawan tersumbat mampet becek ambles amblas longsor banjir kering ' +
    'kesal menderita kasihan kasian miskin sakit mencemari tercemar ilegal nakal bohong lalai cuek abai terbengkalai mangkrak lapuk karatan goyang melanggar salah error antri antre ' +
    'keluhan mengeluh komplain lemot menyedihkan parahnya nyangkut mandek mentok ketahan tertahan habis tertutup ketutup nunggak dipingpong bolak lelah capek netes dipaksa maksa rebutan gersang tidak belum bukan tanpa kapok bosan muak marah terlalu cuma hanya malah'
  ).split(' '),
);

/** Whether a word, written out, or what may be its root is one of them. */
const isDefect = remembered((word: string): boolean =>
  roots(word).some((form) => DEFECTS.has(form)),
);

/** "ganti rugi" is no loss. */
const HARMLESS = /\bganti rugi(nya)?\b/;

/** How many words of a text say that something is wrong. */
export const defectsIn = oncePer((read: Read): number => {
  const withoutQuestion = read.full.replace(
    /\btidak (ya|yah|bapak|ibu|kak|min|mas|mbak|bang)\b|\btidak\s*$/g,
    ' ',
  );
  let count = WAITED.test(read.full) ? 1 : 0;
  for (const { full, text } of read.words) {
    if (full === 'tidak' && !withoutQuestion.includes(' tidak ')) continue;
    // "before", though its root is "not yet"
    if (full.startsWith('sebelum')) continue;
    if (HARMLESS.test(read.full) && full.startsWith('rugi')) continue;
    if (DEFECTS.has(text) || full.split(' ').some(isDefect)) count += 1;
  }
  return count;
});

/** A question for information rather than a complaint in the form of one. */
function asksForInformation(read: Read, defects: number): boolean {
  const { full, raw } = read;
  if (VIOLENT.test(full)) return false;
  if (ENQUIRY.test(full) || MAY.test(full.replace(TITLES, ' '))) return true;
  if (RHETORICAL.test(full)) return false;
  const yesOrNo = read.clauses.some((clause) => YES_OR_NO.test(clause));
  if (defects === 0 && INTENDS.test(full)) return true;
  if (defects === 0)
    return ASKING.test(full) || yesOrNo || /\?\W*$/.test(raw) || HEADING.test(full);
  if (defects === 1 && yesOrNo) return true;
  const opening = full.replace(TITLES, ' ').trim().split(' ').slice(0, 5).join(' ');
  return defects === 1 && ASKING.test(opening);
}

// suggestions -------------------------------------------------------------------------------------

const WISH = list(
  'sebaiknya|alangkah baiknya|alangkah bagusnya|lebih baik|kalau bisa diadakan|mohon diadakan|tolong diadakan|diadakan|adakan|adain|andai|andaikan|hendaknya|seharusnya ada|bagusnya|mending|ada baiknya|harapan saya|harapan kami|ide saya|bagaimana kalau',
);
/** These open a suggestion; later in a text they only report one ("sudah 3x usul"). */
const WISH_WORDS = list(
  'saran|sarannya|usul|usulan|mengusulkan|masukan|aspirasi|menyarankan|usulkan',
);
const OPENING_WORDS = 6;
/** Asks for something that is not there yet. */
const NEW_THING =
  /\b(tolong|mohon|minta|harap|semoga|kalau bisa|bisa tidak|dong|kami ingin|pengen|ingin|butuh|perlu)\b (\S+ ){0,6}(di ?)?(pasang|pasangkan|pasangin|kasih|kasi|buatkan|buatin|bikin|bikinkan|bikinin|sediakan|sediain|bangunkan|adakan|adain|tambahkan|tambahin|perbanyak|lebarkan|lebarin|perlebar|gelar|bentuk|hadirkan|programkan)\b/;

/** What is there already and does not work is complained of. */
const BROKEN =
  /\b(rusak|mati|bocor|putus|hancur|roboh|ambruk|jebol|padam|hilang|tidak|kosong|parah|berlubang|kapan|kenapa|antri|antre|jam)\b/;

/** What it would be good for is no complaint. */
const PURPOSE = /\b(biar|supaya|agar|untuk)\b.*$/;

function makesSuggestion({ full }: Read, defects: number): boolean {
  const opening = ` ${full.trim().split(' ').slice(0, OPENING_WORDS).join(' ')} `;
  if (hasAny(opening, WISH_WORDS) !== null) return true;
  if (hasAny(full, WISH) !== null && defects <= 1) return true;
  return NEW_THING.test(full) && !BROKEN.test(full.replace(PURPOSE, ' '));
}

// praise ------------------------------------------------------------------------------------------

const THANKS = list(
  'terima kasih|matur nuwun|nuhun|hatur nuhun|tabik|maju terus|mantap|mantab|salut|puas|bangga|apresiasi|mengapresiasi|bravo|hebat|jempol|acungan jempol|top|keren|luar biasa|good job|sukses selalu|sukses terus|senang sekali|bagus sekali',
);
const GOOD = list(
  'cepat|bagus|baik|ramah|mantap|mantab|hebat|memuaskan|sigap|maju terus|keren|salut|puas|bersih|tanggap|sukses|mulus|senang|seneng|' +
    'lancar|nyaman|rajin|indah|rapi|rapih|terang|membantu|terbantu|gembira|luar biasa|bravo|jempol|profesional|sabar|jujur|top|juara|bangga|telaten|gesit|oke|memudahkan|mudah|dipermudah|gratis|berhasil',
);
const REQUEST =
  /\b(tolong|mohon|minta|kapan|belum|rusak|mati|tapi|kenapa|bantu (saya|kami)|harap|semoga segera|sayangnya|cuma|kok|tidak|coba|percuma)\b/;

/** Somebody who does his work well is praised. */
const SOMEBODY =
  /\b(petugas|perawat|bidan|dokter|guru|pelayanan|pegawai|tim|damkar|pemadam|sopir|supir|kader|penyuluh|ambulans|puskesmas|rsud|capil|dukcapil|staf|satpol|tukang|aparat|peratin|camat|program|kepala sekolah)\b/;

/** What somebody was given. */
const HELPED =
  /\b(sudah|telah|atas)\b.*\b(bantu|dibantu|bantuan|bantuannya|membantu|dibangun|dibangunkan|perhatian|perhatiannya|diperhatikan|menolong|ditolong)\b/;
const VERY = /\b(banget|sekali|sangat|paling|terbaik)\b/;

/** What somebody was helped in. */
const SUFFERED =
  /\b(sakit|sakitnya|banjir|kebanjiran|kemalingan|longsor|kebakaran|kecelakaan|jatuh|musibah|bencana|miskin|susah|sulit|kesulitan|hama|anak yatim)\b/g;

/** How many words of praise say that something is wrong: not those for what somebody was helped in. */
function spoils(read: Read): boolean {
  if (isSpoiltPraise(read)) return true;
  const { full } = read;
  const isHelp = SOMEBODY.test(full) || HELPED.test(full);
  const suffered = isHelp ? (full.match(SUFFERED) ?? []).length : 0;
  // what was not taken is told with a no
  const notTaken = withoutNotTaken(read).full === full ? 0 : 1;
  return defectsIn(read) > suffered + notTaken;
}

/** Praise without a wish: thanks together with something good, and nothing asked for or wrong. */
export function isAppreciation(read: Read): boolean {
  const { full: whole } = withoutNotTaken(read);
  // who takes is not thanked for it, however it is said
  if (REQUEST.test(whole) || accuses(read) || spoils(read)) return false;
  const full = ` ${withoutFormulas(whole).trim()} `;
  const good = GOOD.filter((word) => full.includes(` ${word} `)).length;
  if (hasAny(full, THANKS) !== null) return good > 0 || HELPED.test(full);
  const much = good > 1 || (good === 1 && VERY.test(full));
  return SOMEBODY.test(full) && much && defectsIn(read) === 0;
}

/** A thing put right is an answer to an earlier message. */
const PUT_RIGHT =
  /\b(sudah|sekarang)\b.{0,40}\b(diperbaiki|ditimbun|nyala|menyala|hidup|beres|selesai|diangkut|ngalir|mengalir|cair|ditambal|ditangani|diaspal|dipasang|diganti|jadi)\b/;
const IS_FINE = /\b(sudah|sekarang)\b.{0,40}\b(mulus|terang|lancar|bagus|baik|bersih|normal)\b/;
const FEELING = /\b(senang|bangga|puas|salut|bahagia|gembira|hebat|mantap|luar biasa)\b/;

/** Thanks for what was reported before, rather than praise out of the blue. */
export function thanksForRepair({ full }: Pick<Read, 'full'>): boolean {
  if (SOMEBODY.test(full)) return false;
  return PUT_RIGHT.test(full) || (IS_FINE.test(full) && !FEELING.test(full));
}

/** The kind of a complaint whose sender did not type it. */
export function kindOf(read: Read): Kind {
  const defects = defectsIn(read);
  if (makesSuggestion(read, defects)) return 'SARAN';
  return asksForInformation(read, defects) ? 'TANYA' : 'KELUHAN';
}
