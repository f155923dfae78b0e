import { archiveTimeOf, FATES } from '../../../machines/district/retention.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import type { ArchiveMinutes } from '../../../templates/documents/report-views.ts';
import { codeOf } from './list.ts';
import { hashOf, type Source, type YearPapers } from './papers.ts';

/** What the minutes say: sums, and what is missing by its reason. */
export function minutesOf(
  hotline: Source,
  year: number,
  { items, hashes }: YearPapers,
): ArchiveMinutes {
  const papers = items.flatMap((item) => item.papers);
  const left = papers.flatMap(({ why }) => why ?? []);
  const { retention } = hotline.rules.district;
  const kinds = [...new Set(items.map(({ letter }) => letter.kind))].sort();
  return {
    ...{ date: hotline.clock.now(), year },
    outgoing: items.filter(({ letter }) => letter.kind !== 'jawaban').length,
    incoming: items.filter(({ letter }) => letter.kind === 'jawaban').length,
    voided: items.filter(({ letter }) => letter.voided !== null).length,
    files: hashes.length,
    scans: papers.filter(({ kind, why }) => kind !== 'rendered' && why === null).length,
    missing: [...new Set(left)].map((why) => ({
      why,
      count: left.filter((one) => one === why).length,
    })),
    kinds: kinds.map((kind) => {
      const time = retention === null ? null : archiveTimeOf(retention, kind);
      return {
        name: letterKindWord(kind),
        code: codeOf(hotline, kind),
        count: items.filter(({ letter }) => letter.kind === kind).length,
        time: time === null ? '–' : `${time.active} + ${time.inactive} tahun`,
        fate: time === null ? 'belum ditetapkan' : FATES[time.fate],
      };
    }),
    listHash: hashOf(Buffer.from(hashes.join(''))),
  };
}
