import { z } from 'zod';
import type { Rules } from '../../machines/district/rules.ts';
import type { ProcessAct } from '../../machines/people/process-desk.ts';
import type { ActType, RequestContext } from './context.ts';
import { CLAUSES, EXTENSIONS, OBJECTIONS, WAYS } from './words.ts';

/** The one table of acts: who may, what it says, how it is typed, its form at the desk, its words in the history. */

/** An act as an SMS command of the office. */
export interface Command {
  word: string;
  /** How it is typed; `{no}` is the number of the request. */
  usage: string;
  /** What it says, null while something is missing. @param rest the words behind the number */
  says(rest: string, rules: Rules): Record<string, unknown> | null;
  /** Numbers of SMS can be forged: asked back with a code to the registered phone. */
  confirm: boolean;
}

export interface RequestAct extends ProcessAct {
  sms?: Command;
}

const text = z.string().trim().min(1).max(1000);
const line = z.string().trim().min(1).max(200);
const clause = z.enum(Object.keys(CLAUSES) as [string, ...string[]]);
const way = z.enum(['ambil', 'email', 'pos', 'lihat']);
const nothing = z.strictObject({});
const said = z.strictObject({ text });
const ppid = ['admin'] as const;
const agency = ['officer', 'head'] as const;
const citizen = ['citizen'] as const;
/** The requester by SMS, or the desk for him where he came himself. */
const requester = ['citizen', 'admin'] as const;

const sampleText = ({ text: filled }: { text: string }) => ({ text: filled || 'contoh isi' });
const textField = (label: string) => ({ label, as: 'text' as const });
/** Words by which the second of the two lawful reasons is meant. */
const UNDECIDED = /\b(uji|diuji|dikecualikan|diputus\w*|putusan)\b/i;
const withText = (rest: string) => (rest === '' ? null : { text: rest });

/** `17h alasan`, `pasal 17 huruf h alasan`: the clause and what follows it. */
function clauseAndText(rest: string) {
  const [, found, words = ''] =
    /^(?:(?:pasal|psl)\W*)?17\W*(?:huruf\W*)?([a-j])\b\W*(.*)$/is.exec(rest) ?? [];
  return found === undefined || words === ''
    ? null
    : { clause: found.toLowerCase(), text: words.trim() };
}

function agencyNamed(rest: string, { district }: Rules) {
  const typed = rest.trim().toLowerCase();
  const found = district.agencies.find(
    ({ code, shortName, aliases, type }) =>
      type !== 'partner' &&
      [code, shortName, ...aliases].some((name) => name.toLowerCase() === typed),
  );
  return found === undefined ? null : { agency: found.code };
}

function otherAgency({ rules, context }: { rules: Rules; context: unknown }) {
  const { agency: now } = context as RequestContext;
  const other = rules.district.agencies.find(
    ({ code, type }) => type !== 'partner' && code !== now,
  );
  return { agency: other?.code ?? '' };
}

const sentence = 'Pemohon mendapat SMS, dan suratnya masuk register.';

