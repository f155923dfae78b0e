import { toE164 } from '../../channels/gsm/numbers.ts';
import type { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Contact } from '../../machines/district.ts';
import type { Rules } from '../../machines/rules.ts';

/** Which virtual phones lie on the table, and what is written on them. */

export interface ShownPhone {
  number: string;
  /** "Warga 1", "Petugas Dinas PUPR". */
  label: string;
  role: Contact['role'] | 'citizen';
}

/** The first one starts the tour on the page. */
export const CITIZENS = ['+6281200009001', '+6281200009002'];

/** Agencies whose officers lie there from the start, as far as the district has them. */
const FIRST_AGENCIES = ['PUPR', 'DLHKP', 'DINSOS'];
const MOST_PHONES = 40;
const COUNTRY = '62';

function firstContacts(rules: Rules): Contact[] {
  const { contacts } = rules.district;
  const officers = contacts.filter(({ role }) => role === 'officer');
  const wanted = officers.filter(({ agency }) => FIRST_AGENCIES.includes(agency ?? ''));
  const shown = wanted.length > 0 ? wanted : officers.slice(0, 3);
  const head = contacts.find(({ role, agency }) => role === 'head' && agency === shown[0]?.agency);
  const others = contacts.filter(({ role }) => role === 'admin' || role === 'regent');
  return [...shown, ...(head === undefined ? [] : [head]), ...others];
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
}

/** @param network phones it already knows (a scenario was played) are shown too, as far as there is room */
export function createPhoneSet(rules: Rules, network: VirtualNetwork): PhoneSet {
  const first: ShownPhone[] = [
    ...CITIZENS.map((number, n) => ({
      number,
      label: `Warga ${n + 1}`,
      role: 'citizen' as const,
    })),
    ...firstContacts(rules).map(({ phone, label, role }) => ({ number: phone, label, role })),
  ];
  const known = new Set(first.map(({ number }) => number));
  for (const { number } of first) network.phone(number);

  /** @param n its place among the phones that were put there later */
  function shown(number: string, n: number): ShownPhone {
    const contact = rules.district.contacts.find(({ phone }) => phone === number);
    if (contact !== undefined) return { number, label: contact.label, role: contact.role };
    const label = number.startsWith('+') ? `Warga ${CITIZENS.length + n + 1}` : 'Operator';
    return { number, label, role: 'citizen' };
  }

  function list(): ShownPhone[] {
    const others = network.phones().filter(({ number }) => !known.has(number));
    const room = MOST_PHONES - first.length;
    return [...first, ...others.slice(0, room).map(({ number }, n) => shown(number, n))];
  }

  return {
    list,
    find: (number) => list().find((phone) => phone.number === number),
    add(number) {
      const find = () => list().find((phone) => phone.number === number);
      if (list().length < MOST_PHONES) network.phone(number);
      return find();
    },
  };
}
