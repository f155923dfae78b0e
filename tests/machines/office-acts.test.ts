import { describe, expect, it } from '@jest/globals';
import { statePath } from '../../machines/chart/state-path.ts';
import type { Role } from '../../machines/district/district.ts';
import { createDecider, type Decider } from '../../machines/engine/decider.ts';
import { LETTER_ACTS } from '../../machines/letter/acts.ts';
import type { LetterContext, LetterInput } from '../../machines/letter/context.ts';
import { createLetterMachine } from '../../machines/letter/machine.ts';
import type { Actor } from '../../machines/people/actor.ts';
import type { OfficeAct } from '../../machines/people/office-act.ts';
import { REPORT_ACTS } from '../../machines/report/acts.ts';
import type { ReportContext } from '../../machines/report/context.ts';
import { createReportMachine } from '../../machines/report/machine.ts';
import { reportFrom } from '../../machines/report/period.ts';
import { begin, firings, type Held, move, type Timed } from './complaint/held.ts';
import { officeRules, START } from './complaint/office.ts';

/**
 * Letters and reports: every event from everybody, wherever one can get to. The machine takes exactly what
 * the table says, which is written by hand; an act with `?` has more to it (`WHEN`).
 */

const MINUTE = 60_000;
const rules = officeRules();

const LETTER_TABLE = `
draft      | admin: initial sign revise void | system: readdress
initialled | admin: sign revise void | system: readdress
signing    | system: numbered declined
signed     | admin: send attach void
sent       | admin: archive? attach void
archived   | admin: attach
voided     |
`;

const INCOMING_TABLE = `
received | admin: archive attach void
archived | admin: attach
voided   |
`;

const REPORT_TABLE = `
collecting     |
computing      | system: figures? statistics?
making.drafted | admin: remark recount sign | system: statistics
making.signed  | admin: sign? send? | system: filed?
sent           | admin: receive? | regent: receive?
received       |
archived       |
`;

/** @param written a report on paper, no digest */
interface Facts {
  written: boolean;
  filed: boolean;
  proved: boolean;
}

const WHEN: Record<string, (facts: Facts) => boolean> = {
  'letter.archive': ({ proved }) => proved,
  'report.figures': ({ written }) => !written,
  'report.statistics': ({ written }) => written,
  'report.sign': ({ filed }) => !filed,
  'report.filed': ({ filed }) => !filed,
  'report.send': ({ filed }) => filed,
  'report.receive': ({ written }) => written,
};

const EVERYBODY = {
  citizen: true,
  officer: true,
  head: true,
  admin: true,
  secretary: true,
  regent: true,
} satisfies Record<Role, true>;
const ROLES = [...(Object.keys(EVERYBODY) as Role[]), 'system'] as const;

type Acts = Readonly<Record<string, OfficeAct<unknown>>>;

/** `role type` of each act by state. */
function parsed(text: string, machine: string): Map<string, string[]> {
  const lines = text.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [state = '', ...cells] = line.split('|').map((cell) => cell.trim());
      const acts = cells
        .filter((cell) => cell !== '')
        .flatMap((cell) => {
          const [role, names = ''] = cell.split(':');
          return names
            .trim()
            .split(/\s+/)
            .map((name) => `${role} ${machine}.${name}`);
        });
      return [state, acts];
    }),
  );
}

function factsOf({ snapshot }: Held) {
  const { kind = 'monthly', filed = null } = snapshot.context as Partial<ReportContext>;
  const { documents = [] } = snapshot.context as Partial<LetterContext>;
  return {
    written: kind !== 'dailyDigest' && kind !== 'weeklyDigest',
    filed: filed !== null,
    proved: documents.some((kept) => kept.kind === 'scan'),
  };
}

function allowed(table: Map<string, string[]>, held: Held, act: string): boolean {
  const row = table.get(statePath(held.snapshot.value)) ?? [];
  const [, type = ''] = act.split(' ');
  return row.includes(act) || (row.includes(`${act}?`) && WHEN[type]?.(factsOf(held)) === true);
}

function eventOf(acts: Acts, type: string, { snapshot, now }: Held, by: Actor): Timed {
  const said = acts[type]?.sample({ rules, context: snapshot.context, text: 'isian' }) as object;
  return { ...said, type, at: now + MINUTE, by } as Timed;
}

/** Wherever it can get to, each state with what tells it apart once. */
function reached(decider: Decider, acts: Acts, start: Held): Held[] {
  const key = (held: Held) => JSON.stringify([held.snapshot.value, factsOf(held)]);
  const known = new Map([[key(start), start]]);
  for (const held of known.values()) {
    if (held.status === 'done') continue;
    const said = Object.keys(acts).flatMap((type) =>
      ROLES.map((role) => eventOf(acts, type, held, { role })),
    );
    for (const event of [...said, ...firings(held)].filter((one) => held.snapshot.can(one))) {
      const next = move(decider, held, event);
      if (!known.has(key(next))) known.set(key(next), next);
    }
  }
  return [...known.values()];
}

function compare(decider: Decider, acts: Acts, table: Map<string, string[]>, start: Held) {
  const faults: string[] = [];
  const states = new Set<string>();
  for (const held of reached(decider, acts, start)) {
    const state = statePath(held.snapshot.value);
    states.add(state);
    for (const type of Object.keys(acts))
      for (const role of ROLES) {
        const takes =
          held.status !== 'done' && held.snapshot.can(eventOf(acts, type, held, { role }));
        if (takes !== allowed(table, held, `${role} ${type}`))
          faults.push(`${state}: ${type} by ${role} is ${takes ? '' : 'not '}taken`);
      }
  }
  return { faults, states };
}

const LETTER: LetterInput = {
  ...{ id: 'letter:teguran:2026:k7', key: 'f1', kind: 'teguran', year: 2026 },
  ...{ subject: 'Teguran', addressee: 'Kepala Dinas', agency: 'PUPR', about: ['2026-A001'] },
  at: START,
};
const INCOMING: LetterInput = {
  ...LETTER,
  kind: 'jawaban',
  incoming: { number: '620/1', arrivedAt: START, document: 'd1' },
};

describe('the table of acts', () => {
  it('of letters is what the machine takes', () => {
    const decider = createDecider(createLetterMachine(rules));
    for (const [text, input] of [
      [LETTER_TABLE, LETTER],
      [INCOMING_TABLE, INCOMING],
    ] as const) {
      const table = parsed(text, 'letter');
      const start = begin(decider, input);
      const { faults, states } = compare(decider, LETTER_ACTS as Acts, table, start);
      expect(faults).toEqual([]);
      expect([...states].sort()).toEqual([...table.keys()].sort());
    }
  });

  it('of reports is what the machine takes, on paper and as a digest', () => {
    const decider = createDecider(createReportMachine(rules));
    const table = parsed(REPORT_TABLE, 'report');
    const all = new Set<string>();
    for (const kind of ['monthly', 'dailyDigest'] as const) {
      const start = begin(decider, reportFrom(rules, kind, START, START));
      const { faults, states } = compare(decider, REPORT_ACTS as Acts, table, start);
      expect([kind, faults]).toEqual([kind, []]);
      for (const state of states) all.add(state);
    }
    expect([...all].sort()).toEqual([...table.keys()].sort());
  });
});
