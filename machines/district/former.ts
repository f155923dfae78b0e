import { oncePer } from '../base/once-per.ts';
import type { Agency, Category, District, Former } from './district.ts';

/**
 * What became of agencies and categories that the pack no longer has (`formerly`). One successor takes over all
 * that is open; with several nobody knows whose a matter is but by its category. Pure.
 */

/** Successors, and the names of before, by the code of before. */
interface Index {
  after: ReadonlyMap<string, readonly string[]>;
  names: ReadonlyMap<string, Former>;
}

type Named = Pick<Agency | Category, 'code' | 'formerly'>;

function indexOf(all: readonly Named[]): Index {
  const after = new Map<string, string[]>();
  const names = new Map<string, Former>();
  for (const { code, formerly = [] } of all)
    for (const former of formerly) {
      after.set(former.code, [...(after.get(former.code) ?? []), code]);
      names.set(former.code, names.get(former.code) ?? former);
    }
  return { after, names };
}

const agencyIndex = oncePer((district: Pick<District, 'agencies'>) => indexOf(district.agencies));
const categoryIndex = oncePer((district: Pick<District, 'categories'>) =>
  indexOf(district.categories),
);

/** Agencies that took over from one that the pack no longer has; several where it was split. */
export function successorsOf(district: District, code: string): readonly string[] {
  return agencyIndex(district).after.get(code) ?? [];
}

/** What an agency was called that the pack no longer has. */
export function formerAgency(district: District, code: string): Former | undefined {
  return agencyIndex(district).names.get(code);
}

/** The same of a category. */
export function formerCategory(district: District, code: string): Former | undefined {
  return categoryIndex(district).names.get(code);
}

function only(index: Index, code: string): string {
  const [first, ...others] = index.after.get(code) ?? [];
  return first === undefined || others.length > 0 ? code : first;
}

/** Those of before that this one alone took over from. */
function before({ after }: Index, code: string): string[] {
  return [...after].flatMap(([former, [first, ...others]]) =>
    first === code && others.length === 0 ? [former] : [],
  );
}

/** The code that an agency has now; its own where it is known, or where nobody knows which one took over. */
export function agencyNow(district: District, code: string): string {
  return only(agencyIndex(district), code);
}

/** The same of a category. */
export function categoryNow(district: District, code: string): string {
  return only(categoryIndex(district), code);
}

/** Those agencies of before that this one alone took over from. */
export function predecessorsOf(district: District, code: string): string[] {
  return before(agencyIndex(district), code);
}

/** Its own code, and those that it alone took over from: what is over keeps the one that it had. */
export function codesOf(district: District, code: string): readonly string[] {
  return [code, ...predecessorsOf(district, code)];
}

/**
 * The agency that takes over a matter of one that the pack no longer has: its only successor or, of several, the
 * only one that the matter's category can lead to. Null where that is not certain.
 * @param category code, of now or of before
 */
export function takesOver(district: District, code: string, category: string | null) {
  const successors = successorsOf(district, code);
  if (successors.length <= 1) return successors[0] ?? null;
  const now = category === null ? null : categoryNow(district, category);
  const own = district.categories.find((one) => one.code === now);
  if (own === undefined) return null;
  const leads = new Set([own.agency, ...own.routes.map(({ agency }) => agency)]);
  const [first, ...others] = successors.filter((successor) => leads.has(successor));
  return first === undefined || others.length > 0 ? null : first;
}

/**
 * The same district, in which people may go on using the names of before where they mean one thing, and what was
 * learnt of them speaks for those who took over. Where two became one it speaks for neither before it is learnt anew.
 */
export function withFormerNames(district: District): District {
  const { agencies, categories, learned } = district;
  if ([...agencies, ...categories].every(({ formerly = [] }) => formerly.length === 0))
    return district;
  const named = <T extends Agency | Category>(all: T[], index: Index) =>
    all.map((one) => ({
      ...one,
      aliases: [...new Set([...one.aliases, ...before(index, one.code)])],
    }));
  return {
    ...district,
    agencies: named(agencies, agencyIndex(district)),
    categories: named(categories, categoryIndex(district)),
    learned:
      learned === null
        ? null
        : {
            ...learned,
            agencies: { ...learned.agencies, classes: classesNow(district, learned.agencies) },
          },
  };
}

/** Classes are pairs of category and agency (`JALAN:PUPR`). */
function classesNow(district: District, { classes }: { classes: string[] }): string[] {
  const known = new Set(classes);
  return classes.map((pair) => {
    const [category = '', agency] = pair.split(':');
    if (agency === undefined) return pair;
    const now = `${categoryNow(district, category)}:${agencyNow(district, agency)}`;
    if (known.has(now)) return pair;
    known.add(now);
    return now;
  });
}
