import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { printModel } from '../../machines/language/learned/file.ts';
import { createParts, type Parts } from '../../machines/language/matter/parts.ts';
import { accuses } from '../../machines/language/secrecy/secrecy-doubt.ts';
import { teachAccusing } from '../../machines/language/teaching/teach-accusing.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { packagePath } from '../paths.ts';
import { loadDistrict } from '../start/configuration/district.ts';

/**
 * Learns which texts accuse somebody in office. Files either say so (`accuses`, `ordinary`), or are any JSON with texts in
 * it: those are labelled by the rules alone, and pleas left out, since they say nothing of what they are about.
 */

const REMARKS = [
  'Mana SMS yang menuduh orang kantor (hotline train --accusing): dipelajari dari teks; teksnya sendiri tidak ada di sini.',
  'Sumber dan jumlahnya ada di "learntFrom" di bawah ini.',
];
const said = z.object({ accuses: z.array(z.string()), ordinary: z.array(z.string()) });

interface Example {
  text: string;
  accuses: boolean;
}

/** Every `text` of a JSON value. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}

/** @param labelled what the rules say of a text; null for one that says nothing */
function examplesIn(path: string, labelled: (text: string) => boolean | null): Example[] {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const given = said.safeParse(content);
  if (given.success)
    return [
      ...given.data.accuses.map((text) => ({ text, accuses: true })),
      ...given.data.ordinary.map((text) => ({ text, accuses: false })),
    ];
  return [...new Set(textsIn(content))].flatMap((text) => {
    const label = labelled(text);
    return label === null ? [] : [{ text, accuses: label }];
  });
}

/** @throws SyntaxError for a file that is no JSON */
export function trainAccusingCommand(
  files: string[],
  out: string,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): void {
  const district = { ...loadDistrict(folder), accusing: null };
  const partsOf = createParts(district);
  const understand = createUnderstand(district);
  const isKept = (text: string) =>
    understand(text, { role: 'citizen' }).flags.some((flag) => /^(?:s|maybeS)ecret$/.test(flag));
  const byRules = (parts: Parts) => (accuses(parts) ? true : isKept(parts.raw) ? null : false);
  const read = files.map((path) => ({
    path,
    examples: examplesIn(path, (text) => byRules(partsOf(text))),
  }));
  const known = new Map(
    read.flatMap(({ examples }) => examples).map((one) => [one.text, one] as const),
  );
  const model = teachAccusing(
    [...known.values()].map((one) => ({
      words: partsOf(one.text).words,
      accuses: one.accuses,
    })),
  );
  const learntFrom = read.map(({ path, examples }) => `${basename(path)}: ${examples.length}`);
  writeFileSync(out, printModel(model, learntFrom, REMARKS));
  output.write(`${known.size} texts, ${model.features.size} features: ${out}\n`);
}
