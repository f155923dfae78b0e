import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { builtMain } from '../../support/built.ts';
import { packWith } from '../../support/pack-copy.ts';

/** The built program lies in one folder, wherever its sources were (`bin/make-program.js`). */

const FOLDERS = ['machines', 'channels', 'templates', 'store', 'api'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const textOf = (name: string) => readFileSync(packagePath(name), 'utf8');

const PROCESSES = {
  'survei-harga': {
    ...{ commodity: 'beras medium', asks: ['+6281200009201'], tells: '+6281200009206' },
    ...{ at: '09.00', hours: 48 },
  },
};

it('has what is started by its name', () => {
  const named = sources.flatMap((name) =>
    // by itself, or to be run in a thread
    [...textOf(name).matchAll(/(?:moduleUrl\(|\bmodule: |\bMODULE = )'([^']+)'/g)].map(
      ([, at = '']) => at,
    ),
  );
  const processes = readdirSync(packagePath('examples')).map((name) => `examples/${name}/process`);
  const all = [...named, ...processes.filter((name) => existsSync(packagePath(`${name}.ts`)))];
  expect(all.length).toBeGreaterThan(2);
  const built = new Set(readdirSync(dirname(builtMain())));
  expect(all.filter((name) => !built.has(`${name.replaceAll('/', '.')}.js`))).toEqual([]);
});

it('goes nowhere by the place of a source', () => {
  const going = sources.filter((name) =>
    /import\.meta\.(?:url|dirname|filename)/.test(textOf(name)),
  );
  // the one that knows of the build, and one that only asks for a library
  expect(going.sort()).toEqual(['api/paths.ts', 'store/sqlite/background.ts']);
});

it('knows the processes of a pack, and tells its faults in words', () => {
  const chart = (settings: unknown) => {
    const { folder, remove } = packWith({ 'processes.yaml': settings });
    const env = { ...process.env, DISTRICT: folder };
    const given = [builtMain(), 'chart', 'survei-harga'];
    const told = spawnSync(process.execPath, given, { encoding: 'utf8', env });
    remove();
    return told;
  };
  expect(chart(PROCESSES)).toMatchObject({ status: 0, stdout: expect.stringContaining('asking') });
  const { status, stderr } = chart({ 'survei-harga': {} });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^district pack .*\n {2}processes\.yaml: survei-harga\.commodity/,
    ),
  });
});
