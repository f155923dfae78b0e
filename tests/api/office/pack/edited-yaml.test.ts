import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { editedYaml } from '../../../../api/office/pack/edited-yaml.ts';
import { packagePath } from '../../../../api/paths.ts';
import { Random } from '../../../support/random.ts';

/** A file of the pack that the desk writes is the file that somebody typed, but for what was changed. */

const FOLDER = packagePath('examples', 'lampung-barat');
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): [string, string] => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]);

/** Lines of the one that the other does not have. */
function missing(from: string, to: string): string[] {
  const there = new Set(to.split('\n'));
  return from.split('\n').filter((line) => !there.has(line));
}

const comments = (text: string) => text.split('\n').filter((line) => /^\s*#/.test(line));

function edited(text: string, change: (data: never) => void): string {
  const data = parse(text) as never;
  change(data);
  const result = editedYaml(text, data);
  expect(parse(result)).toEqual(data);
  return result;
}

const SMALL = `# head
people: # who
  # the first
  - role: officer
    phone: '0812' # his own
  - { role: head, phone: "0813" }
  # the last
  - role: admin
    tags: [a, b,
      c]

limits:
  days: 3 # working days
  empty: []
`;

interface Small {
  people: { role: string; phone?: string; tags?: string[] }[];
  limits: { days?: number; empty: string[]; more?: string };
}

describe('a changed YAML file', () => {
  it.each<[string, (data: Small) => void, [from: string, to: string][]]>([
    ['one value', ({ limits }) => (limits.days = 5), [['days: 3', 'days: 5']]],
    [
      'a value in quotes keeps what is said beside it',
      ({ people: [first = { role: '' }] }) => (first.phone = '0899'),
      [[`'0812'`, '"0899"']],
    ],
    [
      'a value within brackets',
      ({ people }) => (people[1] = { role: 'head', phone: 'a, b' }),
      [['"0813"', '"a, b"']],
    ],
    [
      'a list within brackets',
      ({ people }) => (people[2] = { role: 'admin', tags: ['a', 'c', 'x: y'] }),
      [['[a, b,\n      c]', '[a, c, "x: y"]']],
    ],
    [
      'one more field',
      ({ limits }) => (limits.more = 'yes'),
      [['  empty: []\n', '  empty: []\n  more: yes\n']],
    ],
    ['one field less', ({ limits }) => delete limits.days, [['  days: 3 # working days\n', '']]],
    [
      'one more entry',
      ({ people }) => people.push({ role: 'regent', phone: '+62' }),
      [['      c]\n', '      c]\n  - role: regent\n    phone: "+62"\n']],
    ],
    [
      'one entry less',
      ({ people }) => people.splice(1, 1),
      [['  - { role: head, phone: "0813" }\n', '']],
    ],
    [
      'the first entry less',
      ({ people }) => people.splice(0, 1),
      [[`  - role: officer\n    phone: '0812' # his own\n`, '']],
    ],
  ])('%s: all else stays as it was typed', (_name, change, replaced) => {
    const want = replaced.reduce((text, [from, to]) => text.replace(from, to), SMALL);
    expect(edited(SMALL, change)).toBe(want);
  });

  it('that nothing was changed in is the same', () => {
    for (const [, text] of FILES) expect(editedYaml(text, parse(text))).toBe(text);
  });

  it('loses no comment where it has to be written anew', () => {
    const text = edited(SMALL, ({ limits }: Small) => limits.empty.push('one'));
    expect(text).toContain('empty: [one]');
    const anew = edited(SMALL, ({ people }: Small) => people.splice(0, 3, { role: 'x' }));
    expect(comments(anew)).toContain('# head');
  });

  it('may share a piece between two places: only the one that is meant changes', () => {
    const shared = 'week:\n  - &a { open: "1" } # one\n  - *a\n';
    expect(
      edited(shared, ({ week }: { week: { open: string }[] }) => (week[1] = { open: '2' })),
    ).toContain('# one');
  });
});

/** Changes one thing somewhere in the data. */
function changedSomewhere(random: Random, data: unknown): void {
  if (Array.isArray(data)) {
    const what = random.below(4);
    if (what === 0 && data.length > 1) data.splice(random.below(data.length), 1);
    else if (what === 1 && data.length > 0)
      data.splice(random.below(data.length), 0, structuredClone(random.pick(data)));
    else if (data.length > 0) changedAt(random, data, random.below(data.length));
  } else if (typeof data === 'object' && data !== null) {
    const keys = Object.keys(data);
    // of what has nothing yet, something becomes a part
    const key = keys.length === 0 ? 'baru' : random.pick(keys);
    changedAt(random, data as Record<string, unknown>, key);
  }
}

const WORDS = ['ya', 'a: b', '- x', "it's", '# no', '0812', '1,5', 'dua  kata', '{x}', '"', 'ä'];

function changedAt(
  random: Random,
  data: Record<string, unknown> | unknown[],
  key: string | number,
) {
  const all = data as Record<string | number, unknown>;
  const value = all[key];
  if (typeof value === 'object' && value !== null) changedSomewhere(random, value);
  else if (typeof value === 'number') all[key] = value + 1;
  else if (typeof value === 'boolean') all[key] = !value;
  else all[key] = random.pick(WORDS);
}

describe('each file of the pack, changed at random', () => {
  it.each(FILES)('%s holds what was said, and keeps its comments', (_name, text) => {
    const random = new Random(7);
    for (let round = 0; round < 4; round += 1) {
      const data: unknown = JSON.parse(JSON.stringify(parse(text)));
      changedSomewhere(random, data);
      const result = editedYaml(text, data);
      expect(parse(result)).toEqual(data);
      expect(missing(comments(text).join('\n'), result).length).toBeLessThanOrEqual(1);
    }
  });
});
