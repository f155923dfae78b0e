import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';

/** What documents and comments cite is there: files, sections of documents, decisions. */

const FOLDERS = ['api', 'bin', 'channels', 'docs', 'examples', 'machines', 'store', 'templates'];

const files = [
  ...readdirSync(packagePath(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
  ...[...FOLDERS, 'tests', '.ci'].flatMap((folder) =>
    readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  ),
];

/** Files that are made or written elsewhere: by a pack, a running hotline, or beside the repository. */
const ELSEWHERE = new Set([
  'processes.yaml',
  'hotline.db.mark.json',
  '/api/v1/openapi.json',
  'vectors/at-responses.json',
]);

const NAMED = /`([\w@./-]+\.(?:ts|hbs|md|ya?ml|json|sh|js|css))`/g;
const COMMENT = /\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm;

function read(path: string): string {
  return readFileSync(packagePath(path), 'utf8');
}

/** Documents whole; of code the comments. What has changed since is not held to what is there now. */
const texts = files
  .filter((path) => /\.(?:md|ts)$/.test(path) && path !== 'CHANGELOG.md')
  .map((path): [string, string] => {
    const text = read(path);
    return [path, path.endsWith('.md') ? text : (text.match(COMMENT) ?? []).join('\n')];
  });

const isThere = (name: string) =>
  ELSEWHERE.has(name) || files.some((path) => path === name || path.endsWith(`/${name}`));

/** What a pattern finds in any text, with where; `of` says what is wrong with it. */
function faults(pattern: RegExp, of: (found: RegExpExecArray, path: string) => boolean): string[] {
  return texts.flatMap(([path, text]) =>
    [...text.matchAll(pattern)]
      .filter((found) => of(found, path))
      .map(([found]) => `${path}: ${found}`),
  );
}

describe('what is cited is there', () => {
  it('every file', () => {
    expect(texts.length).toBeGreaterThan(500);
    const recipe = (name: string) => name.includes('NAME');
    expect(faults(NAMED, ([, name = '']) => !recipe(name) && !isThere(name))).toEqual([]);
  });

  it('every link of a document', () => {
    const links = /\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g;
    const isBroken = ([, to = '']: RegExpExecArray, path: string) =>
      path.endsWith('.md') && !existsSync(packagePath(join(dirname(path), to)));
    expect(faults(links, isBroken)).toEqual([]);
  });

  it('every section and rule of the design', () => {
    const design = read('docs/design.md');
    const sectionOf = (n: string) =>
      design.split(/^## /m).find((part) => part.startsWith(`§${n} `));
    const isMissing = ([, section = '', rule]: RegExpExecArray) => {
      const text = sectionOf(section);
      return text === undefined || (rule !== undefined && !text.includes(`\n${rule}. `));
    };
    expect(faults(/\bdesign §(\d+)(?: rule (\d+))?/gi, isMissing)).toEqual([]);
    expect(faults(/\bnotes\/|\(notes:/g, () => true)).toEqual([]);
  });

  it('every decision', () => {
    const decisions = files.flatMap((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1] ?? []);
    const isMissing = ([, n = '']: RegExpExecArray) => !decisions.includes(n);
    expect(faults(/\bdecisions?\/? ?(00\d\d)/gi, isMissing)).toEqual([]);
  });
});
