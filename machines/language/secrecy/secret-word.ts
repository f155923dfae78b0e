import { oncePer } from '../../base/once-per.ts';
import { distance } from '../base/fuzzy.ts';
import type { Read } from '../base/reading.ts';

/**
 * What the word `rahasia` says where it stands: a plea of the writer, something that is called so every day ("rahasia
 * umum", "resep rahasia"), or neither plainly. Slips of the word are read too. Pure.
 */

/** `doubt`: it cannot be told. */
export type SaidSecret = 'plea' | 'doubt' | null;

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** `rahasia` with its affixes, letters left out or held down; and those that the vocabulary could not mend. */
const SECRET_WORD = /^(di|d|me|ke|kerja)?r[ae]?h[ae]?s[aiey]*(k?[ai]*n+|k?[ai]?)(nya)?$/;
const FORMS = ['rahasia', 'rahasiakan', 'dirahasiakan'];
const SHORTEST_FORM = 6;

/** Whether a word is `rahasia`, however it is spelled. */
export function isSecretWord(word: string): boolean {
  if (SECRET_WORD.test(word)) return true;
  if (word.length < SHORTEST_FORM || !/^(di|me)?r/.test(word)) return false;
  return FORMS.some((form) => distance(form, word, 1) <= 1);
}

/** What follows it in what everybody says. */
const EVERYDAY_AFTER = list(
  `umum dapur negara sukses suksesnya kesuksesan keberhasilan alam hati hidup cinta perusahaan dagang bisnis ilahi illahi tuhan allah
  awet cantik kecantikan sehat kesehatan panen kemenangan kaya kekayaan umur langit dunia pin sandi atm bank resep bumbu masakan
  nenek kakek leluhur moyang racikan ramuan kejayaan kelezatan enaknya suburnya lezatnya`,
);
/** What is called so. */
const EVERYDAY_BEFORE = list(
  `nomor nomer no kode pin angka kata sandi password agen intel intelijen intelejen pasukan misi operasi resep bumbu menu ramuan formula
  racikan pintu jalur lorong ruang ruangan tempat gua taman kotak brankas buku film novel lagu sinetron cerita pengagum penggemar
  kekasih bahasa huruf senjata tips otp warung toko kedai kafe jl jln jalan gang bebas`,
);
/** Mere likeness: "kayak dinas rahasia". */
const LIKE = list('kayak kaya seperti ibarat macam bak mirip serasa');
const DENIES = list('bukan bukanlah tidak tak jangan');
const WHY = list('kenapa mengapa kok');
/** What an office owes the public. */
const PUBLIC = list(
  'anggaran dana data biaya hasil nilai jumlah harga rab jadwal pengumuman proyek kegiatan penerima anggarannya dananya datanya biayanya hasilnya jumlahnya harganya',
);
const WRITER = list(
  'saya sy aku kami ku kita pelapor pengirim nama identitas namaku identitasnya namanya nomor nomer hp',
);
/** Behind these a bare `rahasia` is asked for. */
const PLEADING_BEFORE = list(
  `tolong mohon minta harap pak bu bapak ibu min admin ya iya ini itu tapi tetapi namun dan secara sifatnya bersifat sifat tetap jaga
  menjaga dijaga simpan laporan lapor melapor aduan pengaduan keluhan sms pesan info informasi identitas nama saya kami aku harus sangat yang
  agar supaya biar sebagai saja dong deh lah juga mau ingin pelapor pengirim status kategori kasus masalah urusan hal semua
  sepenuhnya benar wajib maaf sebelumnya dulu tambah tambahan belum nilai batal tadi nya`,
);
const BEGS = list('ya yaa iya dong tolong mohon please pls plis nggih');
const ADDRESS = list('pak bu bapak ibu min admin mas mbak kak bang bupati');

/** One word with its neighbours inside its clause. */
interface Token {
  word: string;
  /** The same clause, up to it and behind it. */
  before: readonly string[];
  after: readonly string[];
  /** The clause behind it. */
  next: readonly string[];
}

