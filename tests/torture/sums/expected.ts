import type { District } from '../../../machines/district/district.ts';
import { countEach, type Figures, type Line, local, told } from './figures.ts';
import { lasting, number, share } from './printed.ts';

const unnamed = (code: string, none: string) => (code === '' ? none : code);

/** What documents must say of figures, word for word. */

export class Expected {
  readonly figures: Figures;
  readonly #district: District;

  constructor(figures: Figures, district: District) {
    this.figures = figures;
    this.#district = district;
  }

  agencyName(code: string): string {
    return (
      this.#district.agencies.find((one) => one.code === code)?.name ??
      unnamed(code, 'Belum ditentukan')
    );
  }

  shortName(code: string): string {
    return this.#district.agencies.find((one) => one.code === code)?.shortName ?? code;
  }

  categoryName(code: string): string {
    const found = this.#district.categories.find((one) => one.code === code);
    return found?.name ?? unnamed(code, 'Tanpa kategori');
  }

  /** Each figure that stands alone in the report. */
  single(): Record<string, string> {
    const { figures } = this;
    const { answer, forward } = figures.steps();
    const closed = countEach(figures.closed, ({ outcome }) => outcome);
    const first = countEach(figures.first, ({ result }) => result ?? null);
    const rating = figures.rating();
    return {
      'Aduan masuk': number(figures.received.length),
      'Diteruskan kepada SKPD': number(forward.measured),
      Dijawab: number(figures.answered.length),
      'Dijawab dengan batas diperpanjang': number(answer.extended),
      Ditolak: number((closed.spam ?? 0) + (closed.jurisdiction ?? 0) + (closed.unclear ?? 0)),
      'Dibatalkan pelapor': number(closed.withdrawn ?? 0),
      'Dibuka kembali': number(figures.by(({ reopenedAt }) => reopenedAt).length),
      'Jawaban pertama': number(figures.first.length),
      'Jawaban pertama dalam waktu SOP': number(first.within ?? 0),
      'Jawaban pertama terlambat': number(first.late ?? 0),
      'Dimuat di surat kabar': number(figures.by(({ publishedAt }) => publishedAt).length),
      'Aduan rahasia': number(figures.received.filter(({ secret }) => secret).length),
      'Aduan darurat': number(figures.received.filter(({ emergency }) => emergency).length),
      'Dijawab dalam waktu SOP': `${number(answer.within)} (${share(answer.shareWithin)})`,
      'Dijawab terlambat': number(answer.late),
      'Rata-rata waktu jawab': lasting(answer.mean),
      'Separuh dijawab dalam; 90% dalam': `${lasting(answer.median)}; ${lasting(answer.p90)}`,
      'Belum selesai saat dihitung': number(figures.open.length),
      'Lewat batas saat dihitung': number(figures.late.length),
      'Nilai rata-rata pelapor (1–5)': number(rating.mean, 1),
      'Penilaian (bagian dari jawaban)': `${number(rating.count)} (${share(rating.share)})`,
    };
  }

  /** The numbers that stand alone in tables, as programs read them; those of SMS have a recount of their own. */
  numbers(): Record<string, number | null> {
    const { figures } = this;
    const { answer, forward } = figures.steps();
    const { count, share: part, mean } = figures.rating();
    const all = figures.balance(() => 'all').all ?? { before: 0, settled: 0, left: 0 };
    const hundredths = (value: number | null) =>
      value === null ? null : Number((value * 100).toFixed(2));
    return {
      'Aduan masuk': figures.received.length,
      Diteruskan: forward.measured,
      Dijawab: figures.answered.length,
      'Dijawab dalam waktu SOP': answer.within,
      'Dijawab dengan batas diperpanjang': answer.extended,
      'Dijawab terlambat': answer.late,
      'Lewat batas dan belum dijawab': answer.waiting,
      'Dalam waktu SOP, yang belum dijawab ikut dihitung (%)': hundredths(answer.shareWithin),
      'Waktu jawab rata-rata (hari)': answer.mean,
      'Waktu jawab median (hari)': answer.median,
      '90% dijawab dalam (hari)': answer.p90,
      'Sisa sebelumnya': all.before,
      Selesai: all.settled,
      'Sisa pada akhir periode': all.left,
      'Belum selesai saat dihitung': figures.open.length,
      'Lewat batas saat dihitung': figures.late.length,
      'Penilaian pelapor': count,
      'Penilaian dari semua jawaban (%)': hundredths(part),
      'Nilai rata-rata': mean,
    };
  }

  /** Lines `name, before, received, settled, left`. */
  balance(by: 'all' | 'agency' | 'category'): string[][] {
    const lines = (of: Parameters<Figures['balance']>[0], name: (code: string) => string) =>
      Object.entries(this.figures.balance(of)).map(([code, line]) => [name(code), ...cells(line)]);
    if (by === 'all')
      return lines(
        () => 'all',
        () => 'Semua aduan',
      );
    if (by === 'agency')
      return lines(
        told(({ agency }) => agency),
        (code) => this.agencyName(code),
      );
    return lines(
      told(({ category }) => category),
      (code) => this.categoryName(code),
    );
  }

  /** Lines `name, count, share` of what came. */
  counted(
    of: (one: Figures['cases'][number]) => string | number | null,
    name: (code: string) => string,
  ) {
    const { received } = this.figures;
    return Object.entries(countEach(received, of)).map(([code, count]) => [
      ...[name(code), number(count), share(count / received.length)],
    ]);
  }

  /** Codes of agencies that the period has to do with. */
  agencies(): string[] {
    const { figures } = this;
    const of = [figures.received, figures.forwarded, figures.answered, figures.silent];
    const open = of
      .flat()
      .filter(({ secret }) => !secret)
      .map(({ agency }) => agency);
    const given = figures.given.filter(({ one }) => !one.secret).map(({ answer }) => answer.agency);
    return [...new Set([...open, ...given])]
      .filter((code) => code !== null && code !== '')
      .sort() as string[];
  }

  agencyLine(code: string): string[] {
    const row = this.figures.agency(code);
    return [
      ...[this.agencyName(code), number(row.received), number(row.answered), number(row.late)],
      ...[number(row.overdue), share(row.onTime), number(row.mean, 1), number(row.median)],
      ...[number(row.p90), number(row.rating, 1)],
    ];
  }

  hours(): Record<string, string> {
    const found = countEach(this.figures.received, ({ received }) => local(received).getUTCHours());
    const two = (hour: number) => String(hour).padStart(2, '0');
    const names = Array.from(
      { length: 24 },
      (_, hour) => [hour, `${two(hour)}.00–${two((hour + 1) % 24)}.00`] as const,
    );
    return Object.fromEntries(names.map(([hour, name]) => [name, number(found[hour] ?? 0)]));
  }
}

const cells = ({ before, received, settled, left }: Line) =>
  [before, received, settled, left].map((one) => number(one));
