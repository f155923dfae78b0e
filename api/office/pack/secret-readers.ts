import { isDeepStrictEqual } from 'node:util';
import type { Item } from './fields.ts';
import type { PackData } from './pack.ts';

/**
 * Who reads secrets, and what accuses the hotline's own office, is not the admin's to say at the desk (decision 0040):
 * neither by the settings nor by whose phone it is. Another code for the same agency changes nothing of it.
 */

export const SECRET_READERS_STAY =
  'Siapa yang menerima aduan rahasia, termasuk nomornya, tidak diubah di sini: ubah berkasnya di komputer hotline, lalu jalankan ulang.';

interface Read {
  office: Item;
  agencies: Item[];
  contacts: Item[];
}

function read(pack: PackData): Read {
  const { office } = pack['office.yaml'] as { office: Item };
  const { agencies } = pack['agencies.yaml'] as { agencies: Item[] };
  const { contacts } = pack['contacts.yaml'] as { contacts: Item[] };
  return { office, agencies, contacts };
}

const PLACES = ['agency', 'oversightAgency', 'secondOverseer'] as const;
const hasCode = (agencies: Item[], code: unknown) => agencies.some((one) => one.code === code);

/** The same agency under another code: the one is gone, and the other was not there. */
function isSame(before: Read, after: Read, place: (typeof PLACES)[number]): boolean {
  const [was, is] = [before.office[place], after.office[place]];
  return was === is || (!hasCode(after.agencies, was) && !hasCode(before.agencies, is));
}

/** Phones to which secrets go. */
function phonesOf({ office, contacts }: Read): string[] {
  const agencies: unknown[] = [office.oversightAgency, office.secondOverseer];
  return contacts
    .filter(({ agency }) => agency !== undefined && agencies.includes(agency))
    .map(({ role, phone }) => `${role} ${phone}`)
    .sort();
}

/** What the office says of it, whatever agencies are called. */
function rules({ office }: Read): unknown[] {
  const { readsOwnAccusations = false, secretReaders = [], accusedAs = {} } = office;
  return [readsOwnAccusations, secretReaders, Object.values(accusedAs as Item)];
}

/** True where other people would read secrets after a change than before it. */
export function changesSecretReaders(before: PackData, after: PackData): boolean {
  const [was, is] = [read(before), read(after)];
  return !(
    PLACES.every((place) => isSame(was, is, place)) &&
    isDeepStrictEqual(phonesOf(was), phonesOf(is)) &&
    isDeepStrictEqual(rules(was), rules(is))
  );
}
