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

/** Programs that run for seconds are not made fast first, and clean up on the one core that they have. */
const SHORT = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

function classPath(folder: string): string {
  const file = join(folder, 'class-path');
  const pom = packagePath(...HERE, 'pom.xml');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';
  const env = { ...process.env, MAVEN_OPTS: SHORT.join(' ') };
  execFileSync('mvn', ['-q', '-B', '-f', pom, goal, `-Dmdep.outputFile=${file}`], { env });
  return readFileSync(file, 'utf8').trim();
}

/** `3b` for those that files lie in. */
export type Flavour = '2b' | '3b';

/**
 * What each PDF breaks of PDF/A, by its name; empty where it breaks nothing. To start the reader takes as long as to
 * read a hundred documents: all are given at once.
 * @throws where Maven Central is not reached
 */
export function brokenRules(
  pdfs: Readonly<Record<string, { bytes: Uint8Array; flavour: Flavour }>>,
): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-pdf-a-'));
  try {
    for (const [name, { bytes }] of Object.entries(pdfs)) writeFileSync(join(folder, name), bytes);
    const check = packagePath(...HERE, 'Check.java');
    const files = Object.entries(pdfs).map(([name, { flavour }]) => `${flavour}:${name}`);
    const given = [...SHORT, '-cp', classPath(folder), check, ...files];
    const said = execFileSync(JAVA, given, { cwd: folder, encoding: 'utf8' });
    const lines = said.split('\n').filter((line) => line.includes('\t'));
    return Object.fromEntries(lines.map((line) => line.split('\t')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
