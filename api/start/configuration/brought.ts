import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Rules } from '../../../machines/district/rules.ts';
import type { BroughtPorts, WholeProcess } from '../../../machines/processes/whole.ts';
import { sealed } from '../../office/letters/letters.ts';
import { moduleUrl, packagePath } from '../../paths.ts';
import { openForeignLetters } from '../../print/documents.ts';
import { DistrictError } from './district.ts';

/**
 * Further processes that the district pack switches on: its file `processes.yaml` names their folders in
 * `examples/`, each with its settings. Without the file there are none.
 */

export const PROCESSES_FILE = 'processes.yaml';

/** What the `process.ts` of such a folder exports. */
interface ProcessModule {
  settings: z.ZodType;
  createProcess(rules: Rules, settings: unknown, ports: BroughtPorts): WholeProcess;
}

const processes = z.record(z.string(), z.unknown());
const FOLDER = /^[a-z][a-z0-9-]*$/;

function problemsOf(error: z.ZodError, below: string[]): string[] {
  return error.issues.map(({ path, message }) => {
    const field = [...below, ...path].map(String).join('.');
    return `${PROCESSES_FILE}: ${field || '(top level)'}: ${message}`;
  });
}

function readNamed(folder: string): Record<string, unknown> {
  const file = join(folder, PROCESSES_FILE);
  if (!existsSync(file)) return {};
  let data: unknown;
  try {
    data = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new DistrictError(folder, [`${PROCESSES_FILE}: no YAML: ${reason}`]);
  }
  const parsed = processes.safeParse(data ?? {});
  if (!parsed.success) throw new DistrictError(folder, problemsOf(parsed.error, []));
  return parsed.data;
}

async function moduleOf(folder: string, name: string): Promise<ProcessModule> {
  const url = moduleUrl(`examples/${name}/process`);
  if (!FOLDER.test(name) || !existsSync(fileURLToPath(url)))
    throw new DistrictError(folder, [`${PROCESSES_FILE}: ${name}: there is no examples/${name}`]);
  return (await import(url.href)) as ProcessModule;
}

function portsOf(rules: Rules, name: string): BroughtPorts {
  return {
    letters(samples) {
      const render = openForeignLetters(rules, packagePath('examples', name, 'surat'), samples);
      return (letter, view) => sealed(render(letter, view));
    },
  };
}

/**
 * Makes the processes that the pack switches on.
 * @param named settings by the name of the process, instead of those of the pack
 * @throws DistrictError with file and field
 */
export async function loadBrought(
  folder: string,
  rules: Rules,
  named: Readonly<Record<string, unknown>> = readNamed(folder),
): Promise<WholeProcess[]> {
  const made: WholeProcess[] = [];
  for (const [name, given] of Object.entries(named)) {
    const { settings, createProcess } = await moduleOf(folder, name);
    const parsed = settings.safeParse(given);
    if (!parsed.success) throw new DistrictError(folder, problemsOf(parsed.error, [name]));
    made.push(createProcess(rules, parsed.data, portsOf(rules, name)));
  }
  return made;
}
