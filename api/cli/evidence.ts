import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import { evidencePdf } from '../office/complaints/evidence.ts';
import { ticketNamed } from '../office/complaints/lookup.ts';
import { writeNewFile } from '../office/data/export/new-file.ts';
import { COMMAND_LINE } from '../office/people/person.ts';
import { visibleQuery } from '../office/people/scope.ts';
import type { PrintPdf } from '../print/print.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline evidence A001`: all that is kept of a complaint as one PDF. */

/** What cannot be written; the message says why. */
export class EvidenceError extends ToldError {
  override readonly name = 'EvidenceError';
}

export interface EvidenceOptions {
  out: string;
  force: boolean;
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Writes the file; that somebody took it is in the audit log before it is made. Of two years the newest complaint with
 * the code is meant, unless the year is given (`2026-A001`).
 * @throws EvidenceError, PrintError
 */
export function writeEvidence(
  typed: string,
  { out, force }: EvidenceOptions,
  printPdf: PrintPdf,
  environment: Environment,
  notes: Writable,
): Promise<void> {
  return withHotline(environment, { name: 'evidence', subject: typed }, async (hotline) => {
    const { ticket, year } = await ticketNamed(hotline.store, typed);
    const query = visibleQuery(hotline, COMMAND_LINE, { machine: COMPLAINT.name, ticket });
    const page = { order: 'created', limit: 10 } as const;
    const items = query === null ? [] : (await hotline.store.instances.find(query, page)).items;
    const meant = items.find(({ search }) => year === null || search.year === year);
    const pdf =
      meant === undefined
        ? undefined
        : await evidencePdf(hotline, COMMAND_LINE, meant.id, printPdf);
    if (pdf === undefined) throw new EvidenceError(`no complaint has the ticket ${typed}`);
    const { signal } = new AbortController();
    await writeNewFile(out, one(pdf), { force, signal });
    notes.write(`${out}: ${meant?.id}\n`);
  });
}
