import { externalKey, type Origin } from '../../../machines/complaint/base/origin.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { openComplaint } from '../../../machines/complaint/open-complaint.ts';
import { readingOf } from '../../../machines/complaint/reading-of.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { type LaporReport, type LaporRow, readLapor } from './reports.ts';

/**
 * Reports of SP4N-LAPOR! become complaints, each once, under its number there. LAPOR! knows its reporters and answers
 * them: the hotline has no phone of theirs and writes to nobody, and gives back what was done (`hotline lapor export`).
 */

export const LAPOR = 'lapor';

/** What a file brought. */
export interface Imported {
  opened: { tracking: string; id: string }[];
  /** Tracking ids of those that were here already. */
  known: string[];
  /** Rows of which LAPOR! says that they are done. */
  over: number;
  faults: { line: number; fault: string }[];
}

function originOf({ tracking }: LaporReport): Origin {
  return { channel: LAPOR, external: { source: LAPOR, id: tracking }, reply: 'webhook' };
}

/** The name by which LAPOR! finds its reporter, and the hotline the complaint. */
const nameOf = (report: LaporReport) => externalKey(originOf(report).external) ?? '';

async function isKnown({ store }: Hotline, report: LaporReport): Promise<boolean> {
  const query = { machine: COMPLAINT.name, external: nameOf(report) };
  return (await store.instances.count(query)) > 0;
}

/** @returns its id */
async function bring(
  { store, rules, engine, clock }: Hotline,
  report: LaporReport,
): Promise<string> {
  const [origin, external] = [originOf(report), nameOf(report)];
  const reading = readingOf(createUnderstand(rules.district)(report.text, { role: 'citizen' }));
  const flags = report.secret ? [...new Set([...reading.flags, 'secret'])] : reading.flags;
  const now = clock.now();
  const input = {
    ...{ at: now, sentAt: report.at ?? now, text: report.text, origin },
    // no phone
    reporter: external,
    reading: { ...reading, flags },
  };
  const desk = { store, rules, instances: engine.instances };
  return openComplaint(desk, input, `external:${external}`);
}

function faultOf(row: LaporRow, now: number): string | undefined {
  if ('fault' in row) return row.fault;
  const at = 'report' in row ? row.report.at : null;
  return at !== null && at > now ? 'tanggal itu belum tiba' : undefined;
}

/**
 * Brings what a file has and the hotline has not.
 * @param file a workbook (XLSX) or CSV
 * @param dry nothing is opened: it is only said what would be
 * @throws UnzipError
 */
export async function importLapor(hotline: Hotline, file: Buffer, dry: boolean): Promise<Imported> {
  const imported: Imported = { opened: [], known: [], over: 0, faults: [] };
  const before = new Set<string>();
  for (const row of readLapor(hotline.rules.calendar, file)) {
    const fault = faultOf(row, hotline.clock.now());
    if (fault !== undefined) imported.faults.push({ line: row.line, fault });
    else if ('over' in row) imported.over += 1;
    else if ('report' in row) {
      const { tracking } = row.report;
      // one report has a row for each office that it went to
      const known = before.has(tracking) || (await isKnown(hotline, row.report));
      before.add(tracking);
      if (known) imported.known.push(tracking);
      else imported.opened.push({ tracking, id: dry ? '' : await bring(hotline, row.report) });
    }
  }
  return imported;
}
