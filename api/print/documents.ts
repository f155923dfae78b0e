import type { Rules } from '../../machines/rules.ts';
import { createDocumentRenderer, type RenderDocument } from '../../templates/documents/render.ts';
import { packagePath } from '../paths.ts';

/**
 * The renderer of the office's documents for a district.
 * @throws TemplateError naming file and value
 */
export function openDocuments({ district, calendar }: Rules): RenderDocument {
  const { office, letterhead } = district;
  const { zoneName } = district.calendar;
  return createDocumentRenderer({
    folder: packagePath('templates'),
    office,
    letterhead,
    calendar,
    zoneName,
  });
}
