import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ToldError } from '../../../machines/base/told-error.ts';
import type { District, KindHead } from '../../../machines/district/district.ts';
import { withFormerNames } from '../../../machines/district/former.ts';
import { readArms } from './arms.ts';
import { type FileName, files, joinFiles, OPTIONAL_FILES } from './district-schema.ts';
import { readAccusing, readCommonWords, readLearned, readRegencies } from './learned.ts';
import { parsedYaml } from './parsed-yaml.ts';

/** Reads a district pack (`examples/<district>/*.yaml`) and says all that is wrong with it at once. */

/** Days. */
const SHORTEST_MONTH = 28;

/** The pack cannot be used; one line per problem with file and field. */
export class DistrictError extends ToldError {
  override readonly name = 'DistrictError';
  readonly problems: string[];
  constructor(folder: string, problems: string[]) {
    super(`district pack ${folder}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

function fieldPath(path: PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function readYaml(
  folder: string,
  file: FileName,
  text?: string,
): { data?: unknown; problem?: string } {
  try {
    return { data: parsedYaml(text ?? readFileSync(join(folder, file), 'utf8')) };
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    if (missing && OPTIONAL_FILES.has(file)) return { data: {} };
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { problem: missing ? `${file}: the file is missing` : `${file}: no YAML: ${reason}` };
  }
}

/** The pack's YAML files together. */
type Joined = ReturnType<typeof joinFiles>;

/** What a file's schema cannot see: that codes named in one file exist in another. */
function crossCheck(district: Joined): string[] {
  const problems: string[] = [];
  const agencies = new Set(district.agencies.map(({ code }) => code));
  const need = (where: string, code: string) => {
    if (!agencies.has(code)) problems.push(`${where}: no agency "${code}" in agencies.yaml`);
  };
  need('office.yaml: office.agency', district.office.agency);
  need('office.yaml: office.oversightAgency', district.office.oversightAgency);
  need('office.yaml: office.secondOverseer', district.office.secondOverseer);
  if (district.office.secondOverseer === district.office.oversightAgency)
    problems.push('office.yaml: office.secondOverseer: must be another than oversightAgency');
  if (district.office.secondOverseer === district.office.agency)
    problems.push('office.yaml: office.secondOverseer: must be another than agency');
  for (const code of Object.keys(district.office.accusedAs))
    need(`office.yaml: office.accusedAs.${code}`, code);
  district.categories.forEach((category, i) => {
    need(`categories.yaml: categories[${i}].agency`, category.agency);
    category.routes.forEach(({ agency }, j) => {
      need(`categories.yaml: categories[${i}].routes[${j}].agency`, agency);
    });
  });
  district.contacts.forEach(({ role, agency }, i) => {
    const where = `contacts.yaml: contacts[${i}].agency`;
    const ofAgency = role === 'officer' || role === 'head';
    if (ofAgency && agency === undefined) problems.push(`${where}: an ${role} needs an agency`);
    if (agency !== undefined) need(where, agency);
  });
  district.places.outside.forEach(({ agency }, i) => {
    need(`places.yaml: outside[${i}].agency`, agency);
  });
  return [...problems, ...stillThere(district), ...duplicates(district), ...settings(district)];
}

/** What stands under `formerly` is gone: who keeps a part of its tasks keeps its code. */
function stillThere({ agencies, categories }: Joined): string[] {
  const problems = (file: string, all: { code: string; formerly?: { code: string }[] }[]) => {
    const known = new Set(all.map(({ code }) => code));
    return all.flatMap(({ formerly = [] }, i) =>
      formerly
        .filter(({ code }) => known.has(code))
        .map(({ code }) => `${file}.yaml: ${file}[${i}].formerly: "${code}" is still there`),
    );
  };
  return [...problems('agencies', agencies), ...problems('categories', categories)];
}

function twice(where: string, values: string[]): string[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (seen.has(value)) return [`${where}: "${value}" stands there twice`];
    seen.add(value);
    return [];
  });
}

function duplicates(district: Joined): string[] {
  const {
    agencies,
    categories,
    contacts,
    calendar,
    operators,
    newspapers,
    modules = [],
  } = district;
  return [
    ...twice(
      'agencies.yaml: agencies.code',
      agencies.map(({ code }) => code),
    ),
    ...twice(
      'categories.yaml: categories.code',
      categories.map(({ code }) => code),
    ),
    ...twice(
      'categories.yaml: aliases',
      categories.flatMap(({ code, aliases }) => [code, ...aliases]),
    ),
    ...twice(
      'contacts.yaml: contacts.phone',
      contacts.map(({ phone }) => phone),
    ),
    ...twice(
      'office.yaml: newspapers.name',
      newspapers.map(({ name }) => name),
    ),
    ...twice(
      'office.yaml: modules.name',
      modules.map(({ name }) => name),
    ),
    ...twice(
      'calendar.yaml: holidays.date',
      calendar.holidays.map(({ date }) => date),
    ),
    ...twice(
      'operators.yaml: operators.name',
      operators.map(({ name }) => name),
    ),
    ...twice(
      'operators.yaml: operators.prefixes',
      operators.flatMap(({ prefixes }) => prefixes),
    ),
  ];
}

/** @param path of the head in its file */
function headProblems(path: string, { units = [], deputies = [] }: KindHead): string[] {
  const problems: string[] = [];
  const dates = units.map(({ from }) => from);
  if (dates.some((from, i) => i > 0 && from <= (dates[i - 1] ?? '')))
    problems.push(`office.yaml: ${path}.units: must be in the order of their dates`);
  deputies.forEach(({ from, to }, i) => {
    if (deputies.slice(0, i).some((other) => from <= other.to && other.from <= to))
      problems.push(`office.yaml: ${path}.deputies[${i}]: another deputy signs on these days`);
  });
  return problems;
}

/** A reporter may write until a complaint is archived, and talks are no longer kept than what came of them. */
function retentionProblems({ retention, sla }: Joined): string[] {
  if (retention === null) return [];
  const problems: string[] = [];
  if (retention.complaints * SHORTEST_MONTH < sla.reopenDays)
    problems.push(
      `rules.yaml: retention.complaints: must be longer than sla.reopenDays (${sla.reopenDays} days)`,
    );
  if (retention.talk > retention.complaints)
    problems.push('rules.yaml: retention.talk: must not be longer than retention.complaints');
  return problems;
}

function settings({ sla, contacts, letterhead, places, ...more }: Joined): string[] {
  const problems: string[] = retentionProblems({ sla, contacts, letterhead, places, ...more });
  if (!sla.profiles.some(({ name }) => name === sla.active))
    problems.push(`rules.yaml: sla.active: no profile is called "${sla.active}"`);
  if (!contacts.some(({ role }) => role === 'admin'))
    problems.push('contacts.yaml: contacts: at least one admin is needed');
  problems.push(...headProblems('letterhead', letterhead));
  for (const [kind, head] of Object.entries(letterhead.kinds))
    problems.push(...headProblems(`letterhead.kinds.${kind}`, head));
  places.landmarks.forEach(({ district, village }, i) => {
    const home = places.districts.find(({ name }) => name === district);
    const known = village === undefined || home?.villages.some(({ name }) => name === village);
    if (home === undefined || !known)
      problems.push(`places.yaml: landmarks[${i}]: no place "${village ?? ''} ${district}"`);
  });
  return problems;
}

/** The picture named in the pack, as letters print it. */
function armsOf(folder: string, file: string | null): { arms: string | null; problem: string[] } {
  const read = file === null ? { arms: null } : readArms(folder, file);
  if ('arms' in read) return { arms: read.arms, problem: [] };
  return { arms: null, problem: [`office.yaml: letterhead.arms: ${read.problem}`] };
}

/** Tells whether a file of the pack was changed since: its name, time and size. */
function stampOf(folder: string): string {
  try {
    return readdirSync(folder)
      .map((name) => {
        const { mtimeNs, size } = statSync(join(folder, name), { bigint: true });
        return `${name} ${mtimeNs} ${size}`;
      })
      .join('\n');
  } catch {
    // what is wrong with the folder is told when it is read
    return '';
  }
}

/** Who gets it shares it: nobody may change it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Packs that were asked for lately, by folder and by what is in their files, the latest at the end. */
const lately = new Map<string, { stamp: string; district: District }>();
const withContent = new Map<string, District>();
const KEPT = 3;

/** Puts it at the end, and forgets the oldest. */
function keep<V>(known: Map<string, V>, key: string, value: V): void {
  known.delete(key);
  known.set(key, value);
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old);
}

/** Tells files of a pack from others, wherever they lie; null where they cannot be read. */
function contentOf(folder: string): string | null {
  const hash = createHash('sha1');
  try {
    for (const name of readdirSync(folder).sort())
      if (statSync(join(folder, name)).isFile()) {
        const bytes = readFileSync(join(folder, name));
        hash.update(`${name} ${bytes.length}\n`).update(bytes);
      }
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/** The copy of a pack is the same pack: what hangs on it (reader, wording, documents) is made once. */
function readOnce(folder: string): District {
  const content = contentOf(folder);
  const district = withContent.get(content ?? '') ?? frozen(readPack(folder));
  // it may have been changed while it was read
  if (content !== null && content === contentOf(folder)) keep(withContent, content, district);
  return district;
}

/**
 * Reads a pack; one that nobody touched since is not read again.
 * @param folder path of the pack's folder
 * @throws DistrictError with every problem found
 */
export function loadDistrict(folder: string): District {
  const stamp = stampOf(folder);
  const known = lately.get(folder);
  const district = known?.stamp === stamp ? known.district : readOnce(folder);
  keep(lately, folder, { stamp, district });
  return district;
}

/**
 * The pack as it would be with other texts of some files.
 * @throws DistrictError with every problem found
 */
export function readPack(
  folder: string,
  texts: Readonly<Partial<Record<FileName, string>>> = {},
): District {
  const problems: string[] = [];
  const contents: Record<string, unknown> = {};
  for (const file of Object.keys(files) as FileName[]) {
    const { data, problem } = readYaml(folder, file, texts[file]);
    if (problem !== undefined) {
      problems.push(problem);
      continue;
    }
    const parsed = files[file].safeParse(data);
    if (parsed.success) contents[file] = parsed.data;
    else
      for (const { path, message } of parsed.error.issues)
        problems.push(`${file}: ${fieldPath(path) || '(top level)'}: ${message}`);
  }
  if (problems.length > 0) throw new DistrictError(folder, problems);
  const district = joinFiles(contents as Parameters<typeof joinFiles>[0]);
  const { arms, problem } = armsOf(folder, district.letterhead.arms);
  const learned = readLearned(folder);
  const accusing = readAccusing(folder);
  const weights = [...learned.problems, ...accusing.problems];
  const crossed = [...crossCheck(district), ...problem, ...weights];
  if (crossed.length > 0) throw new DistrictError(folder, crossed);
  return withFormerNames({
    ...district,
    words: { ...district.words, common: readCommonWords(folder) },
    places: { ...district.places, regencies: readRegencies(folder, district.office.district) },
    learned: learned.weights,
    accusing: accusing.weights,
    letterhead: { ...district.letterhead, arms },
  });
}
