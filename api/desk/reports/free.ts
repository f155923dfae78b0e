import type { Request } from 'express';
import { isoDate } from '../../../machines/district/letters.ts';
import { gatherStatistics } from '../../../machines/report/gather-statistics.ts';
import { periodName } from '../../../machines/report/written-period.ts';
import type { Period } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PeriodError, readPeriod } from '../../office/data/export/period.ts';
import type { RenderedNumbers } from '../../office/reports/rendering.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { documentLinks, tableLinks, workbookLink } from './files.ts';

/** `/laporan/sementara`: the report of any days, to be looked at; it has no number and is not archived. */

export const FREE = '/laporan/sementara';

interface Asked {
  from: string;
  to: string;
}

function asked(request: Request): Asked {
  return { from: parameter(request, 'dari'), to: parameter(request, 'sampai') };
}

/** The days that are asked for, both included. @throws PageError 400 */
function periodOf({ rules }: Hotline, { from, to }: Asked): Period {
  try {
    return readPeriod(rules.calendar, `${from}..${to}`);
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error;
    throw new PageError(400, 'Periode tidak terbaca: isi kedua tanggal, yang awal lebih dahulu.');
  }
}

/** @throws PageError 400 for days that are none */
export async function freeNumbers(hotline: Hotline, request: Request): Promise<RenderedNumbers> {
  const { store, rules, clock } = hotline;
  const now = clock.now();
  const period = periodOf(hotline, asked(request));
  const statistics = await gatherStatistics({ store, rules }, period, now);
  const writing = { notable: [], remarks: [], obstacles: [], suggestions: [] };
  return { kind: 'free', statistics, writing, date: now };
}

/** The form; with both days also what there is of them. @throws PageError 400 */
export function freeView(hotline: Hotline, request: Request): View {
  const { calendar } = hotline.rules;
  const { from, to } = asked(request);
  const form = { from, to, today: isoDate(calendar.local(hotline.clock.now())) };
  if (from === '' && to === '') return { ...form, chosen: null };
  const period = periodOf(hotline, { from, to });
  const query = `?${new URLSearchParams({ dari: from, sampai: to })}`;
  const chosen = {
    name: periodName(calendar, 'weekly', period),
    numbers: `${FREE}/angka${query}`,
    documents: documentLinks(FREE, query),
    tables: tableLinks(hotline, FREE, query),
    workbook: workbookLink(FREE, query),
  };
  return { ...form, chosen };
}
