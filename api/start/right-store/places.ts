import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { embeddedFile } from '../../../store/open.ts';
import { packagePath } from '../../paths.ts';
import type { Mark } from './mark.ts';
import { readMark } from './mark-file.ts';

/**
 * Where marks lie: beside the file of an embedded store, where its mark is found when the file is put
 * elsewhere with its folder, and in a folder of the user, where it is found when all of that is gone.
 */

const ENDING = '.mark.json';

/**
 * The folder of the user for what programs remember (XDG Base Directory Specification; %LOCALAPPDATA%;
 * systemd.exec `StateDirectory`).
 */
export function stateFolder(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  const base =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'))
      : env.XDG_STATE_HOME || join(home, '.local', 'state');
  // systemd makes it for a service, whose user may have no home
  return env.STATE_DIRECTORY || join(base, 'hotline-sms-center');
}

/** The store that settings name, as marks tell it from others. */
export interface Place {
  /** Path of the file; null for a store on a server. */
  file: string | null;
  location: string;
  given: string;
  program: string;
  programMade: number;
  /** Folder of the user with the marks of all stores. */
  state: string;
}

/** @returns null for a store in memory, of which there is nothing to remember */
export function placeOf(storeUrl: string, state: string): Place | null {
  if (storeUrl === 'sqlite::memory:') return null;
  const given = storeUrl.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '');
  const file = embeddedFile(storeUrl);
  const program = packagePath();
  return {
    file: file === null ? null : resolve(file),
    location: file === null ? given : resolve(file),
    given,
    program,
    programMade: Math.round(statSync(program).birthtimeMs),
    state,
  };
}

/** The files of a store's mark; the first is the nearest to it. */
export function markFiles({ file, location, state }: Place): string[] {
  const name = createHash('sha256').update(location).digest('hex').slice(0, 20);
  return [...(file === null ? [] : [`${file}${ENDING}`]), join(state, `${name}${ENDING}`)];
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/**
 * True for a store that lay inside of a program that is no more there: it went with it, and the program
 * that was put there anew knows of no store.
 */
export function wentWithProgram(mark: Mark, { program, programMade }: Place): boolean {
  const same = mark.program === program;
  return same && mark.programMade !== programMade && within(program, mark.location);
}

/** Marks of the store at this place, the nearest first. */
export function marksAt(place: Place): Mark[] {
  return markFiles(place)
    .map(readMark)
    .filter((mark) => mark !== undefined);
}

/** Marks of stores at other places, of this user. */
function others(place: Place): Mark[] {
  const names = existsSync(place.state) ? readdirSync(place.state) : [];
  return names
    .filter((name) => name.endsWith(ENDING))
    .map((name) => readMark(join(place.state, name)))
    .filter((mark) => mark !== undefined)
    .filter(({ location }) => location !== place.location);
}

/** Marks of the same store at other places: this one is a copy. */
export function marksOfCopies(place: Place, id: string): Mark[] {
  return others(place).filter(({ store }) => store === id);
}

function hasData(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

/**
 * Where the same settings of the same program found their store the last time, when that is there still:
 * the hotline was started in another folder.
 */
export function storeElsewhere(place: Place): string | undefined {
  if (place.file === null) return undefined;
  const last = others(place)
    .filter(({ given, program }) => given === place.given && program === place.program)
    .filter((mark) => !wentWithProgram(mark, place) && hasData(mark.location))
    .sort((a, b) => b.at - a.at);
  return last[0]?.location;
}
