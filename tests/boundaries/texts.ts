import { files } from '../../api/start/configuration/district-schema.ts';
import type { Boundary } from './boundary.ts';

/** How long names may be that stand in SMS. */

type PackFile = 'office.yaml' | 'agencies.yaml' | 'categories.yaml';

function refusals(file: PackFile, data: unknown, field: string): boolean {
  const { error } = files[file].safeParse(data);
  return error?.issues.some(({ path }) => path.includes(field)) ?? false;
}

/** What an agency or a category was called before. @param length of that short name */
const former = (length: number) => ({
  formerly: [{ code: 'PU', name: 'Dinas PU', shortName: 'x'.repeat(length) }],
});

/** @param given a ready-made text, whole but for the field that is tried */
const module = (given: { name: string } | { text: string }) => ({
  modules: [{ name: 'Survei', text: 'Petugas ke {tempat} besok', ...given }],
});

export const textLimits: Boundary[] = [
  {
    limit: 'modules.name',
    value: 60,
    step: 1,
    outcome: (length) => refusals('office.yaml', module({ name: 'x'.repeat(length) }), 'modules'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'modules.text',
    value: 1000,
    step: 1,
    outcome: (length) => refusals('office.yaml', module({ text: 'x'.repeat(length) }), 'modules'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'office.signature',
    value: 20,
    step: 1,
    outcome: (length) =>
      refusals('office.yaml', { office: { signature: 'x'.repeat(length) } }, 'signature'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'office.despairNumber',
    value: 14,
    step: 1,
    outcome: (length) =>
      refusals('office.yaml', { office: { despairNumber: '1'.repeat(length) } }, 'despairNumber'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'agencies.shortName',
    value: 24,
    step: 1,
    outcome: (length) =>
      refusals('agencies.yaml', { agencies: [{ shortName: 'x'.repeat(length) }] }, 'shortName'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'agencies.formerly.shortName',
    value: 24,
    step: 1,
    outcome: (length) => refusals('agencies.yaml', { agencies: [former(length)] }, 'formerly'),
    below: false,
    at: false,
    above: true,
  },
  {
    limit: 'categories.formerly.shortName',
    value: 24,
    step: 1,
    outcome: (length) => refusals('categories.yaml', { categories: [former(length)] }, 'formerly'),
    below: false,
    at: false,
    above: true,
  },
];
