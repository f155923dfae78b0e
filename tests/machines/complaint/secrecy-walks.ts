import type { Someone } from './secrecy.ts';

/**
 * Walks of a whistle-blower's complaint, step by step: what is written, and who must not get a word of it.
 * `zamrud` stands in all that is secret, and nowhere else. A number lets so many hours pass; `off` and `on`
 * are the modem; `desk` is the admin's form with what is filled in.
 */
export type WalkStep =
  | [Someone, string]
  | number
  | 'off'
  | 'on'
  | { desk: string; fields: Record<string, string> };

export interface FixedWalk {
  name: string;
  steps: WalkStep[];
  /** What somebody got at last, or must have got. */
  got?: [Someone, RegExp][];
  /** Complaints that are secret in the end. */
  secret?: string[];
}

const ROAD = 'JALAN di pekon hanakau sukau rusak parah';
const TOLD: WalkStep[] = [['reporter', ROAD]];
const TURNED: WalkStep[] = [
  ...TOLD,
  ['reporter', 'TAMBAH A001 RAHASIA kabid PUPR minta fee zamrud'],
];
const SECRET: WalkStep[] = [['reporter', 'RAHASIA kabid PUPR minta fee proyek zamrud']];
const NEUTRAL = /^Aduan A001 sudah ditarik dan tidak perlu dijawab lagi/;

const MARK: WalkStep = { desk: 'kategori', fields: { rahasia: 'ya' } };
const AGAIN =
  /^Aduan No A001 kami tangani secara RAHASIA dan diperiksa lagi\. Nama dan nomor Bpk\/Ibu tidak/;
const TO_OVERSEER: [Someone, RegExp][] = [
  ['pupr', NEUTRAL],
  ['admin', /^Aduan A001 ternyata RAHASIA: sudah ditarik dari DPUPR dan diberikan ke Inspektorat/],
  ['inspektorat', /A001/],
];
const ANSWERED: WalkStep[] = [...TOLD, ['pupr', 'JAWAB A001 sudah kami tambal kemarin siang'], 2];
/** What an agency then tries with it. */
const TRIED: WalkStep[] = [
  ['pupr', 'LIHAT A001'],
  ['pupr', 'RALAT A001 sudah kami tambal dua kali'],
  ['pupr', 'DAFTAR'],
  200,
];

/** Where the admin finds out that it is secret, and what follows. */
const MARKED: FixedWalk[] = [
  {
    name: 'marked as secret by the admin, once it is answered',
    steps: [...ANSWERED, MARK],
    got: [...TO_OVERSEER, ['reporter', AGAIN]],
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, once it is closed',
    steps: [...ANSWERED, ['reporter', 'NILAI A001 4'], 24, MARK],
    got: [...TO_OVERSEER, ['reporter', AGAIN]],
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, once it is open again',
    steps: [...ANSWERED, ['reporter', 'BELUM A001 masih rusak pak'], MARK],
    got: TO_OVERSEER,
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, while the citizen is asked',
    steps: [...TOLD, ['pupr', 'MINTA A001 lokasi persisnya dimana?'], MARK],
    got: TO_OVERSEER,
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, while a transfer is asked for',
    steps: [...TOLD, ['pupr', 'ALIH A001 DLHKP bukan jalan kami'], MARK],
    got: TO_OVERSEER,
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, and its agency goes on writing',
    steps: [...ANSWERED, MARK, ...TRIED],
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, once it is turned away',
    steps: [...TOLD, { desk: 'tolak', fields: { alasan: 'unclear', isi: 'tidak jelas' } }, MARK],
    got: [['pupr', NEUTRAL]],
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, once it was taken back',
    steps: [...TOLD, ['reporter', 'BATAL A001'], MARK],
    got: [['pupr', NEUTRAL]],
    secret: ['A001'],
  },
  {
    name: 'marked as secret by the admin, while another is put under it',
    steps: [
      ...TOLD,
      ['stranger', 'JALAN di hanakau sukau rusak sekali'],
      { desk: 'kategori', fields: {} },
      ['admin', 'GABUNG A002 A001'],
      MARK,
      ['inspektorat', 'JAWAB A001 zamrud sudah kami periksa semuanya'],
      24,
    ],
    secret: ['A001'],
  },
  {
    name: 'a secret category found while the admin hands it on',
    steps: [...TOLD, { desk: 'teruskan', fields: { skpd: 'INSPEKTORAT', kategori: 'PEGAWAI' } }],
    got: [
      ['pupr', NEUTRAL],
      ['inspektorat', /A001/],
    ],
    secret: ['A001'],
  },
];

