import type { Request } from 'express';
import { maskNumbers } from '../../../../machines/numbers/masks.ts';
import { type Change, ChangedSince, withoutChanges } from '../../../office/pack/changes.ts';
import { differences, type Item } from '../../../office/pack/fields.ts';
import { problemWords } from '../../../office/pack/problem-words.ts';
import type { Sheet } from '../../../office/pack/sheet.ts';
import { SHEETS } from '../../../office/pack/sheets.ts';
import { type Version, version, versions } from '../../../office/pack/versions.ts';
import { PageError } from '../../../pages/errors.ts';
import { parameter, pathPart, required } from '../../../pages/form.ts';
import { ADMIN, Pages } from '../../../pages/pages.ts';
import type { View } from '../../../pages/views.ts';
import { type PackDesk, saveAndUse } from './saving.ts';

/** `/pengaturan/versi`: what was changed in the pack, by whom and why, and the way back. */

const ROOT = '/pengaturan/versi';
const SHOWN = 50;

export function versionRow({ number, at, by, reason, title, takesBack }: Version): View {
  return { number, at, by, reason, title, takesBack, address: `${ROOT}/${number}` };
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As the file has it; numbers of phones are masked. */
function plain(value: unknown): string {
  if (value === undefined) return '–';
  return maskNumbers(typeof value === 'string' ? value : JSON.stringify(value));
}

const isAt = (sheet: Sheet, { file, at }: Change) =>
  sheet.file === file && sheet.at.join('.') === at.join('.');

interface Row {
  label: string;
  before: string;
  after: string;
}

/** Entries of a list, side by side where there are as many as before. */
function ofList(change: Change): { title: string; rows: Row[] }[] {
  const sheet = SHEETS.find((one) => one.called !== undefined && isAt(one, change));
  const { before, after } = change;
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, n) => {
    const [was, is] = [before[n], after[n]].map((one) => (isItem(one) ? one : null));
    const named = is ?? was ?? {};
    const title = sheet?.called?.(named) ?? `${change.file}, ${change.at.join('.')}`;
    if (sheet === undefined)
      return { title, rows: [{ label: '', before: plain(before[n]), after: plain(after[n]) }] };
    return { title, rows: differences(sheet.fields, was ?? null, is ?? null) };
  });
}

function ofValue({ file, at, before, after }: Change): { title: string; rows: Row[] } {
  const sheet = SHEETS.find(
    (one) => one.file === file && one.called === undefined && fieldIn(one, at) !== undefined,
  );
  const known = sheet === undefined ? undefined : fieldIn(sheet, at);
  const row = {
    label: known?.label ?? at.join('.'),
    before: plain(before[0]),
    after: plain(after[0]),
  };
  return { title: sheet?.title ?? file, rows: [row] };
}

function fieldIn(sheet: Sheet, at: readonly string[]) {
  const own = at.slice(sheet.at.length).join('.');
  const isUnder = sheet.at.every((key, n) => at[n] === key);
  return isUnder
    ? sheet.fields.find(({ path }) => own === path || own.startsWith(`${path}.`))
    : undefined;
}

const shownChanges = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.index === undefined ? [ofValue(change)] : ofList(change)));

export function versionRoutes(desk: PackDesk): Pages {
  const { hotline, pack, views } = desk;
  const { records } = hotline.store;
  const pages = new Pages();

  async function chosen(request: Request): Promise<Version> {
    const number = /^\d{1,8}$/.exec(pathPart(request, 'nomor'))?.[0];
    const found = number === undefined ? undefined : await version(records, Number(number));
    if (found === undefined) throw new PageError(404, 'Versi ini tidak ada.');
    return found;
  }

  pages.get(ROOT, ADMIN, async (request, response) => {
    const from = Number(parameter(request, 'sebelum')) || Number.POSITIVE_INFINITY;
    const all = (await versions(records)).filter(({ number }) => number < from);
    const rows = all.slice(0, SHOWN);
    const next = all.length > SHOWN ? `${ROOT}?sebelum=${rows.at(-1)?.number}` : null;
    response.send(views.page('pengaturan-versi', 'Versi', { rows: rows.map(versionRow), next }));
  });

  pages.get(`${ROOT}/:nomor`, ADMIN, async (request, response) => {
    const one = await chosen(request);
    const view = { ...versionRow(one), changes: shownChanges(one.changes) };
    response.send(views.page('pengaturan-versi-satu', `Versi ${one.number}`, view));
  });

  pages.post(`${ROOT}/:nomor/kembali`, { noted: null }, async (request, response) => {
    const { number, title, changes } = await chosen(request);
    const reason = required(request, 'alasan', 'Alasan', 300);
    const before = pack.read();
    try {
      const after = withoutChanges(before, changes);
      const ready = { before, after, title: `${title}: kembali`, reason, takesBack: number };
      const saved = await saveAndUse(desk, request, ready);
      if (saved.kind === 'refused') {
        const [first] = saved.problems;
        throw new PageError(409, `Tidak dapat dikembalikan: ${problemWords(first?.message ?? '')}`);
      }
      response.redirect(303, saved.address);
    } catch (error) {
      if (!(error instanceof ChangedSince)) throw error;
      throw new PageError(
        409,
        'Yang diubah versi ini sudah diubah lagi sesudahnya. Kembalikan dahulu versi yang lebih baru.',
      );
    }
  });
  return pages;
}
