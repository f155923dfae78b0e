import type { Understanding } from '../text/understanding.ts';
import type { Read } from './base/reading.ts';
import { hasAny } from './base/tokens.ts';
import { isMockery } from './matter/spoilt-praise.ts';

/** Whether a text speaks of an earlier message of this person: thanks, asking after it, adding to it. */

const list = (phrases: string) => phrases.split('|');

/** The report itself is named. */
const REPORT =
  /\b(laporan|aduan|pengaduan|keluhan|sms|usulan|permohonan|pertanyaan)(nya)? (saya|kami|aku|yang|kemarin|tadi|minggu lalu|tempo hari|nomor|bulan lalu|dulu|itu|sebelumnya)\b|\b(lap|lapor) (yang|kemarin|tadi|minggu lalu|tempo hari|bulan lalu|itu|sebelumnya)\b|\byang (kemarin|tadi|tempo hari|minggu lalu|dulu|pernah|sudah|waktu itu) (itu |yang )?(saya |kami )?(di ?)?(laporkan|laporin|adukan|aduin|sms|keluhkan|sampaikan|lapor ke sini|usulkan|tanyakan)\b|\b(kemarin|tadi|tempo hari|minggu lalu|dulu|pernah|sudah|waktu itu) (saya|kami) (laporkan|laporin|adukan|aduin|sms|keluhkan|sampaikan|lapor ke sini|usulkan|tanyakan)\b|\b(bagaimana|mana|kok) (bapak |ibu )?(laporan|aduan|pengaduan|keluhan)\b|\byang (saya|kami) (laporkan|laporin|adukan|aduin|keluhkan|sampaikan|usulkan|tanyakan|sms)\b|\b(saya|kami) (sudah|pernah|kemarin|tadi) (lapor|melapor|sms|ngadu|mengadu) (ke sini|di sini|kesini|disini|kemarin|tadi|minggu|lewat sms|ke nomor ini|sebelumnya)\b|\bsudah lapor ke sini\b/;
/** A reaction that is missed. */
const REACTION =
  /\b(kelanjutan|lanjutan|tindak lanjut|tindaklanjut|ditindaklanjut\w*|ditindak lanjut\w*|tanggapan|ditanggapi|menanggapi|respon|respons|direspon|merespon|balasan|dibalas|membalas|jawaban|dijawab|menjawab|kabar|perkembangan|progres|progress|diam|hasil|realisasi|tindakan|ditindak|diproses|prosesnya|follow ?up)(nya)?\b/;
const MISSED =
  /\b(belum|tidak|tidak ada|kok|mana|bagaimana|kapan|lama|sampai mana|sampai di mana|sejauh mana|apa|sudah|tunggu|menunggu|nunggu|ditunggu)\b/;
/** Beside these it must stand alone: they also ask for the first reaction. */
const WANTED = /\b(minta|mohon|tolong|segera)\b/;
const ASKING_AFTER = list(
  'yang kemarin|yg kemarin|laporan minggu lalu|percuma ada sms|sampai mana|sampai di mana|sampai dimana|sejauh mana|kok lama bapak|kok lama ibu|kok lama sekali|kok lama amat|kok lama|kok belum juga|tindak lanjutnya|tindaklanjutnya|' +
    'mana janji|mana janjinya|mana tindakannya|mana buktinya|mana realisasinya|belum ada tanggapan|belum ditanggapi|kok belum dijawab|belum ada jawaban|perkembangannya|progresnya|kapan dikerjakan',
);
/** Questions that a short text can only mean about something reported before. */
const ASKING_WHEN =
  /^ (assalamualaikum |maaf |mohon |bapak |ibu |halo |admin |min |pak )*((kapan|sudah) (di|ter|mau |akan |bisa )?\s?(perbaiki|diperbaiki|dikerjakan|ditangani|ditindak|turun|datang|dibalas|dijawab|selesai|beres|diangkut|dibenerin|dibetulin|diproses|diteruskan|dicek|ditinjau|disurvei|dipasang|cair|jadi|sampai)|ada kabar(nya)?|apa kabar(nya)?|(bagaimana|gimana) (kabar(nya)?|ini|nih|dong|jadinya|hasilnya|bapak|ibu|ya|lanjutannya))\b/;
