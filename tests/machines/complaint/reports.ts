import { createDecider } from '../../../machines/engine/decider.ts';
import type {
  FiledReport,
  ReportEvent,
  ReportInput,
  ReportKind,
  ReportWriting,
} from '../../../machines/report/context.ts';
import { createReportMachine } from '../../../machines/report/machine.ts';
import { noCounts, noFigures } from '../../../machines/report/nothing.ts';
import { statisticsOf } from '../../../machines/report/statistics.ts';

import { begin, firings, type Held, move, type Timed } from './held.ts';
import { officeRules, PEOPLE, START } from './office.ts';

/** Every event of a report, and how it came into each state. */

const DAY = 24 * 3_600_000;

function inputOf(kind: ReportKind): ReportInput {
  return { id: `report:${kind}:2026-11-24`, kind, from: START, to: START + DAY, at: START };
}

const figures = {
  ...{ received: 3, forwarded: 2, answered: 1, closed: 1, open: 2, overdue: 1, beyondLegal: 1 },
  late: [{ agency: 'PUPR', count: 1 }],
  top: [{ category: 'JALAN', count: 2 }],
  emergencies: { count: 1, tickets: ['A001'] },
};

const filed: FiledReport = {
  number: '500.12.2/0001/III.18/2026',
  letter: 'letter:laporan:2026:k1',
  cover: 'surat',
  report: 'laporan',
  compliance: 'kepatuhan',
};

const writing: ReportWriting = {
  notable: [{ ticket: 'A001', title: 'Jalan Hanakau', text: 'sudah ditimbun' }],
  remarks: ['Aduan naik setelah hujan.'],
  obstacles: [],
  suggestions: ['Petugas pengganti ditunjuk.'],
};

/** Everything that can come to a report at that time, but for its timers. */
export function reportEvents(at: number): Timed[] {
  const { admin, regent } = PEOPLE;
  const events: ReportEvent[] = [
    { type: 'report.figures', at, figures: { ...noFigures(at), ...figures } },
    { type: 'report.statistics', at, statistics: statisticsOf(officeRules(), noCounts(at)) },
    { type: 'report.remark', at, by: admin, writing },
    { type: 'report.recount', at, by: admin },
    { type: 'report.sign', at, by: admin },
    { type: 'report.filed', at, filed },
    { type: 'report.send', at, by: admin, via: 'kurir', takenBy: 'Ajudan Bupati' },
    { type: 'report.receive', at, by: regent },
    { type: 'report.receive', at, by: admin, takenBy: 'Ajudan Bupati', takenAt: at },
  ];
  return events;
}

const DRAFT = ['after', 'report.statistics', 'report.remark'];
const SENT = [...DRAFT, 'report.sign', 'report.filed', 'report.send'];

/** Types of events by the state they lead to; `after`: the timer that is armed. */
const STORIES: Record<string, [kind: ReportKind, ...steps: string[]]> = {
  collecting: ['dailyDigest'],
  computing: ['weeklyDigest', 'after'],
  drafted: ['monthly', ...DRAFT],
  'signed and filed': ['yearly', ...DRAFT, 'report.sign', 'report.filed'],
  sent: ['dailyDigest', 'after', 'report.figures'],
  'sent to the regent': ['weekly', ...SENT],
  received: ['monthly', ...SENT, 'report.receive'],
  archived: ['weeklyDigest', 'after', 'report.figures', 'after'],
};

/** Reports in all their states, by name. */
export function reportStories(): [name: string, held: Held][] {
  const decider = createDecider(createReportMachine(officeRules()));
  return Object.entries(STORIES).map(([name, [kind, ...steps]]) => {
    let held = begin(decider, inputOf(kind));
    for (const step of steps) {
      const events = step === 'after' ? firings(held) : reportEvents(held.now);
      const event = events.find(({ type }) => step === 'after' || type === step);
      if (event === undefined) throw new Error(`${step} does not come in ${held.snapshot.value}`);
      held = move(decider, held, event);
    }
    return [name, held];
  });
}
