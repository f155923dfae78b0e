import type { OutboxEntry } from '../../store/port.ts';
import type { ComputeEffect } from '../effects.ts';
import type { Instances } from '../engine/instances.ts';
import type { EngineParts } from '../engine/ports.ts';
import { isDigest, type ReportContext } from './context.ts';
import { figuresOf } from './figures.ts';
import { fileReport } from './file-report.ts';
import { gatherStatistics } from './gather-statistics.ts';

/** Carries out what reports ask for: counting, and archiving what was signed. */

type Entry = Pick<OutboxEntry, 'id' | 'instance' | 'createdAt'>;

export interface ReportEffects {
  compute(entry: Entry, effect: ComputeEffect): Promise<void>;
  file(entry: Entry): Promise<void>;
}

export function createReportEffects(parts: EngineParts, instances: Instances): ReportEffects {
  const { store, clock, rules } = parts;

  /** What was done is told back to the report, once however often it is tried. */
  async function tell(
    { instance, id: key }: Entry,
    event: { type: string } & Record<string, unknown>,
  ): Promise<void> {
    const at = clock.now();
    await instances.move({ machine: 'report', id: instance, event: { ...event, at }, key });
  }

  async function contextOf({ instance }: Entry): Promise<ReportContext | undefined> {
    return (await instances.snapshot(instance))?.snapshot.context as ReportContext | undefined;
  }

  return {
    async compute(entry, { period }) {
      const report = await contextOf(entry);
      if (report === undefined) return;
      if (isDigest(report.kind)) {
        const figures = await figuresOf(parts, instances, period);
        return tell(entry, { type: 'report.figures', figures });
      }
      const statistics = await gatherStatistics(parts, period, clock.now());
      return tell(entry, { type: 'report.statistics', statistics });
    },
    async file(entry) {
      const report = await contextOf(entry);
      if (report === undefined) return;
      const { createdAt: at, id: key } = entry;
      const desk = { store, rules, instances, render: parts.renderReport };
      const filed = await fileReport(desk, report, { at, key });
      return tell(entry, { type: 'report.filed', filed });
    },
  };
}
