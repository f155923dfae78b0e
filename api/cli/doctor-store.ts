import { existsSync } from 'node:fs';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import { unplacedCodes } from '../../machines/complaint/unplaced.ts';
import { suspendedContacts } from '../../machines/conversation/contact-facts.ts';
import { agencyNow, categoryNow } from '../../machines/district/former.ts';
import { type Rules, rulesOf } from '../../machines/district/rules.ts';
import { maskNumber } from '../../machines/numbers/masks.ts';
import { embeddedFile, openStore } from '../../store/open.ts';
import type { Store } from '../../store/ports/store.ts';
import { damaged, pageFaults } from '../../store/sqlite/background.ts';
import { contentsOf } from '../../store/sqlite/copy.ts';
import { readOnlyAddress } from '../../store/sqlite/read-only.ts';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { readSamples } from '../office/data/checks/daily-checks.ts';
import { daysLeft, diskText, diskWarning, freeBytes } from '../office/data/checks/disk.ts';
import { excessiveTokens, excessOf } from '../office/people/api-tokens.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { unplacedRecords } from '../start/records-with-pack.ts';
import { doubtOfNew, doubtOfStored, newestBackup } from '../start/right-store/doubts.ts';
import { placeOf } from '../start/right-store/places.ts';
import { refusal } from '../start/right-store/refusals.ts';

/** What `hotline doctor` finds out about the store: opened for reading only, whatever version wrote it. */

/** Opens the store for reading only. */
export async function onStore<T>(
  { storeUrl }: Settings,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(storeUrl);
  try {
    await store.open({ readOnly: true });
    return await work(store);
  } finally {
    await store.close();
  }
}

async function waiting(store: Store): Promise<string> {
  const { inboxWaiting, outboxWaiting, unconfirmed } = await store.status();
  return `waiting: ${inboxWaiting} in, ${outboxWaiting} out, ${unconfirmed} unconfirmed`;
}

/** @throws Error with what the next start would say, when it would refuse the store */
async function checkRight(settings: Settings, file: string | null): Promise<void> {
  const { storeUrl, stateFolder, backup } = settings;
  const place = placeOf(storeUrl, stateFolder);
  if (place === null) return;
  const doubtNow = async () => {
    if (file !== null && !existsSync(file)) return doubtOfNew(place, backup.folder);
    return doubtOfStored(place, await onStore(settings, (store) => store.identity.read()));
  };
  // a hotline that runs may have given a number between the two looks
  const doubt = (await doubtNow()) === null ? null : await doubtNow();
  if (doubt !== null) throw new Error(refusal(doubt, newestBackup(backup.folder)));
}

/** @returns that all is well, in words; @throws Error with what is wrong */
export async function checkStore(settings: Settings): Promise<string> {
  const file = embeddedFile(settings.storeUrl);
  if (file !== null && existsSync(file)) {
    const faults = await pageFaults(file, readOnlyAddress(file));
    if (faults.length > 0) throw damaged(file, faults);
  }
  await checkRight(settings, file);
  if (file === null) return `works; ${await onStore(settings, waiting)}`;
  if (!existsSync(file)) return `${file}: not there yet; the first start makes it`;
  const found = await onStore(settings, waiting);
  const { version } = contentsOf(file);
  const older = version < SCHEMA_STEPS.length ? '; the next start brings it up to date' : '';
  return `${file}: all pages are whole, schema ${version} of ${SCHEMA_STEPS.length}${older}; ${found}`;
}

/** @returns that every contact counts, in words; @throws Error with those that do not for now */
export async function checkContacts(settings: Settings): Promise<string> {
  const { contacts } = loadDistrict(settings.district);
  const file = embeddedFile(settings.storeUrl);
  if (file !== null && !existsSync(file)) return `${contacts.length}, none suspended`;
  const all = await onStore(settings, (store) => suspendedContacts(store, contacts));
  if (all.length === 0) return `${contacts.length}, none suspended`;
  const named = all.map(
    ({ label, phone, doubt }) =>
      `${label} ${maskNumber(phone)} (${doubt === 'undelivered' ? 'SMS do not arrive' : 'says that it is a wrong number'})`,
  );
  throw new Error(
    `suspended: ${named.join(', ')}; mend contacts.yaml, or let it count again at /pengaturan/skpd`,
  );
}

/** @returns that no token has on paper what its role may not, in words; @throws Error with those that do */
export async function checkTokens(settings: Settings): Promise<string> {
  const file = embeddedFile(settings.storeUrl);
  if (file !== null && !existsSync(file)) return 'none yet';
  const all = await onStore(settings, ({ records }) => excessiveTokens(records, Date.now()));
  if (all.length === 0) return 'none has more than its role may';
  const named = all.map((info) => `${info.id} (${info.name}): ${excessOf(info).join(' ')}`);
  throw new Error(
    `scopes that do not count any more: ${named.join(', ')}; who acts for citizens needs a token with --role channel`,
  );
}

/** Codes that the pack does not have: those that the next start moves, and the others. */
async function lostCodes(rules: Rules, store: Store) {
  const { agencies, categories } = await unplacedCodes({ store, rules });
  const { district } = rules;
  const counts = agencies.map(async (agency) => {
    const query = { machine: COMPLAINT.name, tag: 'open', agency };
    const words = `${await store.instances.count(query)} open complaints of ${agency}`;
    return { words, moves: agencyNow(district, agency) !== agency };
  });
  const records = await unplacedRecords(store.records, district);
  return [
    ...(await Promise.all(counts)),
    ...categories.map((category) => ({
      words: `complaints of the category ${category}`,
      moves: categoryNow(district, category) !== category,
    })),
    ...records.map(({ kind, name, agency }) => ({
      words: `${kind} ${name} of ${agency}`,
      moves: agencyNow(district, agency) !== agency,
    })),
  ];
}

/** @returns that all has a place in the pack, in words; @throws Error with what has none */
export async function checkPlaces(settings: Settings): Promise<string> {
  const rules = rulesOf(loadDistrict(settings.district));
  const file = embeddedFile(settings.storeUrl);
  if (file !== null && !existsSync(file)) return 'nothing is open yet';
  const all = await onStore(settings, (store) => lostCodes(rules, store));
  const lost = all.filter(({ moves }) => !moves).map(({ words }) => words);
  if (lost.length > 0)
    throw new Error(
      `not in the pack: ${lost.join(', ')}; name them under "formerly" of who took over, or forward them in the inbox`,
    );
  const moving = all.map(({ words }) => words);
  return moving.length === 0
    ? 'all that is open has its agency'
    : `the next start moves ${moving.join(', ')}`;
}

/** @returns how much is free and for how long, in words; @throws Error when that is too little */
export async function checkDisk(settings: Settings): Promise<string> {
  const file = embeddedFile(settings.storeUrl);
  if (file === null || !existsSync(file)) return 'nothing to watch';
  const now = { at: Date.now(), free: await freeBytes(file) };
  const days = daysLeft(
    await onStore(settings, ({ records }) => readSamples(records)).catch(() => []),
    now,
  );
  const warning = diskWarning(now.free, days);
  if (warning !== null) throw new Error(warning);
  return diskText(now.free, days);
}
