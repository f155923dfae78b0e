import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER_ONLY, OWNERS_FOLDER } from '../../store/base/owner-only.ts';

/** The folder of recorded sessions. Names are made here, and only names made so are read. */

const NAME = /^[a-z0-9][a-z0-9-]{0,79}\.yaml$/;
const LONGEST_TITLE = 40;
const MOST_OF_A_NAME = 99;

/** Letters, digits and single dashes of a title; empty when nothing of it is left. */
export function slug(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_TITLE)
    .replace(/^-+|-+$/g, '');
}

export interface Recordings {
  /** Writes a new file. @param moment `2026-11-23 09.00` @returns its name */
  save(moment: string, title: string, text: string): Promise<string>;
  /** Names, newest first. */
  list(): Promise<string[]>;
  /** Text of a file; undefined when there is none of that name. */
  read(name: string): Promise<string | undefined>;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

export function openRecordings(folder: string): Recordings {
  /** @returns false when the name is taken */
  async function wrote(name: string, text: string): Promise<boolean> {
    try {
      const file = await open(join(folder, name), 'wx', OWNER_ONLY);
      await file.writeFile(text).finally(() => file.close());
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  return {
    async save(moment, title, text) {
      await mkdir(folder, { recursive: true, mode: OWNERS_FOLDER });
      const base = [slug(moment), slug(title)].filter((part) => part !== '').join('-');
      for (let n = 1; n <= MOST_OF_A_NAME; n += 1) {
        const name = `${base}${n === 1 ? '' : `-${n}`}.yaml`;
        if (await wrote(name, text)) return name;
      }
      throw new RangeError(`${folder}: there are ${MOST_OF_A_NAME} recordings called ${base}`);
    },
    async list() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      return names
        .filter((name) => NAME.test(name))
        .sort()
        .reverse();
    },
    async read(name) {
      if (!NAME.test(name)) return undefined;
      return readFile(join(folder, name), 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
    },
  };
}
