import { cutoffOf, overBefore } from '../../api/office/retention/cutoffs.ts';
import {
  RETAINED_KINDS,
  type Retained,
  type Retention,
} from '../../machines/district/retention.ts';
import { type Boundary, DAY } from './boundary.ts';
import { calendar, november } from './office.ts';

/** What last changed before the day so long ago is over its time; what changed on it is not. */

const NOW = november(24, '02.00');
const KINDS = [
  ...(['penerusan', 'pengingat', 'teguran', 'jawaban'] as const),
  ...(['pengantar-koran', 'laporan', 'processes'] as const),
];
const destroyed = { active: 1, inactive: 2, fate: 'destroy' } as const;
const retention: Retention = {
  ...{ complaints: 12, talk: 2, examples: 3, processes: 24, backups: 30 },
  letters: Object.fromEntries(KINDS.map((kind) => [kind, destroyed])) as Retention['letters'],
};

const START: Record<Retained, number> = {
  complaints: calendar.at('2025-11-24', '00.00'),
  talk: calendar.at('2026-09-24', '00.00'),
  examples: calendar.at('2026-08-24', '00.00'),
  processes: calendar.at('2024-11-24', '00.00'),
  backups: NOW - 30 * DAY,
};

const told = { below: 'over', at: 'kept', above: 'kept' };

const kept = RETAINED_KINDS.map(
  (kind): Boundary => ({
    ...{ limit: `retention.${kind}`, value: START[kind], step: 1, ...told },
    outcome: (at) => (at < cutoffOf(calendar, retention, kind, NOW) ? 'over' : 'kept'),
  }),
);

const letters = KINDS.flatMap((kind) =>
  (['active', 'inactive'] as const).map((part): Boundary => {
    const of = { personal: { of: 'letters' as const }, kind: kind === 'processes' ? 'x.y' : kind };
    const over = overBefore(calendar, retention, of, NOW) ?? 0;
    return {
      ...{ limit: `retention.letters.${kind}.${part}`, step: 1, ...told },
      value: calendar.at('2023-11-24', '00.00'),
      outcome: (at) => (at < over ? 'over' : 'kept'),
    };
  }),
);

export const retentionLimits: Boundary[] = [...kept, ...letters];
