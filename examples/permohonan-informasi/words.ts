import type { Decision, Way } from './context.ts';

/** Indonesian for what the law calls things. */

/** UU 14/2008 article 17: what may be refused, after it was tested. */
export const CLAUSES: Record<string, string> = {
  a: 'menghambat penegakan hukum',
  b: 'hak kekayaan intelektual dan persaingan usaha',
  c: 'pertahanan dan keamanan negara',
  d: 'kekayaan alam',
  e: 'ketahanan ekonomi nasional',
  f: 'hubungan luar negeri',
  g: 'akta otentik dan wasiat',
  h: 'rahasia pribadi',
  i: 'memorandum atau surat antarbadan publik',
  j: 'dilarang diungkapkan berdasarkan undang-undang',
};

/** Article 35(1): why somebody may object. */
export const OBJECTIONS: Record<string, string> = {
  a: 'ditolak berdasarkan pasal 17',
  b: 'informasi berkala tidak disediakan',
  c: 'tidak ditanggapi',
  d: 'ditanggapi tidak sebagaimana diminta',
  e: 'tidak dipenuhi',
  f: 'biaya tidak wajar',
  g: 'melebihi waktu yang diatur',
};

export const DECISIONS: Record<Decision, string> = {
  granted: 'dikabulkan',
  partly: 'dikabulkan sebagian',
  refused: 'ditolak',
  elsewhere: 'ada di badan lain',
  undocumented: 'belum didokumentasikan',
};

export const WAYS: Record<Way, string> = {
  ambil: 'diambil langsung',
  email: 'surat elektronik',
  pos: 'pos',
  lihat: 'dilihat di tempat',
};

/** Article 22(8): the only two reasons for more time. */
export const EXTENSIONS = {
  notHeld: 'informasi belum dikuasai atau belum didokumentasikan',
  undecided: 'belum dapat diputuskan apakah informasi dikecualikan',
} as const;

/** `pasal 17 huruf h (rahasia pribadi)`. */
export function clauseText(clause: string): string {
  return `pasal 17 huruf ${clause} (${CLAUSES[clause] ?? clause})`;
}
