import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../../api/paths.ts';

/** veraPDF, the reference reader of PDF/A, with what it stands on from Maven Central. */

const HERE = ['tests', 'support', 'verapdf'];
const JAVA = 'java';

function answers(command: string): boolean {
  try {
    execFileSync(command, ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @throws in CI, where both have to be there */
export function hasJava(): boolean {
  // the check is a source file: it needs the compiler beside the runtime
  const missing = [JAVA, 'javac', 'mvn'].filter((command) => !answers(command));
  if (missing.length > 0 && process.env.CI !== undefined)
    throw new Error(`not installed: ${missing.join(', ')}`);
  return missing.length === 0;
}

function classPath(folder: string): string {
  const file = join(folder, 'class-path');
  const pom = packagePath(...HERE, 'pom.xml');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';
  execFileSync('mvn', ['-q', '-B', '-f', pom, goal, `-Dmdep.outputFile=${file}`]);
  return readFileSync(file, 'utf8').trim();
}

/**
 * What each PDF breaks of PDF/A, by its name; empty where it breaks nothing.
 * @param flavour `3b` for those that files lie in
 * @throws where Maven Central is not reached
 */
export function brokenRules(
  pdfs: Readonly<Record<string, Uint8Array>>,
  flavour: '2b' | '3b' = '2b',
): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-pdf-a-'));
  try {
    for (const [name, bytes] of Object.entries(pdfs)) writeFileSync(join(folder, name), bytes);
    const check = packagePath(...HERE, 'Check.java');
    const names = Object.keys(pdfs);
    const given = ['-cp', classPath(folder), check, flavour, ...names];
    const said = execFileSync(JAVA, given, { cwd: folder, encoding: 'utf8' });
    const lines = said.split('\n').filter((line) => line.includes('\t'));
    return Object.fromEntries(lines.map((line) => line.split('\t')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
