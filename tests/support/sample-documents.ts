import { packagePath } from '../../api/paths.ts';
import type { Letterhead } from '../../machines/district/district.ts';
import type { DocumentKind } from '../../templates/documents/documents.ts';
import { createDocumentRenderer, type RenderDocument } from '../../templates/documents/render.ts';
import { documentSamples } from '../../templates/documents/samples.ts';
import { loadPack } from './pack.ts';

/** Every sample of every document, and ways to change what stands in it. */

export interface Sample {
  /** `penerusan--satu`. */
  id: string;
  kind: DocumentKind;
  view: unknown;
}

export const sampleDocuments: Sample[] = Object.entries(documentSamples).flatMap(
  ([kind, samples]) =>
    Object.entries(samples).map(([name, view]) => ({
      id: `${kind}--${name}`,
      kind: kind as DocumentKind,
      view,
    })),
);

/** The renderer of the sample district, with changes to its letterhead. */
export function sampleRenderer(
  change: Partial<Letterhead> = {},
  folder = packagePath('templates'),
): (sample: Pick<Sample, 'kind' | 'view'>) => string {
  const { district, calendar } = loadPack().rules;
  const render: RenderDocument = createDocumentRenderer({
    folder,
    office: district.office,
    letterhead: { ...district.letterhead, ...change },
    calendar,
    zoneName: district.calendar.zoneName,
  });
  return ({ kind, view }) => render(kind, view as never);
}

/** Values that templates choose by, and pictures: not words of people. */
const FIXED = /^(weekly|monthly|yearly|masuk|keluar|within|extended|late|data:.*|<svg.*)$/s;

/** A copy in which every text of people is changed; `except` names fields that are left alone. */
export function changeTexts<T>(
  value: T,
  change: (text: string) => string,
  except: string[] = [],
): T {
  const changed = (one: unknown): unknown => {
    if (typeof one === 'string') return FIXED.test(one) ? one : change(one);
    if (Array.isArray(one)) return one.map(changed);
    if (one === null || typeof one !== 'object') return one;
    const entries = Object.entries(one);
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, except.includes(key) ? inner : changed(inner)]),
    );
  };
  return changed(value) as T;
}
