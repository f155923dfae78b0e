import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Other people's programs that tests use where they are installed. */

/** How Debian calls what brings each of them. */
const PACKAGES = {
  socat: 'socat',
  gammu: 'gammu',
  'gammu-smsd': 'gammu-smsd',
  // the name of the daemon of smstools
  smsd: 'smstools',
  // both daemons of Kannel
  bearerbox: 'kannel',
  smsbox: 'kannel',
  promtool: 'prometheus',
} as const;

export type Tool = keyof typeof PACKAGES;

/** Daemons are where an ordinary user's PATH does not look. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

function find(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Absolute path of a tool. @throws Error when it is not installed */
export function toolPath(tool: Tool): string {
  const path = find(tool);
  if (path === undefined) throw new Error(`${tool} is missing: install ${PACKAGES[tool]}`);
  return path;
}

/** Which of them are not installed, in words; undefined when all are there. */
export function missing(tools: Tool[]): string | undefined {
  const names = tools.filter((tool) => find(tool) === undefined);
  if (names.length === 0) return undefined;
  const packages = names.map((name) => PACKAGES[name]).join(' ');
  return `${names.join(', ')} missing; apt-get install ${packages}`;
}