export const ACTS: Record<ActType, RequestAct> = {
  'informasi.complete': {
    by: ppid,
    fields: z.strictObject({
      name: line,
      address: line,
      purpose: line.exactOptional(),
      way: way.exactOptional(),
    }),
    form: {
      name: 'lengkapi',
      label: 'Lengkapi identitas dan daftarkan',
      button: 'Daftarkan',
      help: 'Permohonan terdaftar dan pemohon mendapat tanda terima. NIK tidak dicatat.',
      asks: {
        name: { label: 'Nama', as: 'line' },
        address: { label: 'Alamat', as: 'line' },
        purpose: { label: 'Tujuan penggunaan', as: 'line', optional: true },
        way: { label: 'Cara mendapat salinan', as: WAYS, optional: true },
      },
    },
    sample: () => ({ name: 'Contoh', address: 'Liwa' }),
    done: 'identitas lengkap, terdaftar',
  },
  'informasi.ask': {
    by: ppid,
    fields: said,
    form: {
      name: 'kurang',
      label: 'Nyatakan belum lengkap',
      button: 'Kirim',
      help: 'Pemohon diberi tahu apa yang kurang dan sampai kapan ditunggu.',
      asks: { text: textField('Yang masih kurang') },
    },
    sample: sampleText,
    done: 'dinyatakan belum lengkap',
  },
  'informasi.identified': {
    by: ppid,
    fields: nothing,
    form: {
      name: 'identitas',
      label: 'KTP sudah ditunjukkan',
      button: 'Catat',
      help: 'Dicatat bahwa KTP sudah dilihat. Nomornya tidak disimpan.',
      asks: {},
    },
    sample: () => ({}),
    done: 'KTP ditunjukkan',
  },
  'informasi.forward': {
    by: ppid,
    fields: z.strictObject({ agency: z.string().min(1).max(40) }),
    form: {
      name: 'teruskan',
      label: 'Minta SKPD mencari',
      button: 'Teruskan',
      help: 'SKPD mendapat SMS dengan rincian informasi, tanpa identitas pemohon.',
      asks: { agency: { label: 'SKPD', as: 'agency' } },
    },
    sms: { word: 'TERUSKAN', usage: 'TERUSKAN {no} SKPD', says: agencyNamed, confirm: true },
    sample: otherAgency,
    done: 'diteruskan ke SKPD',
  },
  'informasi.found': {
    by: agency,
    fields: said,
    form: {
      name: 'ada',
      label: 'Informasi ada',
      button: 'Sampaikan ke PPID',
      help: 'PPID mendapat kabar ini dan memutuskan.',
      asks: { text: textField('Keterangan') },
    },
    sms: { word: 'ADA', usage: 'ADA {no} keterangan', says: withText, confirm: false },
    sample: sampleText,
    done: 'SKPD menyatakan informasi ada',
  },
  'informasi.missing': {
    by: agency,
    fields: said,
    form: {
      name: 'nihil',
      label: 'Informasi tidak ada',
      button: 'Sampaikan ke PPID',
      help: 'PPID mendapat kabar ini dan memutuskan.',
      asks: { text: textField('Keterangan') },
    },
    sms: { word: 'NIHIL', usage: 'NIHIL {no} keterangan', says: withText, confirm: false },
    sample: sampleText,
    done: 'SKPD menyatakan informasi tidak ada',
  },
  'informasi.grant': {
    by: ppid,
    fields: said,
    form: {
      name: 'kabulkan',
      label: 'Kabulkan',
      button: 'Kabulkan',
      help: sentence,
      asks: { text: textField('Cara memperoleh dan biaya') },
    },
    sms: { word: 'KABUL', usage: 'KABUL {no} cara dan biaya', says: withText, confirm: true },
    sample: sampleText,
    done: 'dikabulkan',
  },
  'informasi.partly': {
    by: ppid,
    fields: z.strictObject({ clause, text }),
    form: {
      name: 'sebagian',
      label: 'Kabulkan sebagian',
      button: 'Kabulkan sebagian',
      help: `Bagian yang dikecualikan dihitamkan. ${sentence}`,
      asks: {
        clause: { label: 'Pasal 17 huruf', as: CLAUSES },
        text: textField('Yang diberikan, yang dihitamkan, dan alasannya'),
      },
    },
    sms: {
      word: 'SEBAGIAN',
      usage: 'SEBAGIAN {no} 17h alasan',
      says: clauseAndText,
      confirm: true,
    },
    sample: ({ text: filled }) => ({ clause: 'h', ...sampleText({ text: filled }) }),
    done: 'dikabulkan sebagian',
  },
  'informasi.refuse': {
    by: ppid,
    fields: z.strictObject({ clause, text }),
    form: {
      name: 'tolak',
      label: 'Tolak',
      button: 'Tolak',
      help: `Hanya setelah uji konsekuensi. ${sentence}`,
      asks: {
        clause: { label: 'Pasal 17 huruf', as: CLAUSES },
        text: textField('Alasan menurut uji konsekuensi'),
      },
    },
    sms: { word: 'TOLAK', usage: 'TOLAK {no} 17h alasan', says: clauseAndText, confirm: true },
    sample: ({ text: filled }) => ({ clause: 'h', ...sampleText({ text: filled }) }),
    done: 'ditolak',
  },
  'informasi.elsewhere': {
    by: ppid,
    fields: said,
    form: {
      name: 'badan-lain',
      label: 'Ada di badan publik lain',
      button: 'Beri tahu',
      help: sentence,
      asks: { text: textField('Badan publik yang menguasai') },
    },
    sample: sampleText,
    done: 'ditunjukkan ke badan lain',
  },
  'informasi.undocumented': {
    by: ppid,
    fields: z.strictObject({ text, until: z.string().regex(/^\d{4}-\d\d-\d\d$/) }),
    form: {
      name: 'belum-ada',
      label: 'Belum didokumentasikan',
      button: 'Beri tahu',
      help: `Bukan penolakan: disebut kapan informasi siap. ${sentence}`,
      asks: {
        text: textField('Penjelasan'),
        until: { label: 'Perkiraan siap tanggal', as: 'day' },
      },
    },
    sample: ({ text: filled }) => ({ ...sampleText({ text: filled }), until: '2030-01-01' }),
    done: 'belum didokumentasikan',
  },
  'informasi.extend': {
    by: ppid,
    fields: z.strictObject({ reason: z.enum(['notHeld', 'undecided']), text }),
    form: {
      name: 'perpanjang',
      label: 'Perpanjang 7 hari kerja',
      button: 'Perpanjang',
      help: `Hanya sekali (pasal 22 ayat 8). ${sentence}`,
      asks: { reason: { label: 'Alasan', as: EXTENSIONS }, text: textField('Penjelasan') },
    },
    sms: {
      word: 'PERPANJANG',
      usage: 'PERPANJANG {no} alasan',
      says: (rest) =>
        rest === '' ? null : { reason: UNDECIDED.test(rest) ? 'undecided' : 'notHeld', text: rest },
      confirm: true,
    },
    sample: ({ text: filled }) => ({ reason: 'notHeld', ...sampleText({ text: filled }) }),
    done: 'diperpanjang 7 hari kerja',
  },
  'informasi.handOver': {
    by: ppid,
    fields: nothing,
    form: {
      name: 'serahkan',
      label: 'Informasi sudah diserahkan',
      button: 'Catat',
      help: 'Dicatat bahwa pemohon sudah menerima informasinya.',
      asks: {},
    },
    sample: () => ({}),
    done: 'informasi diserahkan',
  },
  'informasi.add': {
    by: citizen,
    fields: said,
    sample: sampleText,
    done: 'pemohon menambahkan keterangan',
  },
  'informasi.withdraw': {
    by: requester,
    fields: said,
    form: {
      name: 'cabut',
      label: 'Dicabut pemohon',
      button: 'Catat',
      help: 'Hanya atas permintaan pemohon. Nomornya tetap di register.',
      asks: { text: textField('Permintaan pemohon') },
    },
    sample: sampleText,
    done: 'dicabut pemohon',
  },
  'informasi.object': {
    by: requester,
    fields: said,
    form: {
      name: 'keberatan',
      label: 'Pemohon mengajukan keberatan',
      button: 'Catat keberatan',
      help: 'Atasan PPID diberi tahu; tanggapan paling lambat 30 hari kerja.',
      asks: { text: textField('Alasan keberatan') },
    },
    sample: sampleText,
    done: 'keberatan diajukan',
  },
  'keberatan.sign': {
    by: ppid,
    fields: z.strictObject({ reason: z.enum(Object.keys(OBJECTIONS) as [string, ...string[]]) }),
    form: {
      name: 'keberatan-tanda-tangan',
      label: 'Keberatan sudah ditandatangani',
      button: 'Catat',
      help: 'Formulir keberatan sudah ditandatangani pemohon.',
      asks: { reason: { label: 'Alasan (pasal 35 ayat 1)', as: OBJECTIONS } },
    },
    sample: () => ({ reason: 'c' }),
    done: 'keberatan ditandatangani',
  },
  'keberatan.answer': {
    by: ppid,
    fields: z.strictObject({ upheld: z.enum(['ya', 'tidak']), text }),
    form: {
      name: 'keberatan-tanggapan',
      label: 'Tanggapan atasan PPID',
      button: 'Catat tanggapan',
      help: 'Pemohon diberi tahu, juga tentang jalan ke Komisi Informasi.',
      asks: {
        upheld: {
          label: 'Keberatan',
          as: { ya: 'diterima, PPID diperintahkan', tidak: 'ditolak' },
        },
        text: textField('Isi tanggapan'),
      },
    },
    sample: ({ text: filled }) => ({ upheld: 'tidak', ...sampleText({ text: filled }) }),
    done: 'keberatan ditanggapi atasan PPID',
  },
  'keberatan.dispute': {
    by: ppid,
    fields: nothing,
    form: {
      name: 'sengketa',
      label: 'Sengketa di Komisi Informasi',
      button: 'Catat',
      help: 'Pemohon membawa sengketa ke Komisi Informasi.',
      asks: {},
    },
    sample: () => ({}),
    done: 'sengketa di Komisi Informasi',
  },
  'keberatan.end': {
    by: ppid,
    fields: nothing,
    form: {
      name: 'sengketa-selesai',
      label: 'Sengketa selesai',
      button: 'Catat',
      help: 'Komisi Informasi sudah memutuskan, atau para pihak sepakat.',
      asks: {},
    },
    sample: () => ({}),
    done: 'sengketa selesai',
  },
};

/** Acts that are typed as commands, by their words. */
export const COMMANDS = Object.entries(ACTS).flatMap(([type, { sms, by }]) =>
  sms === undefined ? [] : [{ type: type as ActType, by, ...sms }],
);
