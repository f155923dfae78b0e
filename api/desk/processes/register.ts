import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import type { Period } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { AuditLog } from '../../office/audit/audit-log.ts';
import { csv } from '../../office/data/export/csv.ts';
import { tableOf } from '../../office/data/export/selected.ts';
import { xlsx } from '../../office/data/export/xlsx.ts';
import { monthsOf, yearOf } from '../../office/letters/books.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, pathPart } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { type DeskProcess, receivedIn, visibleTo } from './shown.ts';

/** `/proses/:process/register.csv|xlsx` and `/angka`: the book of a process, and its figures. */

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsx,
  },
};

interface AskedPeriod {
  /** `2026-11`, `2026`. */
  name: string;
  period: Period;
}

/** @throws PageError 400 for what is no month (`2026-11`) and no year (`2026`); this month where none is named */
function periodOf({ rules, clock }: Hotline, request: Request): AskedPeriod {
  const now = rules.calendar.local(clock.now());
  const name = parameter(request, 'masa') || `${now.year}-${String(now.month).padStart(2, '0')}`;
  const [, year, month] = /^(20\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year === undefined)
    throw new PageError(400, 'Masa ini tidak ada. Tulis bulan (2026-11) atau tahun (2026).');
  const months = monthsOf(rules, Number(year));
  const period = month === undefined ? undefined : months[Number(month) - 1];
  return { name, period: period ?? yearOf(rules, Number(year)) };
}

export async function figuresView(
  hotline: Hotline,
  process: DeskProcess,
  request: Request,
): Promise<View> {
  const { figures, link } = process.desk;
  if (figures === undefined) throw new PageError(404, 'Halaman ini tidak ada.');
  const { name, period } = periodOf(hotline, request);
  const all: AnyMachineSnapshot[] = [];
  const query = { ...visibleTo(hotline, process, request), received: period };
  for await (const snapshot of receivedIn(hotline, query)) all.push(snapshot);
  const tables = figures(all).map(({ title, rows }) => ({
    title,
    rows: rows.map(([row, count]) => ({ name: row, count: count === null ? '–' : count })),
  }));
  return {
    title: process.title,
    link,
    list: `/proses/${process.name}`,
    period: name,
    tables,
    files: Object.keys(FORMATS).map((format) => ({
      format,
      href: `/proses/${process.name}/register.${format}?masa=${name}`,
    })),
  };
}

/** @throws PageError 404 for a process without a register, and a format that there is not */
export async function sendRegister(
  hotline: Hotline,
  process: DeskProcess,
  audit: AuditLog,
  request: Request,
  response: Response,
): Promise<void> {
  const { register } = process.desk;
  const format = pathPart(request, 'format');
  if (register === undefined || (format !== 'csv' && format !== 'xlsx'))
    throw new PageError(404, 'Berkas ini tidak ada.');
  const { name, period } = periodOf(hotline, request);
  const { title } = register;
  const columns = register.columns(personAtDesk(identityOf(request)), false);
  const query = { ...visibleTo(hotline, process, request), received: period };
  const table = tableOf(hotline.rules, title, columns, receivedIn(hotline, query));
  const file = `${process.name}-${name}.${format}`;
  await audit.record(identityOf(request), 'process.exported', process.name, { file });
  response.attachment(file).type(FORMATS[format].type);
  if (request.method === 'HEAD') return void response.end();
  await pipeline(Readable.from(FORMATS[format].write(table)), response);
}
