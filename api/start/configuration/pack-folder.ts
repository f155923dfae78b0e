import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rulesOf } from '../../../machines/district/rules.ts';
import { TemplateError } from '../../../templates/template-error.ts';
import { openComposer } from '../../hotline/composer.ts';
import { editedYaml } from '../../office/pack/edited-yaml.ts';
import type { Checked, PackData, PackFiles, Problem } from '../../office/pack/pack.ts';
import { PackError } from '../../office/pack/pack-error.ts';
import type { Ending } from '../../office/pack/picture.ts';
import { DistrictError, loadDistrict, readPack } from './district.ts';
import { type FileName, files, OPTIONAL_FILES } from './district-schema.ts';
import { plainYaml } from './parsed-yaml.ts';

/** The pack's folder, to be read, checked and written as a whole. */

/** What SMS say. */
const TEXTS: FileName = 'texts.yaml';
const NAMES = Object.keys(files) as FileName[];

function textOf(folder: string, name: string): string {
  const path = join(folder, name);
  return OPTIONAL_FILES.has(name) && !existsSync(path) ? '' : readFileSync(path, 'utf8');
}

/** A line of `DistrictError`: file, field and what is wrong with it. */
function placed(line: string): Problem {
  const [, file = '', field = '', message = line] = /^(\S+): ([^:]+): (.*)$/s.exec(line) ?? [];
  return { file, field, message };
}

/** What a changed file will be. */
function texts(folder: string, changed: PackData): Record<string, string> {
  return Object.fromEntries(
    Object.entries(changed).map(([name, data]) => [name, editedYaml(textOf(folder, name), data)]),
  );
}

const unwritable = (folder: string, error: unknown) =>
  new PackError(
    `Berkas paket di ${folder} tidak dapat ditulis: ${error instanceof Error ? error.message : String(error)}`,
  );

/** All contents are put beside their files first: then each only changes its name. */
function writeAll(folder: string, contents: Record<string, string>): void {
  const names = Object.keys(contents);
  const before = new Map(names.map((name) => [name, textOf(folder, name)]));
  const beside = (name: string) => join(folder, `${name}.new`);
  try {
    for (const name of names) writeFileSync(beside(name), contents[name] ?? '', { flush: true });
    for (const name of names) renameSync(beside(name), join(folder, name));
    loadDistrict(folder);
  } catch (error) {
    for (const name of names) {
      rmSync(beside(name), { force: true });
      if (existsSync(join(folder, name)) && textOf(folder, name) !== before.get(name))
        writeFileSync(join(folder, name), before.get(name) ?? '', { flush: true });
    }
    throw unwritable(folder, error);
  }
}

/** Named by what is in it: two pictures never share a name, and one is never kept twice. */
function pictureName(content: Buffer, ending: Ending): string {
  const print = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return `lambang-${print}.${ending}`;
}

function keepPicture(folder: string, content: Buffer, ending: Ending) {
  const name = pictureName(content, ending);
  const path = join(folder, name);
  if (existsSync(path)) return { name, forget: () => {} };
  try {
    writeFileSync(`${path}.new`, content, { flush: true });
    renameSync(`${path}.new`, path);
  } catch (error) {
    rmSync(`${path}.new`, { force: true });
    throw unwritable(folder, error);
  }
  return { name, forget: () => rmSync(path, { force: true }) };
}

/** @param folder of the pack */
export function openPackFolder(folder: string): PackFiles {
  return {
    folder,
    read: () => Object.fromEntries(NAMES.map((name) => [name, plainYaml(textOf(folder, name))])),
    check(changed): Checked {
      try {
        const district = readPack(folder, texts(folder, changed));
        if (TEXTS in changed) openComposer(rulesOf(district));
        return { district };
      } catch (error) {
        if (error instanceof DistrictError) return { problems: error.problems.map(placed) };
        if (error instanceof TemplateError) return { problems: [placed(error.message)] };
        throw error;
      }
    },
    write: (changed) => writeAll(folder, texts(folder, changed)),
    keepPicture: (content, ending) => keepPicture(folder, content, ending),
    picture: (name) => readFileSync(join(folder, basename(name))),
  };
}
