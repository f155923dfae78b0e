import type { Agency, Role } from '../../district/district.ts';
import { createAgencyNames } from '../../language/commands/agency-names.ts';
import { isKept } from '../../language/commands/office-talk.ts';
import { withoutQuestions } from '../../language/commands/state-asked.ts';
import type { CommandName } from '../../text/understanding.ts';
import type { TicketFact } from '../base/events.ts';

/** What words of the office without a command are likely to mean. Pure. */

/** Whose it is not, or whose it is instead. */
const NOT_OURS = new RegExp(
  [
    '\\b(?:bukan|bkn|bukn|dudu|sanes|mboten)\\b.{0,40}\\b(?:kewenangan|wewenang|tugas|tupoksi|urusan|punya|ranah|bidang|bagian|wilayah|aset|kab|kabupaten|milik|kami)\\b',
    '^(?!.*\\b(?:warga|pelapor)).*\\bsalah (?:alamat|dinas|kamar|tujuan|kirim(?= ke (?:kami|kita|sini)))\\b',
    '\\b(?:di ?luar)\\s+(?:kewenangan|wewenang|tupoksi|tugas|wilayah|ranah)\\b',
    '\\b(?:jalan|jln|jl|ruas|jembatan|aset|milik|punya|kewenangan|wewenang|ranah|urusan|tugas)\\s+(?:nasional|negara|pusat|provinsi|propinsi|prov|swasta|pribadi|pekon|desa|balai|bpjn|pln|pdam|perhutani|kehutanan)\\b',
    '\\b(?:se)?(?:harusnya|mestinya|baiknya)\\s+(?:\\S+\\s+)?(?:ke|kpd|kepada|punya|milik|urusan|ranah|wewenang|kewenangan|tugas|bagian|dinas)\\b',
    '\\b(?:tolong|tlg|mohon|mhn|minta|harap|baiknya|sebaiknya)\\b(?:\\s+\\S+){0,3}?\\s+(?:di)?(?:alih|pindah|oper|lempar|limpah|disposisi|serah|kembali)(?:kan|in)\\b',
  ].join('|'),
  'i',
);
/** `ke dishub aja`, `biar dlh saja`: whose it is instead. */
const GOES_TO = /\b(?:ke|kpd|kepada|biar)\s+(.+?)\s+(?:aja|saja|sj|yg urus|yang urus)\b/i;
const ASKS =
  /^\W*(minta|tanya|siapa|kapan|berapa|brp|gimana|gmn|bagaimana|apakah)\b|\?|\b(di ?mana|dmn|mana lokasi|kurang jelas|t(i)?da?k jelas|t(i)?da?k paham)\b/i;
const QUESTION = /\?|^\W*(siapa|apa|apakah|kapan|bagaimana|gimana|gmn|berapa|mana|kok|kenapa)\b/i;
/** Asked of us or of colleagues: nothing that the citizen could answer. */
const OF_US =
  /\b(?:(?:di|men)?jawab(?:an|nya|annya)?)\b.*(?:\?|\b(?:apa|apakah|siapa|gimana|bagaimana|gmn)\b)|\b(?:apa|apakah|siapa|kenapa|knp|kok|kapan)\b.*\b(?:di|men)?jawab\w*\b|\bcaranya\b|\b(?:gimana|bagaimana|gmn)\s*\?/i;
/** No answer is to go out now. */
const NOT_NOW =
  /\b(?:jangan|jgn|batal|batalkan|belum bisa|blm bisa|belum dapat|tunggu|nanti)\b.{0,20}\b(?:di|men)?jawab\b|\b(?:di)?jawab (?:nanti|dulu|besok)\b/i;
