import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Hands, Process } from '../engine/process.ts';
import type { LetterPorts } from '../letter/effects.ts';
import { type DigestKind, isDigest } from './context.ts';
import type { ComputeEffect } from './effect-types.ts';
import { figuresOf } from './figures.ts';
import { fileReport, type RenderReport } from './file-report.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { REPORT } from './kind.ts';
import { dayWithin, reportFrom } from './period.ts';
import { raisedIn } from './raised.ts';

/** Carries out what reports ask for: counting, and archiving what was signed. */

/** What was done is told back to the report, once however often it is tried. */
async function tell(
  { instances, clock }: Hands,
  { instance: id, id: key }: OutboxEntry,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  await instances.move({ id, event: { ...event, at: clock.now() }, key });
}

/** What the digest before, which ended at a time, said is past the ceiling of the law; 0 where it is not known. */
async function beyondBefore(
  { instances, rules }: Hands,
  kind: DigestKind,
  endedAt: number,
): Promise<number> {
  const { id } = reportFrom(rules, kind, endedAt - 1, endedAt);
  const before = await instances.of(REPORT).context(id);
  return before?.figures?.beyondLegal ?? 0;
}

async function compute(hands: Hands, entry: OutboxEntry): Promise<void> {
  const report = await hands.instances.of(REPORT).context(entry.instance);
  if (report === undefined) return;
  const { period } = JSON.parse(entry.params) as ComputeEffect;
  if (isDigest(report.kind)) {
    const figures = await figuresOf(hands, hands.instances, period);
    const newlyBeyond = figures.beyondLegal - (await beyondBefore(hands, report.kind, period.from));
    const beyond = newlyBeyond > 0 ? { newlyBeyond } : {};
    // once: that of a week has counts alone, but for the day whose digest it is
    const day = report.kind === 'dailyDigest' ? period : dayWithin(hands.rules, period);
    const raised = day === null ? {} : await raisedIn(hands, day);
    const told = { ...figures, ...beyond, ...raised };
    return tell(hands, entry, { type: 'report.figures', figures: told });
  }
  const statistics = await gatherStatistics(hands, period, hands.clock.now());
  return tell(hands, entry, { type: 'report.statistics', statistics });
}

export interface ReportPorts extends Pick<LetterPorts, 'printLetter' | 'newCheckCode'> {
  renderReport: RenderReport;
}

export function reportEffects({
  renderReport: render,
  printLetter: print,
  newCheckCode: newCode,
}: ReportPorts): NonNullable<Process['effects']> {
  return {
    compute,
    async file(hands, entry) {
      const report = await hands.instances.of(REPORT).context(entry.instance);
      if (report === undefined) return;
      const { createdAt: at, id: key } = entry;
      const filed = await fileReport({ ...hands, render, print, newCode }, report, { at, key });
      return tell(hands, entry, { type: 'report.filed', filed });
    },
  };
}
