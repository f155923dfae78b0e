import { setImmediate } from 'node:timers/promises';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import { caseFileOf } from '../../../machines/report/case-file.ts';
import type { CaseFile } from '../../../machines/report/compliance.ts';
import { unlisted } from '../../../machines/report/open-to-all.ts';
import type { PageRequest, Period } from '../../../store/ports/search.ts';
import type { Store } from '../../../store/ports/store.ts';

/** The complaints of a period with everything that is kept of each, for the report of SOP compliance. */

/** Complaints between two looks at what else has to be done. */
const PAGE_SIZE = 20;

export interface CaseSource {
  store: Pick<Store, 'instances' | 'inbox' | 'documents' | 'outbox'>;
  instances: Pick<Instances, 'of'>;
}

/**
 * Complaints received in the period, but secret ones, newest first, read as they are taken; the modem and the timers get
 * their turn in between.
 * @throws StoreUnavailableError
 */
export async function* caseFiles(
  { store, instances }: CaseSource,
  rules: Rules,
  period: Period,
): AsyncGenerator<CaseFile> {
  const query = { machine: 'complaint', received: period, without: unlisted(rules) };
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order: 'created', limit: PAGE_SIZE, ...from });
    for (const { id } of page.items) {
      const found = await instances.of(COMPLAINT).snapshot(id);
      if (found !== undefined) yield await caseFileOf(store, found.snapshot.context);
    }
    cursor = page.next;
    await setImmediate();
  }
}

/** The newest of them, oldest first; more would be no document that anybody prints. */
export async function newestCaseFiles(
  source: CaseSource,
  rules: Rules,
  period: Period,
  most: number,
): Promise<CaseFile[]> {
  const files: CaseFile[] = [];
  for await (const file of caseFiles(source, rules, period)) {
    files.push(file);
    if (files.length === most) break;
  }
  return files.reverse();
}
