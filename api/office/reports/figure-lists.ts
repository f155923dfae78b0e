import {
  eachFigure,
  type FigureName,
  SINGLE_FIGURES,
} from '../../../machines/report/single-figures.ts';
import { REJECTIONS, STARS } from '../../../machines/report/statistics.ts';
import type { Counted } from '../../../store/ports/search.ts';

/** The figures of a report with a list of complaints behind them: what each counts, declared once for numbers and lists. */

export interface FigureList extends Omit<Counted, 'in'> {
  /** As people read it: "Dijawab terlambat". */
  title: string;
}

const answered = (result: string): Pick<FigureList, 'moment' | 'where'> => ({
  moment: 'answeredAt',
  where: { answerResult: [result] },
});

const OWN = {
  received: { title: 'Masuk', moment: 'receivedAt' },
  forwarded: { title: 'Diteruskan', moment: 'forwardedAt' },
  answered: { title: 'Dijawab', moment: 'answeredAt' },
  answeredInTime: { title: 'Dijawab dalam waktu SOP', ...answered('within') },
  answeredExtended: { title: 'Dijawab dengan batas diperpanjang', ...answered('extended') },
  answeredLate: { title: 'Dijawab terlambat', ...answered('late') },
  rated: { title: 'Dinilai pelapor', moment: 'answeredAt', where: { rating: STARS } },
  rejected: { title: 'Ditolak', moment: 'closedAt', where: { outcome: REJECTIONS } },
} as const satisfies Record<string, FigureList>;

function listOf(name: FigureName): FigureList {
  const { title, moment, where } = { where: {}, ...SINGLE_FIGURES[name] };
  const values = Object.entries(where).map(([measure, value]) => [measure, [value]]);
  return { title, moment, where: Object.fromEntries(values) };
}

export type ListedFigure = keyof typeof OWN | FigureName;

export const FIGURE_LISTS: Readonly<Record<ListedFigure, FigureList>> = {
  ...OWN,
  ...eachFigure(listOf),
};

export function isListedFigure(name: string): name is ListedFigure {
  return Object.hasOwn(FIGURE_LISTS, name);
}
