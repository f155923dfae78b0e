import { z } from 'zod';
import type { Act, ActType, Situation } from './act.ts';
import { code, day, sampleAgency } from './fields.ts';

/** What a changed pack does to complaints that are open (decision 0052); the engine alone may. */

type OfPack = Extract<ActType, `pack.${string}`>;

const renamed = { by: 'hotline', fields: z.strictObject({ from: code, to: code }) } as const;

/** The day of the deadline, as the calendar has it. */
function dueDay({ rules, context: { clock, legalDueAt } }: Situation): string {
  const { year, month, day: ofMonth } = rules.calendar.local(clock?.dueAt ?? legalDueAt);
  return new Date(Date.UTC(year, month - 1, ofMonth)).toISOString().slice(0, 10);
}

export const packActs: { [T in OfPack]: Act<T> } = {
  'pack.agency': {
    ...renamed,
    api: false,
    sample: (situation) => ({
      from: situation.context.agency ?? '',
      to: sampleAgency(situation),
    }),
    done: 'SKPD berganti menurut paket kabupaten',
  },
  'pack.category': {
    ...renamed,
    api: false,
    sample: ({ rules, context: { category } }) => ({
      from: category ?? '',
      to: rules.district.categories.find(({ code: other }) => other !== category)?.code ?? '',
    }),
    done: 'kategori berganti menurut paket kabupaten',
  },
  'pack.calendar': {
    by: 'hotline',
    fields: z.strictObject({ closed: z.array(day), opened: z.array(day) }),
    api: false,
    sample: (situation) => ({ closed: [], opened: [dueDay(situation)] }),
    done: 'hari libur berubah',
  },
  'pack.accused': {
    by: 'hotline',
    fields: z.strictObject({}),
    api: false,
    sample: () => ({}),
    done: 'ternyata menuduh pengelola hotline',
  },
};