/** The complaint has come in: no word about the matter. */
const RECEIVED = /\b(?:di)?terima\b(?!\W*(?:ka?sih|ksh))/i;
const NOT_RECEIVED = /\b(?:belum|blm|tidak|tdk|tak|gak|ga|bukan)\b.{0,15}\bterima\b/i;
/** More time is wanted. */
const LATER =
  /\b(?:minta|mohon|mhn|butuh|perlu|tambah)\b.{0,12}\b(?:waktu|tempo|perpanjangan)\b|\b(?:minta|mohon|mhn|butuh|perlu)\s+\d+\s*(?:hari|hr|minggu|mgg|bulan|bln)\b|\b(?:tambahan|perpanjangan) waktu\b|\b(?:mundur|diundur|undur|ditunda|perpanjang|diperpanjang)\b/i;
const AT_WORK =
  /\b(dlm|dalam|sdg|sedang|msh|masih|tahap) (proses|pengerjaan|dikerjakan)\b|\bwarga\w* (?:sudah|sdh|telah|udah) (?:kami |kita )?(?:temui|datangi|hubungi)\b/i;
/** What was said, by whom; agencies are known by their names. */
export interface Loose {
  role: Role;
  text: string;
  agencies: Agency[];
  /** They report to the citizen what was or will be done, and nothing else (`language/commands/outward.ts`). */
  reports: boolean;
}

/** A command, with the agency that ALIH names. */
export interface Guess {
  name: CommandName;
  agency: string | null;
}

/** Something is to be done. */
const BIDS =
  /\b(?:segera|sgr|bereskan|beresin|benahi|kebut|kelarin|rampungkan|tolong|tlg|minta|mohon|harus|wajib|jangan|jgn|cepat|percepat|selesai\w*|tuntas\w*|kerja\w*|perbaiki|tangani|cek|lihat|tinjau|turun|tutup|kawal|pantau|tindak\w*|lapor\w*|perintah\w*|tegur|panggil|saya (?:mau|ingin|tunggu))\b|\b(?:di)?\p{L}{3,}kan\b/iu;
const THANKS = /\b(?:terima ?kasih|makasih|trims|sudah|sdh|telah)\b/i;

/** Whether the regent's words bid something. */
export const bids = (text: string): boolean => guessOfRegent(text) !== null;

function guessOfRegent(said: string): CommandName | null {
  // who asks or thanks does not order; beside a question he may
  const text = withoutQuestions(said);
  if (QUESTION.test(text) || !BIDS.test(text)) return null;
  return THANKS.test(text) && !/\b(?:tolong|minta|harus|segera|jangan)\b/i.test(text)
    ? null
    : 'PERINTAH';
}

/** `dioper ke bpbd`, `limpahkan ke dishub ya`; `ini kewenangan BPBD pak`, `punyanya pln`. */
const PASSED =
  /\b(?:di|ter|kami |kita )?(?:oper|alih|limpah|lempar|pindah|serah|disposisi)(?:kan|in)?\s+(?:saja\s+|aja\s+|langsung\s+)?(?:ke|kpd|kepada)\s+(\S.*)$/gi;
const BELONGS =
  /(?<!\b(?:bukan|bkn|bukn|dudu|sanes)\s+)\b(?:kewenangan|wewenang|urusan|tugas|tupoksi|ranah|bagian|punya|bidang)(?:nya|ny)?\s+(?:dari\s+|di\s+)?(?=\S)(.*)$/gi;

/** The agency that is to have it instead. */
function otherAgency({ text, agencies }: Loose, own: string | null): string | null {
  const [, named] = GOES_TO.exec(text) ?? [];
  const behind = [PASSED, BELONGS].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name),
  );
  const naming = createAgencyNames(agencies);
  const found = [named ?? '', ...behind].map((name) => naming(name).agency);
  return found.find((agency) => agency !== null && agency !== own) ?? null;
}

