import { z } from 'zod';
import type { Agency, District } from '../../../machines/district/district.ts';
import { withFormerNames } from '../../../machines/district/former.ts';
import { typedNumber } from '../../office/words/typed-number.ts';

/** What changes in the district pack between two starts of a scenario's hotline. */

const named = { name: z.string().min(1), shortName: z.string().min(1).max(24) };

export const packChange = z.strictObject({
  /** By the code of before: what takes over. The same code twice merges two agencies into one. */
  agencies: z.record(z.string(), z.strictObject({ code: z.string().min(1), ...named })).default({}),
  /** By the phone's name in the scenario, the number it has from now on. */
  contacts: z.record(z.string(), z.string()).default({}),
  /** By date, the holiday's name; null where the day is none any more. */
  holidays: z.record(z.iso.date(), z.string().nullable()).default({}),
});

export type PackChange = z.infer<typeof packChange>;

type Renamed = PackChange['agencies'];

/** The agencies of before by their successors, which are the first of each renamed otherwise. */
function agenciesAfter(agencies: readonly Agency[], renamed: Renamed): Agency[] {
  const after = new Map<string, Agency>();
  for (const agency of agencies) {
    const { code, name, shortName } = agency;
    const { [code]: to } = renamed;
    const known = after.get(to?.code ?? code) ?? { ...agency, ...to };
    const formerly = [...(known.formerly ?? []), { code, name, shortName }];
    after.set(known.code, to === undefined ? known : { ...known, formerly });
  }
  return [...after.values()];
}

/** Everything that the pack says under the names of before, said under those of now. */
function withAgencies(district: District, renamed: Renamed): District {
  const now = (code: string) => renamed[code]?.code ?? code;
  const { office } = district;
  return {
    ...district,
    agencies: agenciesAfter(district.agencies, renamed),
    office: {
      ...office,
      agency: now(office.agency),
      oversightAgency: now(office.oversightAgency),
      secondOverseer: now(office.secondOverseer),
    },
    categories: district.categories.map((category) => ({
      ...category,
      agency: now(category.agency),
      routes: category.routes.map(({ words, agency }) => ({ words, agency: now(agency) })),
    })),
    contacts: district.contacts.map((contact) =>
      contact.agency === undefined ? contact : { ...contact, agency: now(contact.agency) },
    ),
  };
}

/**
 * The district after the change.
 * @param nameOf what a scenario calls the phone of a contact
 */
export function changedPack(
  district: District,
  { agencies, contacts, holidays }: PackChange,
  nameOf: (contact: District['contacts'][number]) => string,
): District {
  const phones = district.contacts.map((contact) => {
    const phone = typedNumber(contacts[nameOf(contact)] ?? '');
    return phone === undefined ? contact : { ...contact, phone };
  });
  const kept = district.calendar.holidays.filter(({ date }) => holidays[date] === undefined);
  const added = Object.entries(holidays).flatMap(([date, name]) =>
    name === null ? [] : [{ date, name, type: 'holiday' as const, estimated: false }],
  );
  const calendar = { ...district.calendar, holidays: [...kept, ...added] };
  return withFormerNames(withAgencies({ ...district, contacts: phones, calendar }, agencies));
}
