import { oncePer } from '../../machines/base/once-per.ts';
import type { Rules } from '../../machines/district/rules.ts';
import {
  createDocumentRenderer,
  createForeignRenderer,
  type DocumentOptions,
  type RenderDocument,
} from '../../templates/documents/render.ts';
import { packagePath } from '../paths.ts';

function optionsOf({ district, calendar }: Rules): DocumentOptions {
  const { office, letterhead } = district;
  const { zoneName } = district.calendar;
  return { folder: packagePath('templates'), office, letterhead, calendar, zoneName };
}

/**
 * The renderer of the office's documents for a district, made once for each.
 * @throws TemplateError naming file and value
 */
export const openDocuments = oncePer(
  (rules: Rules): RenderDocument => createDocumentRenderer(optionsOf(rules)),
);

/**
 * The renderer of the letters that lie in another folder.
 * @param samples views of each letter, by which it is tried
 * @throws TemplateError naming file and value
 */
export function openForeignLetters(
  rules: Rules,
  folder: string,
  samples: Parameters<typeof createForeignRenderer>[2],
) {
  return createForeignRenderer(optionsOf(rules), folder, samples);
}
