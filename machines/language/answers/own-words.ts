/**
 * What a person wrote himself: an SMS that quotes or forwards another begins, or ends, with words that are not its
 * sender's. Most often they are ours. Pure.
 */

const LONGEST = 4000;
/** `Fwd:`, `FW: Fwd:`, `Re:`. */
const FORWARDED =
  /^\s*(?:(?:fwd?|fw|re|tr|bls|diteruskan|terusan|forward(?:ed)?(?: message)?)\s*[:>]\s*)+/i;
/** What mail programs put above a quote; so many blank lines at most, or each of a thousand would be looked for in all behind it. */
const ORIGINAL =
  /\n\s{0,60}(?:-{2,}\s*(?:original|pesan asli|forwarded|diteruskan)|(?:dari|from|pengirim)\s*:)[\s\S]*$/i;
const HEADER = /^\s*(?:dari|from|pengirim|kepada|to|tgl|tanggal|waktu)\s*:[^\n]*\n/i;
const QUOTED_LINE = /^\s{0,60}>.*$/gm;
/** A quote at the beginning, with the sender's own words behind it. */
const QUOTE = /^\s*["“”][^"“”]{15,}["“”]\s*(?=\S)/;

const TICKET = '(?:\\d{4}/)?[A-Z]{1,2}\\d{3}';
/** How our SMS begin. */
const OPENINGS = [
  'Yth Bpk/Ibu, jawaban',
  `(?:Mohon n|N)ilai jawaban No ${TICKET}`,
  'Trm kasih\\. (?:Aduan|Keluhan|SMS|Saran|Pertanyaan|Laporan|Usulan) ',
  'Trm kasih, keterangan utk aduan No',
  'Trm kasih atas (?:penilaian|apresiasi|laporan)',
  `Aduan(?: Bpk/Ibu)? No ${TICKET}`,
  'Aduan Bpk/Ibu:',
  'SMS Bpk/Ibu (?:ini|dicatat)',
  'Sama-sama Bpk/Ibu',
  'Cara lapor: ketik',
  'Ini SMS pengaduan',
  `Nilai (?:\\d|berapa) utk jawaban`,
  `Ada \\d aduan ${TICKET}`,
  `ADUAN ${TICKET}\\b`,
  'Mengingatkan aduan ',
  `Jawaban ${TICKET} (?:diterima|\\()`,
  `(?:Keterangan|Pertanyaan) (?:utk )?pelapor (?:utk )?${TICKET}`,
].join('|');
/** What they teach: `Balas: JAWAB A001(spasi)isi`. */
const TAUGHT = `\\b[A-Z]{4,}\\s+${TICKET}\\s*(?:\\(\\s*spasi\\s*\\)\\s*)?isi\\b\\.?`;
/** The question that we put in these words. */
const OUR_QUESTION = /^\W*balas\W+1\W+sudah\W+2\W+belum\W*$/i;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The patterns of a signature, made once. */
const known = new Map<string, RegExp[]>();

/** What cuts our own SMS out of a text. @param signature without its hyphen */
function oursIn(signature: string): RegExp[] {
  const before = known.get(signature);
  if (before !== undefined) return before;
  const signed = `-\\s*(?:${escaped(signature)}|Hotline(?: [A-Z][a-z]+){0,4}|Sistem|Admin(?: [A-Z][a-z]+)?)\\b`;
  const patterns = [
    `(?:${OPENINGS})[\\s\\S]*?${signed}`,
    `(?:${OPENINGS})[\\s\\S]*?${TAUGHT}`,
    // a name that we sign with, behind something that only we would write
    `^[^\\n]*?(?:Bpk/Ibu|[Kk]etik|Balas:|No ${TICKET})[^\\n]*?${signed}`,
    `Yth Bpk/Ibu, jawaban [^\\n]*? atas aduan No ${TICKET}:[^\\n"”]*`,
    `${TAUGHT}\\s*${signed}`,
  ].map((pattern) => new RegExp(pattern, 'gm'));
  known.set(signature, patterns);
  return patterns;
}

/** The words of an SMS without what it quotes; empty where it is nothing but an SMS of ours. */
export function ownWords(raw: string, signature: string): string {
  const text = raw.slice(0, LONGEST);
  if (OUR_QUESTION.test(text)) return '';
  const lines = text.replace(QUOTED_LINE, '').replace(FORWARDED, '').replace(HEADER, '');
  const without = oursIn(signature).reduce((rest, ours) => rest.replace(ours, ' '), lines);
  const ours = without !== lines;
  const left = without.replace(ORIGINAL, '').replace(QUOTE, '').replace(FORWARDED, '').trim();
  const own = ours ? left.replace(/^[\s"“”.,:-]+|(?<![\s"“”])[\s"“”]+$/g, '') : left;
  if (/[\p{L}\d]/u.test(own)) return own;
  // somebody else's words that are passed on are all that there is
  return ours ? '' : text.trim();
}
