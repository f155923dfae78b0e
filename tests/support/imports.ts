import { dirname, join } from 'node:path/posix';

/** Reads the imports of source files and holds them to rules; knows nothing of this project. */

export interface Import {
  /** Path of the importing file. */
  from: string;
  /** Path of the imported file, or the name as written (`xstate`, `node:fs`). */
  to: string;
  /** Only types are taken: nothing of it is left at run time. */
  types: boolean;
}

/** What files whose path matches `files` may import; the first rule that matches a file is its rule. */
export interface Rule {
  files: RegExp;
  /** What they may import; `types`: only types of it. */
  may: (RegExp | { types: RegExp })[];
}

/** `import`/`export … from '…'` at the start of a line; the clause may run over several. */
const FROM = /^(?:import|export)\s+(type\s)?([^;'"]*?)\s*\bfrom\s+['"]([^'"]+)['"]/gm;
const BARE = /^import\s+['"]([^'"]+)['"]/gm;
/** In an expression or a type. */
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;
const EXPORT_ALL = /^export\s+(?:type\s+)?\*/m;

function onlyTypes(clause: string): boolean {
  const [, names] = /^\{([\s\S]*)\}$/.exec(clause.trim()) ?? [];
  if (names === undefined) return false;
  const each = names.split(',').map((name) => name.trim());
  return each.every((name) => name === '' || name.startsWith('type '));
}

function resolved(from: string, name: string): string {
  return name.startsWith('.') ? join(dirname(from), name) : name;
}

/** All imports of a file, re-exports and dynamic ones among them. */
export function importsOf(from: string, source: string): Import[] {
  const all = (pattern: RegExp) => [...source.matchAll(pattern)];
  const clauses = all(FROM).map(([, type, clause = '', name = '']) => ({
    from,
    to: resolved(from, name),
    types: type !== undefined || onlyTypes(clause),
  }));
  const others = [...all(BARE), ...all(DYNAMIC)].map(([, name = '']) => ({
    from,
    to: resolved(from, name),
    types: false,
  }));
  return [...clauses, ...others];
}

function isAllowed({ to, types }: Import, rule: Rule): boolean {
  return rule.may.some((allowed) =>
    'types' in allowed ? types && allowed.types.test(to) : allowed.test(to),
  );
}

function ruleFault(one: Import, rules: Rule[]): string[] {
  const rule = rules.find(({ files }) => files.test(one.from));
  if (rule === undefined) return [`${one.from}: no rule says what it may import`];
  const what = one.types ? 'types of ' : '';
  return isAllowed(one, rule) ? [] : [`${one.from} must not import ${what}${one.to}`];
}

/** Circles of imports, each once, starting at the file whose name comes first. */
function cycles(imports: Import[], files: string[]): string[] {
  const next = new Map(files.map((file) => [file, new Set<string>()]));
  for (const { from, to } of imports) if (next.has(to)) next.get(from)?.add(to);
  const found = new Set<string>();
  const done = new Set<string>();
  function visit(file: string, way: string[]): void {
    const start = way.indexOf(file);
    if (start >= 0) {
      const circle = way.slice(start);
      const first = circle.indexOf([...circle].sort()[0] ?? file);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.add([...turned, turned[0]].join(' → '));
    }
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  }
  for (const file of files) visit(file, []);
  return [...found].map((circle) => `imports go in a circle: ${circle}`);
}

/** Folders that each folder leads to, at once or through others. */
function reached(sources: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const next = new Map<string, Set<string>>();
  for (const [path, text] of sources)
    for (const { to } of importsOf(path, text)) {
      const [from, there] = [dirname(path), dirname(to)];
      if (sources.has(to) && there !== from)
        next.set(from, (next.get(from) ?? new Set()).add(there));
    }
  const from = (folder: string, seen = new Set<string>()) => {
    for (const to of next.get(folder) ?? []) if (!seen.has(to)) from(to, seen.add(to));
    return seen;
  };
  return new Map([...next.keys()].map((folder) => [folder, from(folder)]));
}

/**
 * Folders that lead back to themselves through imports of other folders, each group once; a folder inside
 * another is another.
 * @param sources as for `importFaults`
 */
export function folderCircles(sources: ReadonlyMap<string, string>): string[][] {
  const all = reached(sources);
  const leads = (one: string, to: string) => all.get(one)?.has(to) === true;
  const inCircle = [...all.keys()].filter((folder) => leads(folder, folder)).sort();
  const groups = inCircle.map((one) =>
    inCircle.filter((other) => leads(one, other) && leads(other, one)),
  );
  return [...new Map(groups.map((group) => [group.join(' '), group])).values()];
}

/**
 * Everything about the imports of these files that the rules forbid, in words.
 * @param sources text by path from the project's root, with `/`
 */
export function importFaults(sources: ReadonlyMap<string, string>, rules: Rule[]): string[] {
  const imports = [...sources].flatMap(([path, source]) => importsOf(path, source));
  const missing = imports
    .filter(({ from, to }) => to.startsWith(`${from.split('/')[0]}/`) || /^\.|\.ts$/.test(to))
    .filter(({ to }) => !sources.has(to))
    .map(({ from, to }) => `${from}: there is no source file ${to}`);
  const wildcards = [...sources]
    .filter(([, source]) => EXPORT_ALL.test(source))
    .map(([path]) => `${path} exports everything of another file`);
  return [
    ...imports.flatMap((one) => ruleFault(one, rules)),
    ...missing,
    ...wildcards,
    ...cycles(imports, [...sources.keys()]),
  ];
}
