import type { Rules } from '../../machines/district/rules.ts';
import type { Hands } from '../../machines/engine/process.ts';
import { draftLetter } from '../../machines/letter/new-letter.ts';
import type { BroughtPorts } from '../../machines/processes/whole.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { RequestContext } from './context.ts';
import type { LetterEffect, LetterName } from './effects.ts';
import { NAME, type Settings } from './settings.ts';
import { REQUEST } from './talk-facts.ts';
import { clauseText, EXTENSIONS, WAYS } from './words.ts';

/** Its letters: what they say of a request, and how they come into the register. */

const SUBJECTS: Record<LetterName, string> = {
  'tanda-terima': 'Tanda Terima Permohonan Informasi Publik',
  pemberitahuan: 'Pemberitahuan Tertulis atas Permohonan Informasi Publik',
  penolakan: 'Penolakan Permohonan Informasi Publik',
  perpanjangan: 'Perpanjangan Waktu Pemberitahuan Tertulis',
};

/** Everything that the four templates print; null where it does not matter. */
function viewOf(rules: Rules, settings: Settings, letter: LetterName, context: RequestContext) {
  const { number: request, receivedAt, dueAt, text, name, address, purpose, way } = context;
  const { decision, extended, objectBy, phone } = context;
  const { town } = rules.district.letterhead;
  const day = decision?.until ?? null;
  return {
    nature: 'Biasa',
    subject: SUBJECTS[letter],
    addressee: [name ?? 'Pemohon informasi', address ?? ''],
    place: town,
    copies: [] as string[],
    request,
    receivedAt,
    due: dueAt,
    text,
    name,
    address,
    phone,
    purpose,
    way: way === null ? null : WAYS[way],
    kind: decision?.kind ?? null,
    decided: decision?.text ?? null,
    clause: decision?.clause == null ? null : clauseText(decision.clause),
    ready: day === null ? null : rules.calendar.at(day, '00.00'),
    reason: extended === null ? null : EXTENSIONS[extended.reason],
    explained: extended?.text ?? null,
    objectBy,
    office: settings.office,
    superior: settings.superior,
    commission: settings.commission,
  };
}

type LetterView = ReturnType<typeof viewOf> & {
  number: string;
  date: number;
  check: { code: string; address: string | null } | null;
};

function sampleOf(change: Partial<LetterView>): LetterView {
  const at = Date.UTC(2026, 10, 23, 2, 0);
  return {
    number: '500.12/0001/III.18/2026',
    check: { code: '7K3F-9QPM-2XWD-0R5T', address: null },
    date: at,
    nature: 'Biasa',
    subject: 'Contoh',
    addressee: ['Budi Santoso', 'Pekon Kubu Perahu'],
    place: 'Liwa',
    copies: [],
    request: 'PI001',
    receivedAt: at,
    due: at,
    text: 'salinan APBD 2026',
    name: 'Budi Santoso',
    address: 'Pekon Kubu Perahu',
    phone: '+6281200009001',
    purpose: 'skripsi',
    way: WAYS.email,
    kind: null,
    decided: null,
    clause: null,
    ready: null,
    reason: null,
    explained: null,
    objectBy: at,
    office: 'Kominfo Liwa',
    superior: 'Sekretaris Daerah',
    commission: 'Komisi Informasi Lampung',
    ...change,
  };
}

/** Every branch of every template is tried with them. */
const SAMPLES: Record<LetterName, Record<string, LetterView>> = {
  'tanda-terima': {
    lengkap: sampleOf({}),
    'di meja': sampleOf({ phone: null, purpose: null, way: null }),
  },
  pemberitahuan: {
    dikabulkan: sampleOf({ kind: 'granted', decided: 'diambil, tanpa biaya' }),
    sebagian: sampleOf({ kind: 'partly', decided: 'nama dihitamkan', clause: clauseText('h') }),
    'badan lain': sampleOf({ kind: 'elsewhere', decided: 'BPS Lampung Barat' }),
    'belum ada': sampleOf({
      kind: 'undocumented',
      decided: 'sedang disusun',
      ready: 1_800_000_000_000,
    }),
  },
  penolakan: { ditolak: sampleOf({ decided: 'memuat data pribadi', clause: clauseText('h') }) },
  perpanjangan: { diperpanjang: sampleOf({ reason: EXTENSIONS.notHeld, explained: 'arsip 2019' }) },
};

/** Prints its letters. @throws TemplateError when a template does not render */
export function createPrinter(ports: BroughtPorts) {
  return ports.letters(SAMPLES);
}

/** Begins the letters that requests ask for; signing prints them with number and date. */
export function createLetters(rules: Rules, settings: Settings) {
  return async (hands: Hands, { id: key, instance, createdAt: at, params }: OutboxEntry) => {
    const context = await hands.instances.of(REQUEST).context(instance);
    if (context === undefined) return;
    const { letter } = JSON.parse(params) as LetterEffect;
    const view = viewOf(rules, settings, letter, context);
    await draftLetter(hands, {
      kind: `${NAME}.${letter}`,
      subject: `${view.subject} ${context.number}`,
      addressee: view.addressee[0] ?? '',
      agency: null,
      about: [instance],
      content: { view },
      at,
      key,
    });
  };
}
