import { readdirSync, readFileSync } from 'node:fs';
import { packagePath } from '../../api/paths.ts';

/** Code on the pages about connecting (`docs/connect.md`, `docs/connect/`). */

export type Language = 'sh' | 'ts' | 'python';

/** Blocks of code that follow each other, and the JSON behind them that is in the answer of each. */
export interface Request {
  /** Page and first line. */
  name: string;
  code: Partial<Record<Language, string>>;
  /** Null where nothing is said of it. */
  answer: unknown;
}

const GROUP = /(?:^```(?:sh|ts|python|json)\n.*?^```\n)+/gms;
const BLOCK = /^```(sh|ts|python|json)\n(.*?)^```$/gms;

function requestOf(page: string, group: string): Request {
  const blocks = [...group.matchAll(BLOCK)].map(([, language = '', code = '']) => [language, code]);
  const { json, ...code }: Record<string, string> = Object.fromEntries(blocks);
  const [first = ''] = (code.sh ?? '').split('\n');
  return { name: `${page}: ${first}`, code, answer: json === undefined ? null : JSON.parse(json) };
}

/** How clients of each language begin, as the first page has it. */
export function openings(): Partial<Record<Language, string>> {
  const text = readFileSync(packagePath('docs', 'connect.md'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(BLOCK)].map(([, language, code]) => [language, code]),
  );
}

/** Requests of all pages in their order. */
export function requests(): Request[] {
  const folder = packagePath('docs', 'connect');
  return readdirSync(folder)
    .sort()
    .flatMap((page) => {
      const text = readFileSync(packagePath('docs', 'connect', page), 'utf8');
      return [...text.matchAll(GROUP)].map(([group]) => requestOf(page, group));
    });
}
