/**
 * Figures of a report that are one count each, declared once: report, tables, files and the API take them from
 * here. They are counted by an index of the store (`COUNTED` in `store/ports/fields.ts`).
 */

interface SingleFigure {
  /** As people read it: "Dibuka kembali". */
  title: string;
  /** The moment that lies in the period. */
  moment: string;
  /** Only those that have this value; all where it is left out. */
  where?: Readonly<Record<string, string | number>>;
}

export const SINGLE_FIGURES = {
  withdrawn: {
    title: 'Dibatalkan pelapor',
    moment: 'closedAt',
    where: { outcome: 'withdrawn' },
  },
  reopened: { title: 'Dibuka kembali', moment: 'reopenedAt' },
  // whatever came after it: an answer that is given again does not make the first one quicker
  firstAnswers: { title: 'Jawaban pertama', moment: 'firstAnsweredAt' },
  firstInTime: {
    title: 'Jawaban pertama dalam waktu SOP',
    moment: 'firstAnsweredAt',
    where: { firstAnswerResult: 'within' },
  },
  firstLate: {
    title: 'Jawaban pertama terlambat',
    moment: 'firstAnsweredAt',
    where: { firstAnswerResult: 'late' },
  },
  published: { title: 'Dimuat di surat kabar', moment: 'publishedAt' },
} as const satisfies Record<string, SingleFigure>;

export type FigureName = keyof typeof SINGLE_FIGURES;

export type SingleFigures = Record<FigureName, number>;

export const FIGURE_NAMES = Object.keys(SINGLE_FIGURES) as FigureName[];

/** One value for each figure. */
export function eachFigure<T>(make: (name: FigureName) => T): Record<FigureName, T> {
  const made = FIGURE_NAMES.map((name) => [name, make(name)]);
  return Object.fromEntries(made) as Record<FigureName, T>;
}

/** The figures of a report with their titles; null for one that was not yet counted when it was made. */
export function titledFigures(
  counted: Readonly<Partial<SingleFigures>>,
): { title: string; count: number | null }[] {
  return FIGURE_NAMES.map((name) => ({
    title: SINGLE_FIGURES[name].title,
    count: counted[name] ?? null,
  }));
}
