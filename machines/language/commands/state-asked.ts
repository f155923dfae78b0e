/**
 * Who leads asks how a complaint stands: "A001 ini kenapa lama sekali?", "siapa yg pegang". He is answered with the complaint, and
 * nothing of it is anybody's order or answer. Pure.
 */

const HOW_IT_STANDS =
  /\b(?:kenapa|knp|mengapa|kok|kog|ngapain|gimana|gmn|bagaimana|bgmn|apa kabar|sampai (?:mana|dimana|di mana)|sampe (?:mana|dimana)|smp mana|sudah sampai|progres\w*|perkembangan\w*|kelanjutan\w*|kapan (?:selesai|beres|kelar|dikerjakan|dijawab|ditangani)|(?:sudah|sdh|udah) (?:\S+ ){0,3}(?:belum|blm|apa belum)|apa (?:sudah|sdh))\b/i;
/** What nobody asks a reporter: why it takes so long, and how far it is. */
const HOW_FAR =
  /\b(?:kenapa|knp|mengapa|kok|kog|ngapain)\b(?:\s+\S+){0,5}?\s+(?:lama|lambat|lelet|belum|blm|masih|msh|macet|mandek|tidak|tdk|gak|ga)\b|\b(?:sampai|sampe|smp) (?:mana|dimana|di mana)\b|\bprogres\w*|\bkelanjutan\w*/i;
const WHO_HAS_IT =
  /\bsiapa (?:(?:yg|yang|sih|itu|nih) )?(?:pegang|megang|nangani|menangani|tangani|handle|urus|ngurus|mengurus|tanggung jawab|bertanggung jawab|kerjakan|ngerjain|mengerjakan|petugas\w*|pic)\b|\b(?:di|ada di) (?:siapa|dinas mana|bagian mana|meja siapa)\b|\b(?:tugas|urusan|bagian|pegangan) siapa\b/i;
/** What only the reporter can say, or what we are asked for besides. */
const OF_CITIZEN =
  /\b(?:lokasi\w*|alamat\w*|patokan|nomor hp|titik\w*|ukuran\w*|berapa (?:meter|panjang|lebar|tiang|orang)|sejak kapan|mulai kapan)\b/i;

/** So many words ask; more tell something. */
const LONGEST = 16;

/** @param mayAsk he may put questions to the reporter as well, so that only what cannot be one counts */
export function asksHowItStands(text: string, mayAsk: boolean): boolean {
  if (OF_CITIZEN.test(text) || text.trim().split(/\s+/).length > LONGEST) return false;
  return (mayAsk ? HOW_FAR : HOW_IT_STANDS).test(text) || WHO_HAS_IT.test(text);
}

const CLAUSE = /[^.,!?;\n]+[.,!?;\n]*/g;
const ASKS =
  /\?\s*$|^\W*(?:\S+\s+){0,3}?(?:siapa|apa|apakah|kapan|bagaimana|gimana|gmn|berapa|kok|kenapa|knp|mengapa)\b/i;

/** The text without the clauses that only ask; empty where all of them do. */
export function withoutQuestions(text: string): string {
  const told = (text.match(CLAUSE) ?? []).filter((clause) => !ASKS.test(clause));
  return told.join(' ').trim();
}
