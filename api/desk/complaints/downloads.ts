import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { looksThrough } from '../../../machines/complaint/base/policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { AuditLog } from '../../office/audit/audit-log.ts';
import { type Format, KINDS, registerFile } from '../../office/data/export/formats.ts';
import { personAtDesk } from '../../office/people/person.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { Pages } from '../../pages/pages.ts';
import { type Filter, filterQuery, queryOf, readFilter, withoutTyped } from './filter.ts';

/**
 * `/unduh/…`: what the list of complaints shows, as a file. It is sent while it is read, and reading
 * ends when the browser goes away.
 */

interface Download {
  format: Format;
  /** What the link says. */
  label: string;
}

/** By the name the address ends in. */
const DOWNLOADS: Record<string, Download> = {
  'aduan.csv': { format: 'csv', label: 'CSV' },
  'aduan.xlsx': { format: 'xlsx', label: 'Excel' },
  'aduan.json': { format: 'json', label: 'JSON' },
  'aduan-lapor.csv': { format: 'lapor', label: 'CSV untuk SP4N-LAPOR!' },
};

/** Links to all files of what a filter shows. */
export function downloadLinks(filter: Filter): { label: string; href: string }[] {
  const query = filterQuery({ ...filter, cursor: '' });
  return Object.entries(DOWNLOADS).map(([name, { label }]) => ({
    label,
    href: `/unduh/${name}${query}`,
  }));
}

/** `aduan-2026-11-24.csv`: the day it was made, so that yesterday's is not mistaken for it. */
function fileName({ rules, clock }: Hotline, name: string): string {
  const { year, month, day } = rules.calendar.local(clock.now());
  const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return name.replace('.', `-${date}.`);
}

async function send(
  hotline: Hotline,
  audit: AuditLog,
  name: string,
  request: Request,
  response: Response,
) {
  const { store, engine, processes, rules, log } = hotline;
  const { format } = DOWNLOADS[name] ?? { format: 'csv' };
  const filter = readFilter(hotline, request);
  const query = await queryOf(hotline, filter);
  if (query === null) throw new PageError(404, 'Tidak ada aduan untuk berkas ini.');
  // asked before anything is sent: a store that is down still gets its page of explanation
  await store.instances.count(query);
  response.attachment(fileName(hotline, name)).type(KINDS[format].type);
  if (request.method === 'HEAD') return response.end();
  await audit.record(identityOf(request), 'complaints.exported', name, {
    filter: withoutTyped(filterQuery(filter)),
  });
  let rows = 0;
  const onRow = (count: number) => {
    rows = count;
  };
  const source = { store, instances: engine.instances, processes, rules };
  const person = personAtDesk(filter.identity);
  const selection = { query, order: filter.order, person, secrets: false };
  const pieces = registerFile(source, selection, format, { onRow });
  try {
    await pipeline(Readable.from(pieces), response);
    log('info', 'complaints were downloaded', { file: name, rows });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE')
      log('info', 'a download was broken off by the browser', { file: name, rows });
    else log('error', 'a download ended early', { file: name, rows, reason: message });
  }
}

export function downloadRoutes(hotline: Hotline, { audit }: Pick<Access, 'audit'>): Pages {
  const pages = new Pages();
  for (const name of Object.keys(DOWNLOADS))
    pages.get(`/unduh/${name}`, { for: looksThrough }, (request, response) =>
      send(hotline, audit, name, request, response),
    );
  return pages;
}
