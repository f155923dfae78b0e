import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import { maskNumbers } from '../../machines/numbers/masks.ts';
import { type Change, changesBetween } from '../office/pack/changes.ts';
import type { PackData, PackFiles, Problem } from '../office/pack/pack.ts';
import { handedIn } from '../office/pack/picture.ts';
import { savePack } from '../office/pack/save.ts';
import { changedFiles, itemsOf, SHEETS, withItems } from '../office/pack/sheets.ts';
import { ARMS_SHEET } from '../office/pack/sheets-office.ts';
import { type Version, versions } from '../office/pack/versions.ts';
import { openPackFolder } from '../start/configuration/pack-folder.ts';
import { readSettings } from '../start/configuration/settings.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline pack …`: the district pack shown, checked, handed on and taken over, and what was changed in it. */

/** What cannot be done with a pack; the message says why. */
export class PackCommandError extends ToldError {
  override readonly name = 'PackCommandError';
}

const line = ({ file, field, message }: Problem) => `${file}: ${field}: ${message}`;

/** Prints what the pack has, by what can be changed. @throws what reading settings throws */
export function showPack(environment: Environment, output: Writable): void {
  const pack = openPackFolder(readSettings(environment).district);
  const data = pack.read();
  output.write(`${pack.folder}\n`);
  for (const sheet of SHEETS) {
    const items = itemsOf(data, sheet);
    const names = items.map((item) => sheet.called?.(item) ?? sheet.title);
    output.write(`${sheet.file}  ${sheet.name} (${items.length}): ${names.join('; ')}\n`);
  }
}

/**
 * Checks a folder as the start does.
 * @param folder the pack of the settings where left out
 * @returns the exit code: 0 it can be used, 1 not
 */
export function checkPack(
  folder: string | undefined,
  environment: Environment,
  output: Writable,
): 0 | 1 {
  const pack = openPackFolder(folder ?? readSettings(environment).district);
  const checked = pack.check({ 'texts.yaml': pack.read()['texts.yaml'] });
  if (!('problems' in checked)) {
    output.write(`${pack.folder}: can be used\n`);
    return 0;
  }
  for (const problem of checked.problems) output.write(`${line(problem)}\n`);
  return 1;
}

/**
 * Copies the pack into a new folder.
 * @throws PackCommandError when something is there already
 */
export function exportPack(out: string, environment: Environment, output: Writable): void {
  const { district: folder } = readSettings(environment);
  if (existsSync(out)) throw new PackCommandError(`--out ${out}: is there already`);
  mkdirSync(out, { recursive: true });
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  for (const name of names) copyFileSync(join(folder, name), join(out, name));
  output.write(`${out}: ${names.length} files\n`);
}

const words = (values: unknown[]) =>
  maskNumbers(values.map((one) => JSON.stringify(one)).join(' '));

function lines({ file, at, index, before, after }: Change): string[] {
  const place = `${file}: ${at.join('.')}${index === undefined ? '' : `[${index}]`}`;
  return [
    ...(before.length > 0 ? [`- ${place} ${words(before)}`] : []),
    ...(after.length > 0 ? [`+ ${place} ${words(after)}`] : []),
  ];
}

function hasPicture(files: PackFiles, name: string, content: Buffer): boolean {
  try {
    return files.picture(name).equals(content);
  } catch {
    return false;
  }
}

/** What another pack has, its picture beside our files already; a picture that cannot be used stays there. */
function withPicture(files: PackFiles, other: PackFiles): { after: PackData; forget(): void } {
  const after = other.read();
  const [{ arms, ...head } = {}] = itemsOf(after, ARMS_SHEET);
  if (typeof arms !== 'string') return { after, forget: () => {} };
  const picture = other.picture(arms);
  if (hasPicture(files, arms, picture)) return { after, forget: () => {} };
  const read = handedIn(picture);
  if ('problem' in read) throw new PackCommandError(`${arms}: ${read.problem}`);
  const { name, forget } = files.keepPicture(read.content, read.ending);
  return { after: withItems(after, ARMS_SHEET, [{ ...head, arms: name }]), forget };
}

export interface ImportOptions {
  reason: string;
  dryRun: boolean;
}

/**
 * Takes over what another folder says otherwise, as one version; comments of the files stay.
 * @throws PackCommandError for a pack that could not be used; what opening the store throws
 */
export async function importPack(
  from: string,
  { reason, dryRun }: ImportOptions,
  environment: Environment,
  output: Writable,
): Promise<void> {
  const files = openPackFolder(readSettings(environment).district);
  const before = files.read();
  const { after, forget } = withPicture(files, openPackFolder(from));
  const changed = changedFiles(before, after);
  const checked = files.check(changed);
  if (dryRun || 'problems' in checked) forget();
  if ('problems' in checked) throw new PackCommandError(checked.problems.map(line).join('\n'));
  for (const change of changesBetween(before, changed))
    for (const told of lines(change)) output.write(`${told}\n`);
  if (dryRun || Object.keys(changed).length === 0)
    return void output.write('nothing was changed\n');
  await withHotline(
    environment,
    { name: 'pack import', subject: from },
    async ({ store, clock }) => {
      const office = { files, records: store.records, clock };
      const told = { by: 'terminal', reason, title: `dari ${from}` };
      const saved = await savePack(office, before, after, told);
      if (saved.kind === 'saved')
        output.write(`version ${saved.number}; restart the hotline to use it\n`);
    },
    'makes the store',
  );
}

function told({ number, at, by, title, reason, changes }: Version): string {
  const moment = new Date(at).toISOString();
  const head = `${number}  ${moment}  ${by}  ${title}  ${reason}`;
  return [head, ...changes.flatMap(lines).map((one) => `   ${one}`)].join('\n');
}

/** Prints what was changed at the desk, newest first. */
export function packVersions(environment: Environment, output: Writable): Promise<void> {
  return withHotline(environment, null, async ({ store }) => {
    for (const one of await versions(store.records)) output.write(`${told(one)}\n`);
  });
}
