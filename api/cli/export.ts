import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import type { ComplaintChannel } from '../../machines/complaint/base/origin.ts';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import type { Separator } from '../office/data/export/csv.ts';
import { FORMATS, type Format, registerFile } from '../office/data/export/formats.ts';
import { fileFault, writeNewFile } from '../office/data/export/new-file.ts';
import { readPeriod } from '../office/data/export/period.ts';
import type { Selection } from '../office/data/export/selected.ts';
import { agencyPerson, COMMAND_LINE } from '../office/people/person.ts';
import { deskOf, visibleCount } from '../office/people/scope.ts';
import { createHotline } from '../start/compose.ts';
import { readSettings } from '../start/configuration/settings.ts';
import { createLog } from '../start/log.ts';
import { mustBeThere } from './with-hotline.ts';

/** `hotline export complaints`: a file of complaints, with progress on standard error. */

export interface ExportOptions {
  /** All complaints where left out. */
  period?: string;
  /** By the ending of the file where left out. */
  format?: Format;
  out: string;
  /** Only the complaints of this agency. */
  agency?: string;
  /** Only those that came by this channel. */
  channel?: ComplaintChannel;
  separator: Separator;
  /** Also the words of secret complaints. */
  secrets: boolean;
  force: boolean;
}

/** An export that cannot be made as asked; the message says what to do. */
export class ExportError extends ToldError {
  override readonly name = 'ExportError';
}

/** Rows between two lines of progress. */
const STEP = 100;

/** @throws ExportError when the ending of the file is none of ours */
function formatOf({ format, out }: ExportOptions): Format {
  const known = FORMATS.find((name) => name === extname(out).slice(1));
  if (format !== undefined) return format;
  if (known !== undefined) return known;
  throw new ExportError(`--out ${out}: its ending tells no format; add --format`);
}

/** @throws ExportError, PeriodError */
function selectionOf(hotline: Hotline, options: ExportOptions): Selection {
  const { rules } = hotline;
  const { period, agency, channel, secrets } = options;
  if (agency !== undefined && rules.agency(agency) === undefined) {
    const codes = rules.district.agencies.map(({ code }) => code);
    throw new ExportError(`--agency ${agency}: no such agency; known are ${codes.join(', ')}`);
  }
  const person = agency === undefined ? COMMAND_LINE : agencyPerson(agency);
  if (
    secrets &&
    deskOf(hotline, COMPLAINT.name)?.sight(person)?.without.includes('secret') !== false
  )
    throw new ExportError(
      `--secrets: ${agency} may not read secret complaints; leave out one of both options`,
    );
  return {
    query: {
      machine: COMPLAINT.name,
      ...(channel === undefined ? {} : { channel }),
      ...(period === undefined ? {} : { received: readPeriod(rules.calendar, period) }),
    },
    order: 'created',
    person,
    secrets,
  };
}

/** Tells how far it is: in place on a terminal, else a line at every step. */
function progressOn(output: Writable & { isTTY?: boolean }, total: number) {
  const say = (count: number) => {
    output.write(`${output.isTTY === true ? '\r' : ''}${count} of ${total} complaints`);
    if (output.isTTY !== true) output.write('\n');
  };
  return (count: number) => {
    if (count % STEP === 0) say(count);
  };
}

/** What a person can do about a file that cannot be written; undefined for other faults. */
function advice(error: unknown, out: string): ExportError | undefined {
  const { name, message } = error as Error;
  if (name === 'AbortError') return new ExportError('stopped; nothing was written');
  if (name === 'StoreUnavailableError')
    return new ExportError(`the store cannot be read (${message}); see: hotline doctor`);
  const reason = fileFault(error);
  return reason === undefined ? undefined : new ExportError(`--out ${out}: ${reason}`);
}

async function write(
  hotline: Hotline,
  options: ExportOptions,
  errors: Writable,
  signal: AbortSignal,
): Promise<number> {
  const { store, engine, processes, rules } = hotline;
  const format = formatOf(options);
  const { out, separator, force } = options;
  const selection = selectionOf(hotline, options);
  const source = { store, instances: engine.instances, processes, rules };
  const tell = progressOn(errors, await visibleCount(hotline, selection.person, selection.query));
  const { period = null, agency = null, secrets } = options;
  await createAuditLog(hotline).record(TERMINAL, 'complaints.exported', null, {
    ...{ format, period, agency, secrets },
  });
  let rows = 0;
  const onRow = (count: number) => {
    rows = count;
    tell(count);
  };
  const asWorkbook = format === 'lapor' && extname(out).toLowerCase() === '.xlsx';
  const pieces = registerFile(source, selection, format, { separator, onRow, asWorkbook });
  await writeNewFile(out, pieces, { force, signal });
  return rows;
}

/**
 * Writes a file of complaints from the store of the settings; the hotline may be running meanwhile.
 * @param stop resolves when the person wants no more
 * @throws ExportError, PeriodError, NoStoreError, and what reading settings, district and store throws
 */
export async function exportComplaints(
  options: ExportOptions,
  environment: Record<string, string | undefined>,
  errors: Writable,
  stop: Promise<void>,
): Promise<void> {
  const settings = readSettings(environment);
  mustBeThere(settings);
  const hotline = await createHotline(settings, createLog('silent'));
  const stopped = new AbortController();
  void stop.then(() => stopped.abort());
  try {
    await hotline.store.open();
    const rows = await write(hotline, options, errors, stopped.signal);
    errors.write(`${options.out}: ${rows} complaints\n`);
    if (options.secrets)
      errors.write('It holds the words of secret complaints: for the oversight office only.\n');
  } catch (error) {
    throw advice(error, options.out) ?? error;
  } finally {
    await hotline.store.close();
  }
}
