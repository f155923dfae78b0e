import type { Request, Response } from 'express';
import { PackError } from '../../../office/pack/pack-error.ts';
import { forgetCode } from '../../../office/pack/phone-code.ts';
import { CHANGED_MEANWHILE } from '../../../office/pack/save.ts';
import { isThere, itemsOf, SHEETS } from '../../../office/pack/sheets.ts';
import { versions } from '../../../office/pack/versions.ts';
import { field, parameter } from '../../../pages/form.ts';
import { ADMIN, Pages } from '../../../pages/pages.ts';
import type { View } from '../../../pages/views.ts';
import { armsRoutes } from './arms.ts';
import { addressOf, formView, type Shown } from './form-view.ts';
import { hindrance, isCurrent, NO_REASON, reasonIn, unseen } from './hindrance.ts';
import {
  type Chosen,
  chosenItem,
  chosenSheet,
  fieldName,
  isUnit,
  typedItem,
  withItem,
  withoutItem,
} from './item.ts';
import { type PackDesk, type Ready, ROOT, saveAndUse } from './saving.ts';
import { textRoutes } from './texts.ts';
import { versionRoutes, versionRow } from './versions-page.ts';
import { yearListRoutes } from './year-list.ts';

/** `/pengaturan/ubah`: the district pack is changed at the desk. Each change is checked as at the start, and kept. */

const LATEST = 5;

async function overview({ hotline, pack }: PackDesk, request: Request): Promise<View> {
  const data = pack.read();
  const all = await versions(hotline.store.records);
  return {
    sheets: SHEETS.filter((sheet) => isThere(data, sheet)).map((sheet) => ({
      ...{ name: sheet.name, title: sheet.title, file: sheet.file },
      count: sheet.called === undefined ? null : itemsOf(data, sheet).length,
      address: sheet.called === undefined ? addressOf(sheet, 0) : `${ROOT}/${sheet.name}`,
    })),
    folder: pack.folder,
    saved: Number(parameter(request, 'versi')) || null,
    waits: parameter(request, 'tunda') !== '',
    latest: all.slice(0, LATEST).map(versionRow),
    isMore: all.length > LATEST,
  };
}

function listView({ pack }: PackDesk, request: Request): View & { title: string } {
  const data = pack.read();
  const sheet = chosenSheet(request, data);
  const { called, title, one, name, advice = null } = sheet;
  const rows = itemsOf(data, sheet).map((item, n) => ({
    address: addressOf(sheet, n),
    name: called?.(item) ?? title,
    agency: name === 'kontak' && typeof item.agency === 'string' ? item.agency : null,
  }));
  return { title, one, name, advice, rows, add: addressOf(sheet, null), years: name === 'libur' };
}

export function packRoutes(desk: PackDesk): Pages {
  const { hotline, pack, views } = desk;
  const pages = new Pages();

  function show(response: Response, chosen: Chosen, said: Shown = {}, status = 200): void {
    const view = formView(chosen, said);
    response.status(status).send(views.page('pengaturan-isian', String(view.heading), view));
  }

  /** Saves it and goes on; or shows the form again, with what was typed and why it was not saved. @returns whether it was */
  async function save(
    request: Request,
    response: Response,
    chosen: Chosen,
    ready: Ready,
    said: Shown,
  ): Promise<boolean> {
    try {
      const saved = await saveAndUse(desk, request, ready);
      if (saved.kind === 'saved') {
        response.redirect(303, saved.address);
        return true;
      }
      const why =
        saved.kind === 'refused' ? saved : { message: 'Tidak ada yang berubah.' as const };
      show(response, chosen, { ...said, ...why }, 400);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      show(response, chosen, { ...said, message: error.message }, 409);
    }
    return false;
  }

  pages.get(ROOT, ADMIN, async (request, response) => {
    response.send(views.page('pengaturan-ubah', 'Ubah pengaturan', await overview(desk, request)));
  });

  pages.get(`${ROOT}/:lembar`, ADMIN, (request, response) => {
    const sheet = chosenSheet(request, pack.read());
    if (sheet.called === undefined) return response.redirect(303, addressOf(sheet, 0));
    const view = listView(desk, request);
    response.send(views.page('pengaturan-butir', view.title, view));
  });

  pages.add(yearListRoutes(desk));
  pages.add(armsRoutes(desk));

  pages.get(`${ROOT}/:lembar/:butir`, ADMIN, (request, response) => {
    show(response, chosenItem(request, pack));
  });

  pages.post(`${ROOT}/:lembar/:butir`, { noted: null }, async (request, response) => {
    const chosen = chosenItem(request, pack);
    const { sheet, before } = chosen;
    const item = typedItem(chosen, request);
    const made = withItem(chosen, item);
    const typed = (path: string) => field(request, fieldName(path));
    const said = { typed, reason: reasonIn(request), item, place: made.place };
    const hindered = await hindrance(desk, request, chosen, { item, ...made });
    if (hindered !== null) {
      const asks = hindered.proof !== undefined || hindered.effects !== undefined;
      return show(response, chosen, { ...said, ...hindered }, asks ? 200 : 400);
    }
    const name = sheet.called?.(item) ?? sheet.title;
    const title = before === null ? `${name}: baru` : name;
    const ready = { before: chosen.pack, after: made.after, title, reason: said.reason };
    const isSaved = await save(request, response, chosen, ready, said);
    // a code counts once
    if (isSaved && sheet.proves !== undefined)
      await forgetCode(hotline.store.records, field(request, 'bukti'));
  });

  pages.post(`${ROOT}/:lembar/:butir/hapus`, { noted: null }, async (request, response) => {
    const chosen = chosenItem(request, pack);
    const { sheet, before } = chosen;
    const [reason, heir] = [reasonIn(request), isUnit(sheet) ? field(request, 'penerus') : ''];
    const said = { reason, heir, removes: true };
    const refuse = (message: string) => show(response, chosen, { ...said, message }, 400);
    if (!isCurrent(request, chosen)) return refuse(CHANGED_MEANWHILE);
    if (reason === '') return refuse(NO_REASON);
    const after = withoutItem(chosen, heir);
    const effects = await unseen(desk, request, chosen, after);
    if (effects !== null) return show(response, chosen, { ...said, effects });
    const title = `${sheet.called?.(before ?? {}) ?? sheet.title}: dihapus`;
    await save(request, response, chosen, { before: chosen.pack, after, title, reason }, said);
  });

  pages.add(textRoutes(desk));
  pages.add(versionRoutes(desk));
  return pages;
}
