import type { AnyMachineSnapshot } from 'xstate';
import type { Rules } from '../../machines/district/rules.ts';
import type {
  FigureTable,
  ProcessDesk,
  RegisterColumn,
} from '../../machines/people/process-desk.ts';
import type { Decision, RequestContext } from './context.ts';
import { knowsRequester } from './policy.ts';
import { CLAUSES, DECISIONS, OBJECTIONS, WAYS } from './words.ts';

/** The register of requests with their objections, and the figures of a period (PERKI 1/2021, article 56). */

const contextOf = (snapshot: AnyMachineSnapshot) => snapshot.context as RequestContext;
const isIn = (state: string) => (snapshot: AnyMachineSnapshot) =>
  snapshot.matches({ flow: state } as never);
const wasWithdrawn = isIn('withdrawn');
const lapsed = isIn('lapsed');

function column(
  key: string,
  title: string,
  value: (context: RequestContext) => string | number | null,
  more: { type?: RegisterColumn['type']; width?: number } = {},
): RegisterColumn {
  const { type = 'text', width } = more;
  const wide = width === undefined ? {} : { width };
  return { key, title, type, ...wide, value: (snapshot) => value(contextOf(snapshot)) };
}

const moment = { type: 'moment' as const };

/** What became of it, as the register says it. */
function outcomeOf(snapshot: AnyMachineSnapshot): string | null {
  if (wasWithdrawn(snapshot)) return 'dicabut';
  if (lapsed(snapshot)) return 'tidak dilengkapi';
  const { decision } = contextOf(snapshot);
  return decision === null ? null : DECISIONS[decision.kind];
}

const COLUMNS: RegisterColumn[] = [
  column('nomor', 'Nomor', ({ number }) => number),
  column('tanggal', 'Tanggal', ({ receivedAt }) => receivedAt, moment),
  column('nama', 'Nama', ({ name }) => name, { width: 24 }),
  column('alamat', 'Alamat', ({ address }) => address, { width: 30 }),
  column('kontak', 'Kontak', ({ phone }) => phone),
  column('informasi', 'Informasi yang diminta', ({ text }) => text, { width: 50 }),
  column('tujuan', 'Tujuan', ({ purpose }) => purpose, { width: 24 }),
  column('cara', 'Cara mendapat', ({ way }) => (way === null ? null : WAYS[way])),
  column('skpd', 'SKPD', ({ agency }) => agency),
  column('dikuasai', 'Dikuasai', ({ found }) =>
    found === null ? null : found.held ? 'ya' : 'tidak',
  ),
  column('batas', 'Batas jawaban', ({ dueAt }) => dueAt, moment),
  column('diperpanjang', 'Diperpanjang', ({ extended }) => extended?.at ?? null, moment),
  { key: 'keputusan', title: 'Keputusan', type: 'text', value: outcomeOf },
  column('pasal', 'Pasal 17 huruf', ({ decision }) => decision?.clause ?? null),
  column('alasan', 'Alasan, cara, dan biaya', ({ decision }) => decision?.text ?? null, {
    width: 50,
  }),
  column('diberitahukan', 'Diberitahukan', ({ decision }) => decision?.at ?? null, moment),
  column('diserahkan', 'Diserahkan', ({ handedOverAt }) => handedOverAt, moment),
  column('keberatan', 'No. keberatan', ({ objection }) => objection?.number ?? null),
  column('keberatan_tanggal', 'Keberatan', ({ objection }) => objection?.at ?? null, moment),
  column('keberatan_alasan', 'Alasan keberatan', ({ objection }) =>
    objection?.reason == null ? null : (OBJECTIONS[objection.reason] ?? null),
  ),
  column(
    'tanggapan_tanggal',
    'Tanggapan atasan',
    ({ objection }) => objection?.answer?.at ?? null,
    moment,
  ),
  column('tanggapan', 'Isi tanggapan', ({ objection }) => objection?.answer?.text ?? null, {
    width: 40,
  }),
  column('sengketa', 'Sengketa', ({ objection }) => objection?.disputedAt ?? null, moment),
];

/** Columns that tell who asked. */
const WHO = ['nama', 'alamat', 'kontak', 'tujuan'];

export const REGISTER: NonNullable<ProcessDesk['register']> = {
  title: 'Register permohonan',
  columns: (looker) =>
    knowsRequester(looker) ? COLUMNS : COLUMNS.filter(({ key }) => !WHO.includes(key)),
};

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Figures of what was received in the period. */
export function createFigures({ calendar }: Rules) {
  return (all: readonly AnyMachineSnapshot[]): FigureTable[] => {
    const contexts = all.map(contextOf);
    const count = (test: (context: RequestContext) => boolean) => contexts.filter(test).length;
    const days = contexts.flatMap(({ decision, receivedAt }) =>
      decision === null ? [] : [calendar.daysTaken(receivedAt, decision.at, 'workingDay')],
    );
    const decided = (kind: Decision) => count(({ decision }) => decision?.kind === kind);
    const late = ({ decision, dueAt }: RequestContext) => decision !== null && decision.at > dueAt;
    return [
      {
        title: 'Permohonan',
        rows: [
          ['Diterima', all.length],
          ['Belum dijawab', all.filter((one) => one.hasTag('open')).length],
          ...Object.entries(DECISIONS).map(
            ([kind, word]) => [`Dijawab: ${word}`, decided(kind as Decision)] as const,
          ),
          ['Dicabut', all.filter(wasWithdrawn).length],
          ['Tidak dilengkapi', all.filter(lapsed).length],
        ],
      },
      {
        title: 'Waktu',
        rows: [
          ['Hari kerja sampai dijawab (median)', median(days)],
          ['Dijawab lewat batas', count(late)],
          ['Diperpanjang', count(({ extended }) => extended !== null)],
        ],
      },
      {
        title: 'Alasan penolakan',
        rows: Object.entries(CLAUSES)
          .map(([clause, word]) => {
            const test = ({ decision }: RequestContext) => decision?.clause === clause;
            return [`Pasal 17 huruf ${clause}: ${word}`, count(test)] as const;
          })
          .filter(([, cases]) => cases > 0),
      },
      {
        title: 'Keberatan dan sengketa',
        rows: [
          ['Keberatan', count(({ objection }) => objection !== null)],
          ['Diterima', count(({ objection }) => objection?.answer?.upheld === true)],
          ['Ditolak', count(({ objection }) => objection?.answer?.upheld === false)],
          [
            'Sengketa',
            count(({ objection }) => objection !== null && objection.disputedAt !== null),
          ],
        ],
      },
    ];
  };
}
