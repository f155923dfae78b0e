import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../api/paths.ts';
import { folderCircles, importFaults, importsOf, type Rule } from './support/imports.ts';

/** Imports point one way: machines ← store, channels, templates ← api, and never in a circle. */

const FOLDERS = ['machines', 'channels', 'templates', 'store', 'api'];
/** Folders of the processes; a process knows the engine, and the engine knows none of them. */
const PROCESSES = ['complaint', 'conversation', 'letter', 'line', 'report'];
/** Folders of `machines/`, lowest first: none knows of a later one. */
const LEVELS = [
  'base',
  'numbers',
  'messages',
  'chart',
  'district',
  'text',
  'people',
  'engine',
  'modem',
  'operator',
  'letter',
  'line',
  'complaint',
  'language',
].concat('report', 'conversation', 'processes');
/**
 * Of the processes, what works for the engine: it may use the store's port, and no statechart may use it.
 */
const WORKING = [
  'processes/\\w+',
  `(?:${PROCESSES.join('|')})/(?:effects|kind|process)`,
  'complaint/(?:calendar-seen|migrations|moved-sms|notice|open-complaint|outgoing|refused|undelivered|unplaced|with-pack)',
  'conversation/(?:contact-facts|looked-up|meanwhile|moving-facts|new-contacts|sms-event|talk)',
  'letter/(?:adopt|book|check-code|migrations|new-letter|number-letter|round|with-pack)',
  'line/watch',
  'report/(?:begin|case-file|figures|file-report|gather-statistics|middle-rounds|open-to-all|outages|raised|sent-reports)',
].join('|');
const ENGINE = /^machines\/engine\//;
const AT_WORK = new RegExp(`^machines/(?:${WORKING})\\.ts$`);
const MACHINES = new RegExp(`^machines/(?!engine/|(?:${WORKING})\\.ts$)`);
/** What the engine may use of the machines' folder: the words all machines share, and no process. */
const SHARED =
  /^machines\/(?:(?:engine|base|messages)\/|district\/(?:district|former|rules)\.ts$|people\/(?:actor|happened)\.ts$|text\/clean-text\.ts$)/;
const NODE = /^node:/;
/** What imports nothing: the one base of errors that somebody is told of, turns. */
const TOLD = /^machines\/base\/(?:told-error|turns)\.ts$/;
/** What others know of store and channels. */
const PORTS = /^store\/ports\/\w+\.ts$|^channels\/port\.ts$/;

const { dependencies } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const PACKAGES = new RegExp(`^(?:${Object.keys(dependencies).join('|')})(?:/|$)`);

