import type { Request, Response } from 'express';
import { HolidayFileError, readHolidays, withHolidays } from '../../../office/pack/holiday-list.ts';
import type { PackData } from '../../../office/pack/pack.ts';
import { PackError } from '../../../office/pack/pack-error.ts';
import { problemWords } from '../../../office/pack/problem-words.ts';
import { field } from '../../../pages/form.ts';
import { ADMIN, Pages } from '../../../pages/pages.ts';
import { NO_REASON, reasonIn } from './hindrance.ts';
import { type PackDesk, ROOT, saveAndUse } from './saving.ts';

/** `/pengaturan/ubah/libur/daftar`: the days off of a whole year, as the decree (SKB) lists them. */

const PAGE = `${ROOT}/libur/daftar`;
const LONGEST = 20_000;

interface Said {
  list?: string;
  reason?: string;
  message?: string;
}

/** The pack with the list, and its year. @throws HolidayFileError */
function made(pack: PackData, list: string): { after: PackData; year: string } {
  const holidays = readHolidays(list);
  return { after: withHolidays(pack, holidays), year: holidays[0]?.date.slice(0, 4) ?? '' };
}

export function yearListRoutes(desk: PackDesk): Pages {
  const { pack, views } = desk;
  const pages = new Pages();

  function show(response: Response, { list = '', reason = '', message }: Said, status = 200): void {
    const view = { list, reason, message: message ?? null, address: PAGE };
    const page = views.page('pengaturan-libur-daftar', 'Hari libur setahun', view);
    response.status(status).send(page);
  }

  async function save(request: Request, response: Response, said: Required<Said>): Promise<void> {
    const before = pack.read();
    const { after, year } = made(before, said.list);
    const title = `Hari libur ${year}`;
    const saved = await saveAndUse(desk, request, { before, after, title, reason: said.reason });
    if (saved.kind === 'saved') return response.redirect(303, saved.address);
    const [first] = saved.kind === 'refused' ? saved.problems : [];
    const message = first === undefined ? 'Tidak ada yang berubah.' : problemWords(first.message);
    show(response, { ...said, message }, 400);
  }

  pages.get(PAGE, ADMIN, (_request, response) => show(response, {}));
  pages.post(PAGE, { noted: null }, async (request, response) => {
    const list = field(request, 'daftar').slice(0, LONGEST);
    const said = { list, reason: reasonIn(request), message: '' };
    if (said.reason === '') return show(response, { ...said, message: NO_REASON }, 400);
    try {
      await save(request, response, said);
    } catch (error) {
      const isTold = error instanceof HolidayFileError || error instanceof PackError;
      if (!isTold) throw error;
      const message = error instanceof PackError ? error.message : problemWords(error.message);
      show(response, { ...said, message }, 400);
    }
  });
  return pages;
}
