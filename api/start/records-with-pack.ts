import type { District } from '../../machines/district/district.ts';
import { agencyNow, categoryNow } from '../../machines/district/former.ts';
import type { Log } from '../../machines/engine/ports.ts';
import type { RecordStore, StoredRecord } from '../../store/ports/records.ts';

/**
 * What is kept beside the machines follows an agency or a category to its only successor, at each start: users of the
 * desk, tokens, subscriptions, and examples that the hotline learns from. Sessions and tokens go on.
 */

/** Kinds of records that name an agency or a category in a field of that name. */
const KINDS = ['user', 'api-token', 'webhook', 'learning-example'] as const;
const PAGE = 200;

type Named = Record<string, unknown>;

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null;
}

/** The same under the names of now; null where nothing changes. */
function renamed(district: District, value: Named): Named | null {
  const { agency, category } = value;
  const now = {
    ...value,
    ...(typeof agency === 'string' ? { agency: agencyNow(district, agency) } : {}),
    ...(typeof category === 'string' ? { category: categoryNow(district, category) } : {}),
  };
  return now.agency === agency && now.category === category ? null : now;
}

async function all(records: RecordStore, kind: string): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (let after = ''; ; ) {
    const page = await records.list(kind, { after, limit: PAGE });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.id;
  }
}

/** Again is harmless; where the pack knows of nothing that was, nothing is read. */
export async function recordsWithPack(
  records: RecordStore,
  district: District,
  log: Log,
): Promise<void> {
  const named = [...district.agencies, ...district.categories];
  if (named.every(({ formerly = [] }) => formerly.length === 0)) return;
  for (const kind of KINDS)
    for (const { id, revision: expectedRevision, value, expiresAt } of await all(records, kind)) {
      const now = isNamed(value) ? renamed(district, value) : null;
      if (now === null) continue;
      await records.put({ kind, id, expectedRevision, value: now, expiresAt });
      log('info', 'a record follows its agency or category', { kind, agency: now.agency });
    }
}

/** Users and tokens of an agency that the pack does not have, by what they are called. */
export async function unplacedRecords(
  records: RecordStore,
  district: District,
): Promise<{ kind: 'user' | 'api-token'; name: string; agency: string }[]> {
  const known = new Set(district.agencies.map(({ code }) => code));
  const kinds = ['user', 'api-token'] as const;
  const found = await Promise.all(
    kinds.map(async (kind) =>
      (await all(records, kind)).flatMap(({ id, value }) => {
        const { agency, name = id, revokedAt = null, disabled } = isNamed(value) ? value : {};
        const isLost =
          typeof agency === 'string' &&
          !known.has(agency) &&
          revokedAt === null &&
          disabled !== true;
        return isLost ? [{ kind, name: String(name), agency }] : [];
      }),
    ),
  );
  return found.flat();
}