export const WALKS: FixedWalk[] = [
  { name: 'an addition with the word', steps: TURNED, got: [['pupr', NEUTRAL]], secret: ['A001'] },
  {
    name: 'an addition without the word',
    steps: [
      ...TOLD,
      ['reporter', 'TAMBAH A001 petugas yg datang minta uang 50rb zamrud baru mau kerja'],
    ],
    secret: ['A001'],
  },
  {
    name: 'the answer to the officer’s question',
    steps: [
      ...TOLD,
      ['pupr', 'MINTA A001 lokasi persisnya dimana?'],
      ['reporter', 'depan gudang PU, tp rahasia ya, mandornya zamrud orang PU'],
    ],
    got: [['pupr', NEUTRAL]],
    secret: ['A001'],
  },
  {
    name: 'the answer to a numbered question',
    steps: [
      ['reporter', 'ada masalah di pekon'],
      ['reporter', '2, tolong rahasia, peratin zamrud minta setoran'],
    ],
    secret: ['A001'],
  },
  { name: 'days and weeks afterwards', steps: [...TURNED, 30, 48, 96, 200, 400], secret: ['A001'] },
  {
    name: 'the admin’s category',
    steps: [
      ...TOLD,
      { desk: 'kategori', fields: { kategori: 'PEGAWAI' } },
      ['pupr', 'LIHAT A001'],
      ['pupr', 'DAFTAR'],
    ],
    got: [['pupr', /^Tidak ada aduan yg menunggu/]],
    secret: ['A001'],
  },
  ...MARKED,
  {
    name: 'the accused acts on it',
    steps: [
      ...SECRET,
      ['pupr', 'JAWAB A001 itu fitnah dan tidak benar'],
      ['pupr', 'TERIMA A001'],
      ['pupr', 'ALIH A001 DLHKP salah alamat'],
      ['pupr', 'TUNDA A001 25 desember'],
      ['pupr', 'MINTA A001 siapa anda?'],
      ['puprHead', 'LIHAT A001'],
    ],
    secret: ['A001'],
  },
  {
    name: 'the accused as a citizen',
    steps: [
      ...SECRET,
      ['stranger', 'CEK A001'],
      ['stranger', 'TAMBAH A001 halo'],
      ['stranger', 'NILAI A001 5'],
      ['stranger', 'BATAL A001'],
      ['stranger', 'BELUM A001'],
    ],
    secret: ['A001'],
  },
  {
    name: 'a public one put into it, and it into a public one',
    steps: [
      ...SECRET,
      ['stranger', ROAD],
      ['admin', 'GABUNG A002 A001'],
      ['admin', 'GABUNG A001 A002'],
    ],
    secret: ['A001'],
  },
  {
    name: 'merged before it turned secret',
    steps: [
      ...TOLD,
      ['stranger', 'JALAN di hanakau sukau rusak sekali'],
      ['admin', 'GABUNG A002 A001'],
      ['reporter', 'TAMBAH A001 rahasia kabid minta fee zamrud'],
      ['inspektorat', 'JAWAB A001 zamrud sudah kami periksa semuanya'],
    ],
    secret: ['A001'],
  },
  {
    name: 'forwarded to the accused by hand, then rightly, and handed back',
    steps: [
      ...SECRET,
      ['admin', 'TERUSKAN A001 PUPR'],
      ['admin', 'TERUSKAN A001 INSPEKTORAT'],
      ['inspektorat', 'ALIH A001 PUPR bukan pengawasan zamrud'],
      24,
    ],
    secret: ['A001'],
  },
  {
    name: 'the Bupati and the Sekda',
    steps: [
      ...SECRET,
      200,
      ['bupati', 'LIHAT A001'],
      ['bupati', 'PERINTAH A001 usut zamrud'],
      ['bupati', 'TERLAMBAT'],
      ['bupati', 'LAPORAN'],
      ['sekda', 'DAFTAR'],
      ['sekda', 'TERLAMBAT'],
    ],
    secret: ['A001'],
  },
  {
    name: 'rated and not solved',
    steps: [
      ...TURNED,
      ['inspektorat', 'JAWAB A001 sudah kami periksa dan kami tindak'],
      ['reporter', 'NILAI A001 2 krn zamrud masih disana'],
      ['reporter', 'BELUM A001 zamrud masih minta fee'],
      24,
    ],
    secret: ['A001'],
  },
  {
    name: 'an answered one turns secret with its rating',
    steps: [
      ...TOLD,
      ['pupr', 'JAWAB A001 sudah kami tambal kemarin siang'],
      2,
      ['reporter', 'NILAI A001 1 rahasia, kabidnya zamrud minta fee'],
    ],
    secret: ['A001'],
  },
  {
    name: 'taken back out of fear',
    steps: [...TOLD, ['reporter', 'BATAL A001 saya takut diancam kabid zamrud']],
    got: [['pupr', NEUTRAL]],
  },
  {
    name: 'a secret and a public one of the same phone',
    steps: [
      ...TOLD,
      ['reporter', 'RAHASIA kabid PUPR minta fee proyek zamrud'],
      ['reporter', 'TAMBAH kabidnya zamrud masih minta uang'],
      ['reporter', 'TAMBAH A001 ini bukti setoran fee zamrud, rahasia'],
    ],
    secret: ['A002'],
  },
  {
    name: 'an emergency that is a secret',
    steps: [['reporter', 'RAHASIA tolong KDRT sekarang, zamrud pegang parang']],
    secret: ['A001'],
  },
  {
    name: 'STOP',
    steps: [
      ...SECRET,
      ['reporter', 'STOP'],
      ['admin', 'TERUSKAN A001 INSPEKTORAT'],
      ['inspektorat', 'JAWAB A001 sudah kami periksa zamrud'],
    ],
    secret: ['A001'],
  },
  {
    name: 'signs that nobody sees',
    steps: [
      ['reporter', 'JALAN di pekon hanakau sukau rusak RAH\u200bASIA \u0000kabid minta fee zamrud'],
    ],
    secret: ['A001'],
  },
  {
    name: 'turned secret at night, the modem off',
    steps: [
      12,
      ['reporter', ROAD],
      'off',
      ['reporter', 'TAMBAH A001 rahasia kabid minta fee zamrud'],
      2,
      'on',
      12,
    ],
    secret: ['A001'],
  },
];