/** Those who were to come. */
const TEAM =
  /\b(petugas|tim|tukang|orang|teknisi)(nya)? .*\b(datang|turun|muncul|ke lokasi|kesini|ke sini)\b|\b(kapan|belum) .*\b(petugas|tim|tukang|teknisi)(nya)?\b/;
const SHORT = 7;
/** So long may a text be that only asks after something. */
const CHASE = 12;
const UNSOLVED =
  /\b(belum (diperbaiki|dibetulin|dibenerin|beres|selesai|ada perubahan|ada yang \S+|ada tindakan|ditangani|dikerjakan|diangkut|juga)( juga)?|masih (saja |aja |tetap |tetep )?(rusak|mati|sama|belum|gelap|bocor|begitu|begini|seperti (itu|dulu|kemarin)|kotor|numpuk|berlubang|padam|keruh)|tetap (saja|aja|rusak|mati|gelap|sama|begitu)|(rusak|mati|bocor|padam|kambuh|macet|numpuk) lagi|tidak (ada yang datang|ada perubahan|diapa apain|ada tindakan)|(dibilang|katanya|disebut|statusnya|dinyatakan|dilaporkan) (sudah )?(selesai|beres|diperbaiki|dikerjakan|ditangani))\b/;
/** Disappointment that may as well be about something new. */
const BROKEN_WORD =
  /\b(tidak sesuai|bohong|cuma janji|janji (doang|saja|aja|palsu|terus|tinggal janji))\b/;
const THANKS = list(
  'terima kasih|matur nuwun|nuhun|hatur nuhun|tabik|mantap|salut|puas|bangga|apresiasi|alhamdulillah|syukur|oke bapak|siap bapak|baik bapak|siap ditunggu|oke ditunggu|ok ditunggu|ditunggu bapak|kami tunggu|saya tunggu|oke deh|siap deh|deh ditunggu',
);
const DONE =
  /\b(sudah|sekarang)\b.{0,40}\b(diperbaiki|perbaiki|dibenerin|dibetulin|ditimbun|nyala|menyala|hidup|beres|jadi|selesai|diangkut|lancar|ngalir|mengalir|diterima|cair|ditambal|bersih|baik|bagus|mulus|terang|ditangani|diaspal|dibersihkan|normal|datang|dikerjakan|dipasang|diganti|dibantu|ditindaklanjuti|direspon|sampai|aktif|keluar)\b/;
/** How somebody goes on about what he just sent. */
const ADDITION =
  /^ (maaf |oh |o |bapak |ibu |pak |mohon maaf )*(iya |ya )?((oh|o|oiya|oya|ohya) (iya|ya)|oiya|oya|(tadi )?(salah (ketik|tulis|sebut|kirim)( \S+)? (maksud|yang benar|harusnya|seharusnya)\S*)|(iya|ya|betul|benar)( bapak| ibu)? yang|fotonya|(sudah )?saya kirim foto\S*|sudah saya kirim|tadi lupa|lupa|kelupaan|ketinggalan|tambahan|nambahin|menambahkan|maksud (saya|kami|ku)|maksudnya|ralat|koreksi|lokasi(nya)?|alamat(nya)?|tepat(nya)?|posisi(nya)?|persis(nya)?|patokan(nya)?|lengkapnya|yang saya maksud|yang benar|harusnya|seharusnya|bukan yang|yang (di )?(dekat|depan|samping|sebelah|belakang|seberang|arah|sebelum|sesudah)|rt \d+|rw \d+)\b/;
/** Such words cannot open anything else. */
const EXPLICIT =
  /^ (maaf |bapak |ibu |oh )*(tadi )?(maksud (saya|kami|ku)|maksudnya|ralat|kelupaan|lupa|salah ketik)\b/;
const ADDITION_LENGTH = 16;
const THANKS_LENGTH = 5;

/** Whoever asks for something does not only give thanks. */
const ASKS =
  /\b(mohon|tolong|minta|harap|harapan|lapor|melapor|melaporkan|laporkan|menyampaikan|usul|mengusulkan|saran|butuh|perlu|semoga segera|kapan|kenapa|mengapa)\b/;