const BEFORE_AGENCY =
  /^\W*(?:(?:itu|ini|yg|yang|coba|tolong|tlg|mohon|mhn|ke|kpd|kepada|urusan|urusannya|punya|punyanya|bagian|tugas|tugasnya|wewenang|kewenangan|utk|untuk|buat|biar|teruskan|terusin|alihkan|alih|pindahkan|pindah|disposisi|kirim|kirimkan|lempar|serahkan|oper|kasih|dinas|a\d{3})[\s,:]+)*/i;
const AFTER_AGENCY =
  /^\W*(?:(?:aja|saja|sj|ya|dong|pak|bu|min|yg|yang|urus|mengurus|menangani|tangani|itu|deh|dulu|segera|langsung)\W*)*$/i;

/** The agency that is all that an SMS says: `ke PU aja`, `itu urusan DLH`. */
export function agencyMeant(text: string, agencies: Agency[]): string | null {
  const { agency, rest } = createAgencyNames(agencies)(text.replace(BEFORE_AGENCY, ''));
  return agency !== null && AFTER_AGENCY.test(rest) ? agency : null;
}

/** Who wonders has not decided. */
const UNSURE =
  /\?|\b(?:ky?knya|kay(?:ak)?nya|kykny|sepertinya|spertinya|mungkin|apa|apakah|kah)\b/i;
/** Why the admin does not pass a complaint on. */
const REJECTS =
  /\bspam\b|\b(?:bukan|di luar|diluar)\s+(?:ke)?(?:(?:we)?wenang\w*|urusan)|\btidak jelas\b|\bgak jelas\b|\b(?:di)?tolak\b|\bhoa(?:x|ks)\b/i;

/** "bukan spam", "jangan ditolak dulu". */
const KEEPS =
  /\b(?:jangan|jgn|bukan|bkn|tidak|tdk|gak|ga|belum|blm)\s+(?:\S+\s+)?(?:spam|(?:di)?tolak|hoax|hoaks)\b/i;

/** What the words are likely to mean, best first; none where they ask for nothing to be done. */
function likely({ text, reports }: Loose): CommandName[] {
  if (OF_US.test(text)) return [];
  if (LATER.test(text)) return ['TUNDA'];
  if (NOT_NOW.test(text)) return [];
  const ours: CommandName[] = NOT_OURS.test(text) && !reports ? ['ALIH'] : [];
  return [...ours, ...(isKept(text) ? (['CATATAN'] as const) : forCitizen(text, ours.length > 0))];
}

/** @param other it is told to be somebody else's */
function forCitizen(text: string, other: boolean): CommandName[] {
  const found: [RegExp, CommandName][] = [
    [ASKS, 'MINTA'],
    [AT_WORK, 'PROSES'],
  ];
  const first = found.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  if (!other && first.length === 0 && NOT_RECEIVED.test(text)) return [];
  const received: CommandName[] = RECEIVED.test(text) ? ['TERIMA'] : [];
  return [...first, ...received, 'JAWAB', 'RALAT'];
}

/** What words without a command are likely to mean, of what may be done now; null where that is open. */
export function guess(said: Loose, { can, agency }: TicketFact): Guess | null {
  const may = (name: CommandName | null) => name !== null && can.some((one) => one.name === name);
  if (said.role === 'admin') {
    const to = agencyMeant(said.text, said.agencies);
    if (to !== null && may('TERUSKAN')) return { name: 'TERUSKAN', agency: to };
    const rejects = REJECTS.test(said.text) && !UNSURE.test(said.text) && !KEEPS.test(said.text);
    return rejects && may('TOLAK') ? { name: 'TOLAK', agency: null } : null;
  }
  const goal = agencyMeant(said.text, said.agencies);
  const meant = otherAgency(said, agency) ?? (goal === agency ? null : goal);
  const other = said.role === 'regent' ? null : meant;
  if (other !== null && may('ALIH')) return { name: 'ALIH', agency: other };
  const names = said.role === 'regent' ? [guessOfRegent(said.text)] : likely(said);
  const name = names.find(may) ?? null;
  return name === null ? null : { name, agency: null };
}
