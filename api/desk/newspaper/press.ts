import type { Request } from 'express';
import { isoDate } from '../../../machines/district/letters.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { keepClipping } from '../../office/newspaper/clipping.ts';
import { MOST_REPLIES } from '../../office/newspaper/newspaper.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, fields, formKey, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import { oneFile, scanOf } from '../../pages/upload.ts';
import type { Views } from '../../pages/views.ts';
import { listAddress } from '../common/press-address.ts';
import { atDesk } from '../letters/preview.ts';
import { pressCopyRoutes } from './press-copy.ts';
import { pressDispatchRoutes } from './press-dispatch.ts';
import { pressListView } from './press-list.ts';

/** `/koran`: choosing answered complaints for the newspaper, and noting where they were printed (SOP step 5). */

type Event = { type: string } & Record<string, unknown>;

/** @throws PageError 400 when none or too many are ticked */
function chosen(request: Request): string[] {
  const ids = [...new Set(fields(request, 'aduan'))];
  if (ids.length === 0) throw new PageError(400, 'Belum ada aduan yang dicentang.');
  if (ids.length > MOST_REPLIES)
    throw new PageError(400, `Terlalu banyak aduan: paling banyak ${MOST_REPLIES} sekaligus.`);
  return ids;
}

/** Tells each of them; the same form sent twice counts once. @returns those that did not take it */
async function tellEach(
  { engine }: Hotline,
  request: Request,
  ids: readonly string[],
  event: Event,
): Promise<string[]> {
  const [by, key] = [actorOf(request), formKey(request)];
  const left: string[] = [];
  for (const id of ids) {
    const outcome = await engine.request(id, event, by, `desk:${id}:${key}`);
    if (outcome === 'refused' || outcome === 'missing') left.push(id);
  }
  return left;
}

/** Back to a list, with what could not be done. */
function backTo(name: string, left: readonly string[]): string {
  const more = left.length === 0 ? '' : `&${new URLSearchParams({ tidak: left.join(', ') })}`;
  return listAddress(name) + more;
}

/** @throws PageError 400 for what is no day, or has not come yet */
function printedOn({ rules, clock }: Hotline, request: Request): string {
  const date = required(request, 'tanggal', 'Tanggal dimuat', 10);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  if (!isDay) throw new PageError(400, 'Tanggal dimuat belum benar: pilih dari kalender.');
  if (date > isoDate(rules.calendar.local(clock.now())))
    throw new PageError(400, 'Tanggal dimuat tidak boleh sesudah hari ini.');
  return date;
}

/** @throws PageError 400 for a newspaper that the pack does not name */
function newspaperOf({ rules }: Hotline, request: Request): string {
  const name = field(request, 'koran');
  if (!rules.district.newspapers.some((known) => known.name === name))
    throw new PageError(400, 'Koran belum dipilih. Daftar koran ada di konfigurasi kabupaten.');
  return name;
}

/** @param scanLimit largest clipping, bytes */
export function pressRoutes(hotline: Hotline, views: Views, scanLimit: number): Pages {
  const pages = new Pages();
  pages.get('/koran', ADMIN, async (request, response) => {
    const view = await pressListView(hotline, request);
    response.send(views.page('koran', 'Balasan Surat Pembaca', view));
  });
  pages.post('/koran/pilih', { noted: 'press.selected' }, async (request, response) => {
    const left = await tellEach(hotline, request, chosen(request), { type: 'press.select' });
    response.redirect(303, backTo('dipilih', left));
  });
  pages.post('/koran/dimuat', { noted: 'press.printed' }, async (request, response) => {
    const ids = chosen(request);
    const event = {
      type: 'press.publish',
      newspaper: newspaperOf(hotline, request),
      // what the SMS to the citizen has room for
      edition: required(request, 'edisi', 'Edisi', 20),
      page: required(request, 'halaman', 'Halaman', 10),
      date: printedOn(hotline, request),
    };
    const left = await tellEach(hotline, request, ids, event);
    response.redirect(303, backTo('dimuat', left));
  });
  pages.post('/koran/tidak-dimuat', { noted: 'press.dropped' }, async (request, response) => {
    const ids = chosen(request);
    const text = required(request, 'alasan', 'Alasan', 200);
    const left = await tellEach(hotline, request, ids, { type: 'press.drop', text });
    response.redirect(303, backTo('dikirim', left));
  });
  pages.post(
    '/koran/kliping',
    { noted: 'press.clipped' },
    oneFile(scanLimit),
    async (request, response) => {
      const ids = chosen(request);
      const scan = scanOf(request);
      if (scan === undefined) throw new PageError(400, 'Pindaian kliping belum dipilih.');
      const key = formKey(request);
      const clipping = await atDesk(hotline, () =>
        keepClipping(hotline, ids, scan, `desk:kliping:${key}`),
      );
      const left = await tellEach(hotline, request, ids, { type: 'press.clip', clipping });
      response.redirect(303, backTo('dimuat', left));
    },
  );
  pages.add(pressCopyRoutes(hotline, views));
  pages.add(pressDispatchRoutes(hotline, views));
  return pages;
}
