import { toE164 } from '../../channels/gsm/numbers.ts';
import type { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Contact } from '../../machines/district/district.ts';
import type { Rules } from '../../machines/district/rules.ts';

/** Which virtual phones lie on the table, and what is written on them. */

export interface ShownPhone {
  number: string;
  /** "Warga 1", "Petugas Dinas PUPR". */
  label: string;
  role: Contact['role'] | 'citizen';
}

/** The first one starts the tour on the page. */
export const CITIZENS = ['+6281200009001', '+6281200009002'];

const MOST_PHONES = 40;
const COUNTRY = '62';

/** Roles whose phones lie there from the start, beside those of one agency. */
const OFFICE: Contact['role'][] = ['admin', 'secretary', 'regent'];

/** Agencies of which an officer is registered, in the order of the pack. */
export function agenciesWithOfficers({ district }: Rules): string[] {
  const officers = district.contacts.filter(({ role }) => role === 'officer');
  return [...new Set(officers.flatMap(({ agency }) => agency ?? []))];
}

/** Officers and head of an agency, then the office. */
function firstContacts({ district }: Rules, agency: string | null): Contact[] {
  const { contacts } = district;
  const ofRole = (role: Contact['role']) => contacts.filter((contact) => contact.role === role);
  const ofAgency = [...ofRole('officer'), ...ofRole('head')].filter(
    (contact) => agency !== null && contact.agency === agency,
  );
  return [...ofAgency, ...OFFICE.flatMap(ofRole)];
}

/** Number as typed → as the network knows it; null when it is neither a number nor a sender's name. */
export function typedNumber(typed: string): string | null {
  const compact = typed.replace(/[\s.()-]/g, '');
  if (/^(\+|00)?\d{8,15}$/.test(compact)) return toE164(compact, COUNTRY);
  return /^[A-Za-z][\w-]{2,10}$/.test(compact) || /^\d{3,7}$/.test(compact) ? compact : null;
}

export interface PhoneSet {
  list(): ShownPhone[];
  find(number: string): ShownPhone | undefined;
  /** Puts a phone on the table; undefined when there is no room. */
  add(number: string): ShownPhone | undefined;
  /** The agency whose phones lie there; null where the pack has none. */
  readonly agency: string | null;
  /** Puts the phones of another agency there. @returns false when it has no officer */
  choose(agency: string): boolean;
}

/** @param network phones with SMS (a scenario was played, a head was told) are shown too, as far as there is room */
export function createPhoneSet(rules: Rules, network: VirtualNetwork): PhoneSet {
  const agencies = agenciesWithOfficers(rules);
  const added = new Set<string>();
  let agency = agencies[0] ?? null;

  function first(): ShownPhone[] {
    const citizens = CITIZENS.map((number, n) => ({
      number,
      label: `Warga ${n + 1}`,
      role: 'citizen' as const,
    }));
    const contacts = firstContacts(rules, agency);
    return [
      ...citizens,
      ...contacts.map(({ phone, label, role }) => ({ number: phone, label, role })),
    ];
  }

  function list(): ShownPhone[] {
    const there = first();
    const known = new Set(there.map(({ number }) => number));
    const others = network
      .phones()
      .filter(({ number, messages }) => messages.length > 0 || added.has(number))
      .filter(({ number }) => !known.has(number))
      .slice(0, MOST_PHONES - there.length);
    let strangers = CITIZENS.length;
    const shown = ({ number }: { number: string }): ShownPhone => {
      const contact = rules.district.contacts.find(({ phone }) => phone === number);
      if (contact !== undefined) return { number, label: contact.label, role: contact.role };
      if (!number.startsWith('+')) return { number, label: 'Operator', role: 'citizen' };
      strangers += 1;
      return { number, label: `Warga ${strangers}`, role: 'citizen' };
    };
    return [...there, ...others.map(shown)];
  }

  const find = (number: string) => list().find((phone) => phone.number === number);
  return {
    list,
    find,
    add(number) {
      if (find(number) === undefined && list().length >= MOST_PHONES) return undefined;
      network.phone(number);
      added.add(number);
      return find(number);
    },
    get agency() {
      return agency;
    },
    choose(code) {
      if (!agencies.includes(code)) return false;
      agency = code;
      return true;
    },
  };
}
