import { differences, type Field, type Item, shown, valueAt } from '../../../office/pack/fields.ts';
import type { PackData, Problem } from '../../../office/pack/pack.ts';
import { problemWords } from '../../../office/pack/problem-words.ts';
import type { Sheet } from '../../../office/pack/sheet.ts';
import { itemsOf, SHEETS } from '../../../office/pack/sheets.ts';
import type { View } from '../../../pages/views.ts';
import { type Chosen, fieldName, fieldOf, isUnit, NEW, printOf } from './item.ts';

/** The form of one item of the pack, with what is wrong in it at the field. */

/** What a form has besides its fields. */
export interface Shown {
  /** What was typed, by the path of the field; absent before anything was. */
  typed?: (path: string) => string;
  reason?: string;
  problems?: Problem[];
  /** Where the item's problems are told of. */
  place?: string;
  /** Something about the whole form. */
  message?: string;
  /** A code was sent to the new number; what is wrong with the one that was typed. */
  proof?: { id: string; wrong?: string };
  /** What follows from the change, to be looked at before it is saved. */
  effects?: View;
  /** It is to be removed; who goes on with what it had. */
  removes?: boolean;
  heir?: string;
  /** The item as it would be. */
  item?: Item;
}

const LONG = new Set(['text', 'words', 'lines', 'week', 'routes', 'formers']);
const AREAS: Record<string, number> = { week: 7, words: 4 };
const LONGEST = { line: 200, area: 12_000 };

function agencyChoices(pack: PackData): [string, string][] {
  const sheet = SHEETS.find(({ name }) => name === 'skpd');
  if (sheet === undefined) return [];
  return itemsOf(pack, sheet).map(({ code, name }) => [String(code), String(name)]);
}

function choicesOf(field: Field, pack: PackData, value: string): View[] | null {
  const { kind, choices, empty } = field;
  const all = kind === 'agency' ? agencyChoices(pack) : Object.entries(choices ?? {});
  if (all.length === 0) return null;
  const known = all.map(([code, name]) => ({ code, name, chosen: code === value }));
  return empty === undefined ? known : [{ code: '', name: '–', chosen: value === '' }, ...known];
}

function inputOf({ kind, empty }: Field, isNew: boolean): View {
  return {
    area: LONG.has(kind),
    rows: AREAS[kind] ?? 3,
    tick: kind === 'yesno',
    type: kind === 'date' ? 'date' : kind === 'phone' ? 'tel' : 'text',
    decimal: kind === 'number',
    longest: LONG.has(kind) ? LONGEST.area : LONGEST.line,
    required: empty === undefined && ['line', 'date', 'time', 'number'].includes(kind),
    isPhone: kind === 'phone' && !isNew,
  };
}

function fieldView({ sheet, pack, before }: Chosen, field: Field, said: Shown): View {
  const { path, label, kind, help } = field;
  const value =
    said.typed?.(path) ?? (kind === 'phone' ? '' : shown(field, valueAt(before ?? {}, path)));
  const wrong = (said.problems ?? [])
    .filter((problem) => fieldOf(sheet, said.place ?? '', problem) === path)
    .map(({ message }) => problemWords(message));
  return {
    ...{ name: fieldName(path), id: path.replaceAll('.', '-'), label, value },
    help: help ?? null,
    wrong: [...new Set(wrong)].join(' '),
    choices: choicesOf(field, pack, value),
    ...inputOf(field, before === null),
    now: kind === 'phone' && before !== null ? shown(field, valueAt(before, path)) : null,
  };
}

/** Problems that no field of the form is about. */
function others({ sheet }: Chosen, { problems = [], place = '' }: Shown): string[] {
  return problems
    .filter((problem) => fieldOf(sheet, place, problem) === null)
    .map(({ file, field, message }) => `${file}, ${field}: ${problemWords(message)}`);
}

export function addressOf({ name, called }: Sheet, index: number | null): string {
  return `/pengaturan/ubah/${name}/${index === null ? NEW : called === undefined ? 0 : index}`;
}

export function formView(chosen: Chosen, said: Shown = {}): View {
  const { sheet, items, index, before } = chosen;
  const { called } = sheet;
  const name = before === null || called === undefined ? sheet.title : called(before);
  const heirs = isUnit(sheet)
    ? items
        .filter((_, n) => n !== index)
        .map(({ code, name: title }) => ({ code, name: title, chosen: code === said.heir }))
    : null;
  return {
    sheet: { name: sheet.name, title: sheet.title, one: sheet.one },
    heading: before === null ? `Tambah ${sheet.one}` : name,
    advice: sheet.advice ?? null,
    address: addressOf(sheet, index),
    fields: sheet.fields.map((field) => fieldView(chosen, field, said)),
    print: printOf(before),
    reason: said.reason ?? '',
    message: said.message ?? null,
    others: others(chosen, said),
    isWrong: (said.problems ?? []).length > 0,
    proof: said.proof ?? null,
    proofWrong: said.proof?.wrong ?? null,
    effects: said.effects ?? null,
    changes: said.item === undefined ? null : differences(sheet.fields, before, said.item),
    mayRemove: called !== undefined && before !== null,
    heirs,
    isUnit: isUnit(sheet),
    listed: called !== undefined,
    removes: said.removes === true,
    seen: said.effects?.print ?? '',
    file: sheet.file,
  };
}
