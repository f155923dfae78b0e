import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { createWeb } from '../../api/server/app.ts';
import { createFixture } from '../api/desk/fixture.ts';
import { routesOf } from '../api/security/routes.ts';

/** A right has one home, and doors ask it: no door compares roles, and none asks a machine past `mayDo`. */

const sources = new Map(
  ['api', 'machines', 'examples', 'templates'].flatMap((folder) =>
    readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|hbs)$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .map((path): [string, string] => [path, readFileSync(packagePath(path), 'utf8')]),
  ),
);

const having = (pattern: RegExp, within: RegExp) =>
  [...sources].filter(([path, text]) => within.test(path) && pattern.test(text)).map(([p]) => p);

/** A role looked for among several: in a set, a list, or a `switch`. */
const AMONG = /\.has\((?:\w+\.)*role\)|\.includes\((?:\w+\.)*role\)|\bswitch \((?:\w+\.)*role\)/;
/** A role compared: with one word, or looked for among several. */
const COMPARED = new RegExp(`\\brole\\)? (?:===|!==) '|\\(sama (?:desk|role) |${AMONG.source}`);

/** Where roles of people are not rights: what a registered number or a token is called, or may be made as. */
const NO_RIGHTS = [
  'api/cli/labelled.ts',
  'api/desk/configuration/pack/texts.ts',
  'api/desk/people/tokens.ts',
  'api/hotline/phone-set.ts',
  'api/inspector/sequence.ts',
  'api/inspector/stored.ts',
  'api/office/people/api-tokens.ts',
  // whom a user of the desk is: `Person` and `Actor` are made there
  'api/office/people/person.ts',
  'api/office/people/role-table.ts',
  'api/office/people/users.ts',
  'api/print/guides/command-words.ts',
  'api/print/guides/guides.ts',
  'api/simulation/demo/officers.ts',
  'api/simulation/pages/tour.ts',
  'api/simulation/recorder.ts',
  'api/start/configuration/district.ts',
];

describe('a right', () => {
  it('is decided by role in the policies and the rights of pages alone', () => {
    expect(having(COMPARED, /^machines\/\w+\/(?:base\/)?policy\.ts$/).length).toBeGreaterThan(2);
    const doors = having(COMPARED, /^(api|templates)\//);
    expect(doors.filter((path) => path !== 'api/office/people/page-rights.ts').sort()).toEqual(
      NO_RIGHTS,
    );
  });

  it('is asked for by no list of roles in the SMS door: how a command is typed alone hangs on them', () => {
    expect(having(AMONG, /^machines\/conversation\//)).toEqual([
      'machines/conversation/staff/office-terms.ts',
    ]);
  });

  it('to open a page stands where the page is handled: no router beside them', () => {
    expect(having(/\bRouter\(/, /^api\/(desk|inspector|simulation|pages)\//).sort()).toEqual([
      'api/pages/access/gate.ts',
      'api/pages/pages.ts',
    ]);
  });

  it('to do something is asked of the machine by one function', () => {
    const asking = having(/\.can\(/, /^(api|machines|examples)\//);
    // the modem's machine is asked for nobody
    expect(asking.sort()).toEqual(['api/inspector/in-process.ts', 'machines/people/may-do.ts']);
  });

  it('to open a page is asked for pages that there are', () => {
    const routes = routesOf(createWeb(createFixture().hotline, { inspect: 'stately' }));
    const known = routes.map(({ method, path }) => `${method} ${path}`);
    const PAGE = /(?:mayOpen\([\w.()]+, |\(boleh(Kirim)? )['"](\/[^'"]*)['"](, 'post')?/g;
    const asked = [...sources.values()].flatMap((text) =>
      [...text.matchAll(PAGE)].map(
        ([, sends, path, posts]) =>
          `${sends === undefined && posts === undefined ? 'get' : 'post'} ${path}`,
      ),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((one) => !known.includes(one))).toEqual([]);
  });
});
