import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCheckCode } from '../../api/office/letters/check-code.ts';
import { createDescribeLetter } from '../../api/office/letters/letters.ts';
import { createPrintLetter } from '../../api/office/paper/print.ts';
import { packagePath } from '../../api/paths.ts';
import { openDocuments } from '../../api/print/documents.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { systemClock } from '../../channels/clock.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { MachineKind } from '../../machines/engine/kind.ts';
import type { EngineParts } from '../../machines/engine/parts.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { createProcesses } from '../../machines/processes/list.ts';
import type { Understand } from '../../machines/text/understanding.ts';
import type { Store } from '../../store/ports/store.ts';
import { loadPack } from '../support/pack.ts';

/** The parts of the hotline that the benchmarks work with. */
export interface Bench {
  rules: Rules;
  understand: Understand;
  complaint: MachineKind;
  /** What an engine on this store is made of, without any channel. */
  partsOn(store: Store): EngineParts;
}

export function createBench(): Bench {
  const { rules, compose } = loadPack();
  const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
  const processes = createProcesses(rules, {
    understand,
    ownNumbers: [],
    describeLetter: createDescribeLetter(rules),
    printLetter: createPrintLetter(rules, openDocuments(rules), [], { number: null, origin: null }),
    newCheckCode,
    keepPaper: () => Promise.resolve(),
    sentLetter: () => Promise.resolve(),
    renderReport: () => Promise.reject(new Error('no report is signed here')),
  });
  const complaint = processes.find(({ name }) => name === 'complaint');
  if (complaint === undefined) throw new Error('there is no complaint machine');
  const partsOn = (store: Store): EngineParts => ({
    store,
    clock: systemClock,
    rules,
    compose,
    channels: [],
    processes,
    settings: {
      owner: 'bench',
      leaseMs: 60_000,
      receiptGraceMs: 600_000,
      partsTimeoutMs: 600_000,
      pollMs: 1000,
      statusReports: true,
      quietHours: false,
    },
    random: () => 0,
    log: () => {},
  });
  return { rules, understand, complaint, partsOn };
}

/** Runs the work with a folder for its files and removes it afterwards, whatever happens. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
