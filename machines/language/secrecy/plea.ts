import type { Plea } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import { PERSON, STAFF } from './office-people.ts';
import { asksForSecrecy, isSpacedPlea } from './secrecy.ts';
import { accuses, mayPlead } from './secrecy-doubt.ts';
import { isSecretWord } from './secret-word.ts';

/**
 * A plea for secrecy that tells no matter of its own: it speaks of what was written before ("jangan kasih tau petugasnya",
 * "tolong rahasiakan dari PU"). Pure.
 */

const list = (some: string): ReadonlySet<string> => new Set(some.trim().split(/\s+/));

/** What a plea consists of, and whom it names. */
const PLEADING = list(
  `tolong mohon minta harap ya yah y iya pak pk bapak bu ibu min admin dong deh lah kok saja aja juga itu ini tadi kemarin yang untuk aduan wae nek nggih yo nya ny mas kak bang
  ulah dikandakke kandakke kandani diomongke omongke dicritakke bejakeun dibejakeun bebeja ka
  aduannya laporan laporannya lapor melapor sms pesan saya sy aku kami ku kita nama nomor nomer no hp identitas pelapor pengirim data diri privasi siapa
  sapa siapapun sudah sih nih
  jangan janganlah ojo aja dang sampai di ke dari sama dengan oleh kepada pada buat agar supaya biar tidak usah perlu boleh mau ingin tanpa ada bisa
  sebut disebut disebutkan sebutkan sebutin dibocorkan bocor bocorkan bocorin bilang bilangin dibilang kasih kasi dikasih beri diberi
  beritahu diberitahu tahu tau ngerti weruh mengetahui diketahui ketahuan ketauan konangan kabari dikabari cerita diceritakan ceritain omong
  ngomong omongin ditunjukkan tunjukkan diperlihatkan perlihatkan sebar disebar disebarkan sebarkan teruskan diteruskan terusin diterusin kirim
  dikirim serahkan diserahkan dilibatkan libatkan dibawa bawa baca dibaca lihat dilihat dengar didengar denger kedengaran terdengar curiga kenal dikenali
  share dishare umumkan diumumkan dipublikasikan
  sembunyikan disembunyikan samarkan disamarkan sensor disensor lindungi dilindungi amankan diamankan tutupi ditutupi dijaga jaga anonim
  dibuka buka membuka jaminan dijamin keamanan keselamatan perlindungan dikasihkan kasihkan diberikan diintimidasi intimidasi diancam confidential
  please sopo sopo2 sapa2 crita crito kulo kula wedi wa telepon
  samaran cukup hanya khusus cuma antara empat mata diam kalau kalo bahwa nanti takut maaf lupa tapi tetapi oh oiya oya dan atau pihak bagian
  assalamualaikum selamat pagi siang sore malam terima makasih sekali sangat dulu lagi semua masih tetap harus rahasia secara`,
);
const PEOPLE = list(
  `petugas pegawai orang orangnya dinas dinasnya kantor kantornya kadis kadin kaban kabid kabag kasi kasubag camat lurah peratin pratin kades kadus
  kepala kepsek sekdes sekcam rt rw pamong mandor pengawas staf pejabat oknum aparat atasan atasannya pimpinan bos mereka dia beliau polisi guru bidan
  dokter bendahara operator ketua anggota tim warga tetangga bupati sekda pemda pemkab kecamatan kelurahan desa pekon upt bidang instansi terkait ybs
  bersangkutan siapapun media koran wartawan`,
);
/** Whoever works for an office, however he is called. */
const IN_OFFICE = new RegExp(`^(?:${PERSON}|${STAFF})$`);
/** Where somebody of an office is, behind who he is: "kepala sekolahnya", "petugas loket". */
const WORKPLACES = list(
  `sekolah sd smp sma mi mts ma paud tk madrasah ponpes puskesmas pustu posyandu rumah sakit rs pasar terminal kelompok tani gapoktan koperasi kios pangkalan
  gudang loket pelayanan bagian bidang seksi rt rw dusun pemangku lingkungan unit cabang wilayah umum`,
);
/** An SMS that was sent before, in everybody's words. */
const SENT =
  '(?:laporan|aduan|pengaduan|keluhan|sms|pesan|lapor|lapur|omongan|ketikan|info)(?:nya|ku|an)?';