/** What is wrong, behind what was put right: "jalannya sudah bagus, cuma gelap". */
const STILL_WRONG =
  /\b(cuma|hanya|tapi|tetapi|namun|sayang|sayangnya|belum|tidak|gelap|rusak|mati|bocor|macet|kotor|bau|banjir|longsor|roboh|keropos|hilang|susah|mahal|kurang)\b/;

/** Told to somebody else before: to us it is new. */
const ELSEWHERE =
  /\b(lapor|melapor|laporkan|melaporkan|dilaporkan|mengadu|disampaikan|sampaikan|bilang|ngomong|ditelepon|telepon|surat\S*)\b (\S+ ){0,3}(ke|kepada|sama|pada) (\S+ )?(rt|rw|kadus|kades|lurah|kelurahan|desa|pekon|peratin|pemangku|camat|kecamatan|dinas|pln|pdam|kantor|puskesmas|polisi|polsek|sekolah|satpol|dishub|dlh|pu|pupr|petugas|ketua|kepala)\b/;

/** Thanks for what was done, and nothing else in it. */
function givesThanks(full: string, length: number): boolean {
  if (UNSOLVED.test(full) || ASKS.test(full) || isMockery(full)) return false;
  const done = DONE.exec(full);
  if (done === null) return length <= THANKS_LENGTH;
  return !STILL_WRONG.test(full.slice(done.index + done[0].length));
}

/** Such words go on about something that was there before. */
const GOES_ON =
  /\b(masih|tetap|tetep|lagi|juga|belum|kok|sampai sekarang|sampai saat ini|sampai hari ini|hingga kini|hingga sekarang|kembali|sudah (?:diperbaiki|beres|selesai|diangkut|nyala|bagus|lancar)|kapan|bagaimana (?:kabar|kelanjutan|nasib|perkembangan)\w*|yang (?:kemarin|tadi|dulu|saya lapor\w*|itu)|laporan|aduan)\b/;

/** Whether a text goes on about something, rather than to tell of it for the first time. */
export function goesOn(full: string): boolean {
  return GOES_ON.test(full);
}

export interface FollowUpCues extends Pick<Read, 'full' | 'typed'> {
  /** The text points to a matter and a place of its own. */
  ownMatter: boolean;
  /** It points to a matter at all. */
  matter: boolean;
}

function chases({ full, typed, matter, ownMatter }: FollowUpCues, length: number): boolean {
  if (REPORT.test(full)) return true;
  if (ownMatter) return false;
  if (hasAny(full, ASKING_AFTER) !== null || hasAny(typed, ASKING_AFTER) !== null)
    return length <= CHASE || !matter;
  if (length <= SHORT && ASKING_WHEN.test(full)) return true;
  if (length <= (matter ? SHORT : CHASE) && TEAM.test(full) && MISSED.test(full)) return true;
  if (matter || !REACTION.test(full)) return false;
  return (
    (length <= CHASE && !WANTED.test(full) && MISSED.test(full)) ||
    (length <= SHORT && WANTED.test(full))
  );
}

/** Whether a text speaks of an earlier message of this person, and in what tone. */
export function followUpOf(cues: FollowUpCues): Understanding['followUp'] {
  const { full, matter, ownMatter } = cues;
  const length = full.trim().split(' ').length;
  const thanks = hasAny(full, THANKS) !== null;
  if (thanks && givesThanks(full, length)) return 'thanks';
  if (matter && ELSEWHERE.test(full)) return 'none';
  if (UNSOLVED.test(full) && length <= 14 && !ownMatter) return 'unsolved';
  if (BROKEN_WORD.test(full) && length <= 14 && !matter) return 'unsolved';
  if (chases(cues, length)) return 'chase';
  if (thanks && !matter && length <= SHORT && !ASKS.test(full)) return 'thanks';
  const adds = ADDITION.test(full) && (!matter || EXPLICIT.test(full));
  if (adds && length <= ADDITION_LENGTH) return 'addition';
  return 'none';
}
