import type { Hotline } from '../../api/hotline/hotline.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import { ACCUSES_OFFICE } from '../../machines/complaint/base/policy.ts';
import { complaintSearch } from '../../machines/complaint/search.ts';
import { CASES, type Case } from './grid.ts';

/** Complaints of the cases of the table, in a hotline. */

/** Stands in the words of each complaint and nowhere else. */
export const canaryOf = (one: Case) => `kaleidoskop${String.fromCharCode(97 + CASES.indexOf(one))}`;
/** Digits of the reporters' numbers, which nobody but the admin sees. */
export const REPORTERS = '812000077';

/** The reporter's number. */
export const reporterOf = (one: Case) =>
  `+62${REPORTERS}${String(CASES.indexOf(one)).padStart(2, '0')}`;

/** A hotline that SMS can be written to. */
interface Place {
  hotline: Pick<Hotline, 'store' | 'engine'>;
  clock: { now(): number };
  sms(from: string, text: string): Promise<void>;
}

/**
 * Writes into a complaint's memory what a case says. The machine takes secrets away from who may not see them; here they
 * are put where they must not be, as an old database may have them.
 */
export async function putFacts(
  { hotline, clock }: Pick<Place, 'hotline' | 'clock'>,
  id: string,
  { agency, given, secret, accusesOffice = false }: Case['facts'],
): Promise<void> {
  const { store, engine } = hotline;
  const found = await engine.instances.snapshot(id);
  const stored = await store.instances.load(id);
  if (found === undefined || stored === undefined) throw new Error(`there is no complaint ${id}`);
  const change = { agency, secret, givenTo: given ? agency : null };
  const flags = accusesOffice ? [ACCUSES_OFFICE] : [];
  const snapshot = JSON.parse(stored.snapshot) as { context: ComplaintContext };
  const reading = { ...snapshot.context.reading, flags };
  snapshot.context = { ...snapshot.context, ...change, reading };
  const moved = { ...found.snapshot, context: snapshot.context } as typeof found.snapshot;
  const search = complaintSearch(
    Object.assign(Object.create(Object.getPrototypeOf(found.snapshot)), moved),
  );
  await store.instances.commit({
    ...{ id, machine: 'complaint', version: stored.version, expectedRevision: stored.revision },
    ...{ key: `case:${id}`, at: clock.now(), status: 'active' },
    ...{ snapshot: JSON.stringify(snapshot), search },
    event: {
      type: 'created',
      by: 'system',
      event: '{}',
      from: '{}',
      to: JSON.stringify(found.snapshot.value),
    },
    ...{ effects: [], arm: [], cancel: [] },
  });
}

/** A complaint of a case. */
export async function putCase(place: Place, one: Case): Promise<string> {
  const phone = reporterOf(one);
  await place.sms(phone, `JALAN ${canaryOf(one)} rusak parah di pekon basungan pagar dewa`);
  const page = await place.hotline.store.instances.find(
    { machine: 'complaint', phone },
    { order: 'created', limit: 1 },
  );
  const id = page.items[0]?.id ?? '';
  await putFacts(place, id, one.facts);
  return id;
}
