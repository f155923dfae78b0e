import { LETTER_ACTS } from '../../../machines/letter/acts.ts';
import type { OfficeAct } from '../../../machines/office-act.ts';
import { REPORT_ACTS } from '../../../machines/report/acts.ts';
import type { Samples } from './sample.ts';

/** Every act on a letter or a report, as an example of itself by each who may do it. */

function samplesOf(acts: Readonly<Record<string, OfficeAct<object>>>): Samples {
  return ({ rules, snapshot, filled }) =>
    Object.entries(acts).flatMap(([type, { by, sample }]) =>
      by.map((role) => ({
        event: { type, ...sample({ rules, context: snapshot.context, text: filled.text }) },
        by: { role },
      })),
    );
}

export const letterSamples: Samples = samplesOf(LETTER_ACTS);
export const reportSamples: Samples = samplesOf(REPORT_ACTS);
