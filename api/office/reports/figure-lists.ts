import {
  eachFigure,
  type FigureName,
  SINGLE_FIGURES,
} from '../../../machines/report/single-figures.ts';
import { REJECTIONS, STARS } from '../../../machines/report/statistics.ts';
import type { Counted, Period, Query } from '../../../store/ports/search.ts';

/** The figures of a report with a list of complaints behind them: what each counts, declared once for numbers and lists. */

export interface FigureList {
  /** As people read it: "Dijawab terlambat". */
  title: string;
  /** What the store is asked of a period. */
  of(period: Period): Pick<Query, 'counted' | 'received' | 'settled' | 'unsettledAt'>;
}

const counted = (title: string, what: Omit<Counted, 'in'>): FigureList => ({
  title,
  of: (period) => ({ counted: { ...what, in: period } }),
});

/** Received before, and not settled by then: what the balance calls *sisa*. */
const leftAt = (at: number) => ({ received: { from: 0, to: at }, unsettledAt: at });

const answered = (title: string, result: string) =>
  counted(title, { moment: 'answeredAt', where: { answerResult: [result] } });

const OWN = {
  received: counted('Masuk', { moment: 'receivedAt' }),
  forwarded: counted('Diteruskan', { moment: 'forwardedAt' }),
  answered: counted('Dijawab', { moment: 'answeredAt' }),
  answeredInTime: answered('Dijawab dalam waktu SOP', 'within'),
  answeredExtended: answered('Dijawab dengan batas diperpanjang', 'extended'),
  answeredLate: answered('Dijawab terlambat', 'late'),
  rated: counted('Dinilai pelapor', { moment: 'answeredAt', where: { rating: STARS } }),
  rejected: counted('Ditolak', { moment: 'closedAt', where: { outcome: REJECTIONS } }),
  before: { title: 'Sisa sebelumnya', of: ({ from }) => leftAt(from) },
  settled: {
    title: 'Selesai',
    // what is settled in a period came before its end
    of: (settled) => ({ received: { from: 0, to: settled.to }, settled }),
  },
  left: { title: 'Sisa pada akhir periode', of: ({ to }) => leftAt(to) },
} satisfies Record<string, FigureList>;

function listOf(name: FigureName): FigureList {
  const { title, moment, where } = { where: {}, ...SINGLE_FIGURES[name] };
  const values = Object.entries(where).map(([measure, value]) => [measure, [value]]);
  return counted(title, { moment, where: Object.fromEntries(values) });
}

export type ListedFigure = keyof typeof OWN | FigureName;

export const FIGURE_LISTS: Readonly<Record<ListedFigure, FigureList>> = {
  ...OWN,
  ...eachFigure(listOf),
};

export function isListedFigure(name: string): name is ListedFigure {
  return Object.hasOwn(FIGURE_LISTS, name);
}
