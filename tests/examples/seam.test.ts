import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { importFaults, type Rule } from '../support/imports.ts';
import { recipes } from '../support/recipes.ts';

/** Processes of the pack use what is there for them, and nothing else; and nothing else knows of them. */

const PROCESSES = readdirSync(packagePath('examples')).filter((name) =>
  existsSync(packagePath('examples', name, 'process.ts')),
);

function sourcesOf(folder: string): [string, string][] {
  return readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, readFileSync(packagePath(path), 'utf8')]);
}

/** The seam: what a process may use of the hotline. No complaint, no door, no store but the types of its ports. */
const SEAM = [
  /^(xstate|zod)$/,
  /^machines\/(?:messages\/(?:effects|lanes|messages)|numbers\/(?:masks|tickets)|processes\/whole)\.ts$/,
  /^machines\/chart\/(?:sentences|shown|state-path|state-words)\.ts$/,
  /^machines\/people\/(?:actor|happened|may-do|office-act|people|process-desk|shown)\.ts$/,
  /^machines\/district\/(?:former|letters|personal|rules)\.ts$/,
  /^machines\/engine\/(decider|followed-agencies|kind|move|ports|process)\.ts$/,
  /^machines\/conversation\/(base\/(?:code-tries|context|response)|kind|talk)\.ts$/,
  /^machines\/language\/answers\/(?:office-)?answers\.ts$/,
  /^machines\/letter\/new-letter\.ts$/,
  { types: /^machines\/text\/understanding\.ts$|^store\/ports\// },
];

describe.each(PROCESSES)('%s', (name) => {
  it('uses the seam alone', () => {
    const rules: Rule[] = [
      { files: new RegExp(`^examples/${name}/`), may: [...SEAM, new RegExp(`^examples/${name}/`)] },
    ];
    const known = new Map(sourcesOf(`examples/${name}`));
    const faults = importFaults(known, rules).filter(
      (fault) => !/there is no source file/.test(fault),
    );
    expect(faults).toEqual([]);
  });

  it('is named by no file of the hotline', () => {
    const word = new RegExp(name.replace('-', '.?'), 'i');
    const named = ['machines', 'channels', 'templates', 'store', 'api']
      .flatMap(sourcesOf)
      .filter(([, source]) => word.test(source))
      .map(([path]) => path);
    expect(named).toEqual([]);
  });
});

it('the recipe for a process lists the files that it is made of', () => {
  const recipe = recipes().find((one) => one.name === 'A process');
  const listed = recipe?.files.map((path) => path.replace('NAME', 'permohonan-informasi')) ?? [];
  expect(listed.length).toBeGreaterThan(8);
  for (const path of listed) expect([path, existsSync(packagePath(path))]).toEqual([path, true]);
  const sources = sourcesOf('examples/permohonan-informasi').map(([path]) => path);
  expect(sources.filter((path) => !listed.includes(path))).toEqual([]);
});