const BEFORE =
  '(?:tadi|barusan|kemarin|kemaren|sebelumnya|semalam|pertama|terakhir|mau|kamari|nembe)';
/** The report itself is named: "aduan jalan tadi", "di laporan jalan rusak", and TAMBAH before it. */
const REPORT = new RegExp(
  `^ (?:tambah|tambahan|tmbah) | ${SENT} (?:\\S+ ){0,3}${BEFORE} | (?:di|pada|dalam|dlm|soal|tentang|ttg|untuk|utk) ${SENT} (?!ini )`,
);
const EARLIER = new RegExp(
  ` (?:${[
    `${SENT} (?:saya |kami |aku |yang )*${BEFORE}`,
    `(?:yang|nu|sing|sai) (?:(?:saya|kami|aku) )?(?:tadi|barusan|kemarin|kemaren|sebelumnya)(?! (?:pagi|siang|sore|malam|malem|datang|lewat|minta|narik|bagi))`,
    'sing mau',
    `yang (?:tadi |barusan |kemarin |sudah )*(?:saya|kami|aku) (?:tadi |barusan |kemarin |sudah )*(?:lapor|laporkan|laporin|adukan|kirim|kirimkan|sms|tulis|ceritakan|sampaikan)`,
    `(?:tadi|barusan|kemarin) (?:saya |kami |aku )?(?:lapor|melapor|sms|ngadu|mengadu|kirim)`,
  ].join('|')}) `,
);
const ENDING = /(?:nya|ny|ku|an|e|ne)$/;
const TICKET = /^(?:[a-z]{1,2}\d{3}|\d{3})$/;
const TITLE = list('pak bu bapak ibu mas mbak bang kang haji kak');
const OF_WRITER =
  / (?:nama|nomor|nomer|identitas|pelapor|pengirim|siapa|sapa|jenengku|namaku|data diri) | (?:saya|sy|aku|kami|sing|yang) (?:yang |yg |sing )?(?:lapor|melapor|ngadu|sms)/;
/** What follows tells why he asks for it. */
const REASON = list('karena sebab soalnya takut takutnya nanti gara daripada biar supaya agar');
/** More words tell something of their own. */
const LONGEST = 24;

const isSomebody = (word: string) =>
  PEOPLE.has(word) || PEOPLE.has(word.replace(ENDING, '')) || IN_OFFICE.test(word);

/** @param names single words that agencies and the office are called by */
function isKnown(word: string, before: string | undefined, names: ReadonlySet<string>): boolean {
  if (PLEADING.has(word) || isSecretWord(word) || TICKET.test(word)) return true;
  const plain = word.replace(ENDING, '');
  if (isSomebody(word) || names.has(word) || names.has(plain)) return true;
  if (before === undefined) return false;
  // whoever is called so: "jangan bilang pak …"
  return TITLE.has(before) || (WORKPLACES.has(plain) && isSomebody(before));
}

/**
 * @param read with the names of places
 * @returns null where it asks for no secrecy, or tells of something wrong in an office and of nothing that was sent before
 */
export function pleaIn(
  read: Pick<Read, 'raw' | 'full' | 'typed' | 'words' | 'clauses'>,
  names: ReadonlySet<string>,
): Plea | null {
  if (isSpacedPlea(read.raw))
    return { others: [], ofWriter: true, earlier: false, report: false, plain: true };
  const plain = asksForSecrecy(read);
  if (!plain && !mayPlead(read)) return null;
  const report = REPORT.test(read.full);
  const earlier = report || EARLIER.test(read.full);
  if (accuses(read) && !earlier) return null;
  const all = read.full.trim().split(' ');
  if (all.length > LONGEST) return null;
  const why = all.findIndex((word) => REASON.has(word));
  const said = why < 0 ? all : all.slice(0, why);
  const others = said.filter((word, at) => !isKnown(word, said[at - 1], names));
  return { others, ofWriter: OF_WRITER.test(read.full), earlier, report, plain };
}

/** A plea and nothing else. */
export function isPleaAlone(plea: Plea | null): boolean {
  return plea?.others.length === 0;
}