const RULES: Rule[] = [
  {
    files: ENGINE,
    may: [/^xstate$/, SHARED, { types: PORTS }],
  },
  {
    files: AT_WORK,
    may: [/^xstate$/, /^machines\//, { types: PORTS }],
  },
  // what complaints are found by is written beside the snapshot, in the form the store asks for
  {
    files: /^machines\/complaint\/search\.ts$/,
    may: [{ types: /^xstate$|^store\/ports\/\w+\.ts$/ }, MACHINES],
  },
  // the table of acts says what each act takes as schemas
  {
    files: /^machines\/(?:\w+\/acts(?:\/|\.ts$)|people\/office-act\.ts$)/,
    may: [/^zod$/, MACHINES],
  },
  { files: MACHINES, may: [/^xstate$/, { types: /^zod$/ }, MACHINES] },
  // each part of the port is a file of types alone
  { files: /^store\/ports\//, may: [{ types: PORTS }, TOLD] },
  // one database is loaded without the driver of the other
  {
    files: /^store\/sqlite\//,
    may: [
      /^store\/(ports|base|sqlite)\//,
      { types: /^channels\/port\.ts$/ },
      NODE,
      TOLD,
      /^libsql$/,
    ],
  },
  {
    files: /^store\/mongo\//,
    may: [
      /^store\/(ports|base|mongo)\//,
      { types: /^channels\/port\.ts$/ },
      NODE,
      TOLD,
      /^mongodb$/,
    ],
  },
  { files: /^store\//, may: [/^store\//, { types: /^channels\/port\.ts$/ }, NODE, TOLD] },
  { files: /^channels\/port\.ts$/, may: [] },
  // the modem's statechart is drawn and tested like the others, and run by the driver
  {
    files: /^channels\/gsm\/machine-runner\.ts$/,
    may: [
      /^channels\//,
      { types: /^xstate$/ },
      /^machines\/modem\//,
      /^machines\/base\/scope\.ts$/,
    ],
  },
  { files: /^channels\/gsm\/serial\.ts$/, may: [/^channels\//, /^serialport$/] },
  { files: /^channels\/hilink\/xml\.ts$/, may: [/^channels\//, /^fast-xml-parser$/] },
  { files: /^channels\/smpp\/wire\.ts$/, may: [/^channels\//, NODE, /^smpp$/] },
  // faults are written by people, for the simulation alone
  {
    files: /^channels\/gsm\/virtual\/fault-file\.ts$/,
    may: [/^channels\//, /^node:fs$/, /^(yaml|zod)$/],
  },
  { files: /^channels\//, may: [/^channels\//, NODE, { types: /^machines\/modem\/events\.ts$/ }] },
  {
    files: /^templates\//,
    may: [
      TOLD,
      /^templates\//,
      /^handlebars$/,
      /^node:(fs|path)$/,
      /^echarts\//,
      /^qr$/,
      { types: MACHINES },
      /^machines\/(?:base\/percent|district\/(?:clock-steps|letters|signature)|messages\/(?:lanes|messages)|numbers\/(?:masks|private-numbers)|language\/gsm7)\.ts$/,
    ],
  },
  { files: /^api\//, may: [/^(api|machines|channels|templates|store)\//, NODE, PACKAGES] },
];

function sourcesOf(folder: string): [string, string][] {
  return readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((path) => [path, readFileSync(packagePath(path), 'utf8')]);
}

const WHOLE: [string, string][] = [
  ['machines/a.ts', `import { setup } from 'xstate';\nimport type { B } from './b.ts';\n`],
  ['machines/b.ts', 'export type B = string;\n'],
  ['store/ports/store.ts', 'export interface Store {}\n'],
  ['store/sqlite/store.ts', `import {\n  type Store,\n} from '../ports/store.ts';\n`],
  ['machines/engine/engine.ts', `import type { Store } from '../../store/ports/store.ts';\n`],
  ['api/main.ts', `import '../store/sqlite/store.ts';\nimport express from 'express';\n`],
];

describe('imports', () => {
  it('of all source files follow the design, without circles', () => {
    const sources = new Map(FOLDERS.flatMap(sourcesOf));
    expect(sources.size).toBeGreaterThan(100);
    expect(importFaults(sources, RULES)).toEqual([]);
  });

  it('leave the engine without the name of any process', () => {
    const names = new RegExp(`(['"\`])(?:${PROCESSES.join('|')})(?::|\\1)`, 'g');
    const named = sourcesOf('machines/engine').flatMap(([path, source]) =>
      [...source.matchAll(names)].map(([literal]) => `${path}: ${literal}`),
    );
    expect(named).toEqual([]);
    expect([...`'report:' "line" \`letter\` 'lines'`.matchAll(names)]).toHaveLength(3);
  });

  it('of folders lead back to none: a circle of folders is one room', () => {
    const sources = new Map(FOLDERS.flatMap(sourcesOf));
    expect(folderCircles(sources)).toEqual([]);
    // and a circle would be seen
    const circle: [string, string][] = [
      ['machines/x/a.ts', "import './y/b.ts';\n"],
      ['machines/x/y/b.ts', "import '../c.ts';\n"],
      ['machines/x/c.ts', ''],
    ];
    expect(folderCircles(new Map(circle))).toEqual([['machines/x', 'machines/x/y']]);
  });

  it('of the machines go down: engine, processes, the reading of SMS, the talk, and the list of all', () => {
    const level = (path: string) => LEVELS.indexOf(/^machines\/(\w+)\//.exec(path)?.[1] ?? '');
    const sources = sourcesOf('machines');
    expect([...new Set(sources.map(([path]) => level(path)))]).toHaveLength(LEVELS.length);
    const rising = sources
      .flatMap(([path, text]) => importsOf(path, text))
      .filter(({ to }) => to.startsWith('machines/'))
      .filter(({ from, to }) => level(from) < 0 || level(to) > level(from));
    expect(rising.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('are all read: several lines, side effects, types, re-exports, dynamic ones', () => {
    const source = [
      `import {\n  a,\n  type B,\n} from './b.ts';`,
      `import { type C } from '../c.ts';`,
      `import type D from "d";`,
      `import './e.ts';`,
      `export { f } from './f.ts';`,
      `const g = await import('node:g');`,
      `let h: import('./h.ts').H;`,
      `// import { no } from 'a comment';`,
    ].join('\n');
    expect(importsOf('x/y/a.ts', source).map(({ to, types }) => [to, types])).toEqual([
      ['x/y/b.ts', false],
      ['x/c.ts', true],
      ['d', true],
      ['x/y/f.ts', false],
      ['x/y/e.ts', false],
      ['node:g', false],
      ['x/y/h.ts', false],
    ]);
  });

  it('are not complained of where they follow the rules', () => {
    expect(importFaults(new Map(WHOLE), RULES)).toEqual([]);
  });

  it.each([
    [
      'machines/a.ts',
      `import { readFileSync } from 'node:fs';`,
      'machines/a.ts must not import node:fs',
    ],
    [
      'machines/a.ts',
      `import type { Store } from '../store/ports/store.ts';`,
      'machines/a.ts must not import types of store/ports/store.ts',
    ],
    [
      'machines/a.ts',
      `import { run } from './engine/engine.ts';`,
      'machines/a.ts must not import machines/engine/engine.ts',
    ],
    [
      'machines/engine/engine.ts',
      `import { Store } from '../../store/ports/store.ts';`,
      'machines/engine/engine.ts must not import store/ports/store.ts',
    ],
    [
      'machines/engine/engine.ts',
      `import type { B } from '../b.ts';`,
      'machines/engine/engine.ts must not import types of machines/b.ts',
    ],
    [
      'store/sqlite/store.ts',
      `import { MongoClient } from 'mongodb';`,
      'store/sqlite/store.ts must not import mongodb',
    ],
    [
      'store/sqlite/store.ts',
      `const a = await import('../../machines/a.ts');`,
      'store/sqlite/store.ts must not import machines/a.ts',
    ],
    [
      'channels/port.ts',
      `import '../api/main.ts';`,
      'channels/port.ts must not import api/main.ts',
    ],
    [
      'templates/sms.ts',
      `import type { Store } from '../store/ports/store.ts';`,
      'templates/sms.ts must not import types of store/ports/store.ts',
    ],
    [
      'api/main.ts',
      `import { it } from '@jest/globals';`,
      'api/main.ts must not import @jest/globals',
    ],
    ['other/a.ts', `import 'xstate';`, 'other/a.ts: no rule says what it may import'],
    [
      'api/main.ts',
      `import { gone } from './gone.ts';`,
      'api/main.ts: there is no source file api/gone.ts',
    ],
    [
      'machines/b.ts',
      `export * from 'xstate';`,
      'machines/b.ts exports everything of another file',
    ],
    [
      'machines/b.ts',
      `import type { A } from './a.ts';`,
      'imports go in a circle: machines/a.ts → machines/b.ts → machines/a.ts',
    ],
  ])('that break a rule are named: %s, %s', (path, line, fault) => {
    const before = new Map(WHOLE).get(path) ?? '';
    const sources = new Map([...WHOLE, [path, `${before}${line}\n`]] as [string, string][]);
    expect(importFaults(sources, RULES)).toEqual([fault]);
  });
});