const CLAUSE_END = /[.,;:!?\n()"]/;

/** Every occurrence of the word; in a clause of single words, written out. */
function occurrences({ raw, words }: Pick<Read, 'raw' | 'words'>): Token[] {
  const clauses: string[][] = [[]];
  words.forEach((word, index) => {
    const secret = isSecretWord(word.text) && !word.full.includes('rahasia');
    clauses.at(-1)?.push(...(secret ? [mended(word.text)] : word.full.split(' ')));
    const next = words[index + 1];
    if (next !== undefined && CLAUSE_END.test(raw.slice(word.end, next.start))) clauses.push([]);
  });
  const filled = clauses.filter((clause) => clause.length > 0);
  return filled.flatMap((clause, index) =>
    clause.flatMap((word, at) =>
      word.includes('rahasia')
        ? [
            {
              word,
              before: clause.slice(0, at),
              after: clause.slice(at + 1),
              next: filled[index + 1] ?? [],
            },
          ]
        : [],
    ),
  );
}

/** A slip put right: what somebody is to do, or the word alone. */
function mended(word: string): string {
  return /^(?:di|me)/.test(word) || /(?:k[ai]?n|in|an)$/.test(word) ? 'dirahasiakan' : 'rahasia';
}

/** "dirahasiakan? gak usah": offered, and declined. */
const NOT_NEEDED = /\b(?:tidak|gak|ga|nggak|ngga|enggak) (?:usah|perlu)\b/;
/** The same as an answer of its own: "dirahasiakan? gak usah, …". */
const DECLINED =
  /^(?:tidak|gak|ga|nggak|ngga|enggak) (?:usah|perlu)(?: (?:lah|deh|kok|pak|bu|min|admin|saja))*$/;

const some = (words: readonly string[], set: ReadonlySet<string>) =>
  words.some((one) => set.has(one));

/** "rahasiakan", "dirahasiakan": asked for, unless it is denied, wondered at, or said of what others hide. */
function asVerb({ word, before, after, next }: Token): SaidSecret {
  const near = before.slice(-2);
  const ofWriter = some([...before, ...after.slice(0, 3)], WRITER);
  if (NOT_NEEDED.test(after.slice(0, 7).join(' ')) || DECLINED.test(next.join(' '))) return null;
  if (some(near, DENIES) && !near.includes('lupa')) return null;
  if (some(before, WHY)) return ofWriter ? 'doubt' : null;
  const isPublic = some(near, PUBLIC) || some(after.slice(0, 2), PUBLIC);
  if (isPublic && !ofWriter) return null;
  if (word.startsWith('me')) return ofWriter || some(near, PLEADING_BEFORE) ? 'plea' : 'doubt';
  return /^(?:oleh|sama)$/.test(after[0] ?? '') && !ofWriter ? 'doubt' : 'plea';
}

/** "rahasia" by itself. */
function asNoun({ word, before, after }: Token): SaidSecret {
  const [last = '', next = ''] = [before.at(-1), after[0]];
  const near = before.slice(-2);
  if (some(near, DENIES) || some(near, WHY) || some(near, PUBLIC)) return null;
  if (EVERYDAY_AFTER.has(next) || EVERYDAY_BEFORE.has(last) || some(near, LIKE)) return null;
  if (word.startsWith('ke')) return 'plea';
  if (last === '' && word !== 'rahasianya') return 'plea';
  if (BEGS.has(next) || PLEADING_BEFORE.has(last) || /\d/.test(last)) return 'plea';
  if (word === 'rahasianya') return null;
  // "orang dinas rahasia pak": with a comma that nobody typed, or not
  if (last === 'dinas') return next === '' || ADDRESS.has(next) ? 'doubt' : null;
  return 'doubt';
}

const isVerb = (word: string) => /(?:kan|ken|kn|in)(?:nya)?$/.test(word) && !word.startsWith('ke');

/** What the word says in a text, the plainest where it stands several times. */
export const saidSecret = oncePer((read: Pick<Read, 'raw' | 'words'>): SaidSecret => {
  const said = occurrences(read).map((one) => (isVerb(one.word) ? asVerb(one) : asNoun(one)));
  if (said.includes('plea')) return 'plea';
  return said.includes('doubt') ? 'doubt' : null;
});
