import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { ACT_TYPES, actOf } from '../../machines/complaint/acts.ts';

/** The recipe "A new officer's command" is as short as it says, and nothing else knows such a command. */

const text = readFileSync(packagePath('docs', 'recipes.md'), 'utf8');
const [, recipe = ''] = text.split("### A new officer's command");
const files = [...recipe.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path);

const FOLDERS = ['machines', 'api', 'templates', 'store', 'channels'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

/** Source files in which this word stands by itself in quotes. */
function naming(word: string): string[] {
  return sources.filter((path) => readFileSync(packagePath(path), 'utf8').includes(`'${word}'`));
}

describe('a new officer’s command', () => {
  it('touches at most six files, which are there', () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.length).toBeLessThanOrEqual(6);
    for (const path of files) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  });

  // those that need no more than the recipe says: others move the deadline or are undone
  it.each(['officer.accept', 'officer.progress'] as const)(
    '%s stands in these files alone',
    (type) => {
      expect(ACT_TYPES).toContain(type);
      const command = actOf(type).sms?.command ?? '';
      expect(naming(type).filter((path) => !files.includes(path))).toEqual([]);
      // no door has a list of commands of its own
      const inDoors = naming(command).filter((path) => /^api\//.test(path));
      expect(inDoors.filter((path) => !/command-words\.ts$/.test(path))).toEqual([]);
    },
  );
});
