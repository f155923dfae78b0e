import { files } from '../../api/start/configuration/district-schema.ts';
import type { Boundary } from './boundary.ts';

/** How long names may be that stand in SMS. */

function refusals(file: 'office.yaml' | 'agencies.yaml', data: unknown, field: string): boolean {
  const { error } = files[file].safeParse(data);
  return error?.issues.some(({ path }) => path.at(-1) === field) ?? false;
}

export const textLimits: Boundary[] = [
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
    limit: 'agencies.shortName',
    value: 24,
    step: 1,
    outcome: (length) =>
      refusals('agencies.yaml', { agencies: [{ shortName: 'x'.repeat(length) }] }, 'shortName'),
    below: false,
    at: false,
    above: true,
  },
];
