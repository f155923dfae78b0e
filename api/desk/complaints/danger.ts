import type { Alarm } from '../../../machines/complaint/base/context.ts';
import { isAgencysTurn } from '../../../machines/complaint/base/deadline.ts';
import type { ComplaintSnapshot } from '../../../machines/complaint/flow/machine.ts';
import { type Rules, shortName } from '../../../machines/district/rules.ts';
import { momentText } from '../../office/words/dates.ts';

/** Danger as the admin sees it: who has it since when, or whom to ring. */

/** `0812-0000-9101`, as people type it into a telephone. */
function dialled(phone: string): string {
  const national = phone.replace(/^\+62/, '0');
  return national.match(/^\d{4}|\d{1,4}/g)?.join('-') ?? national;
}

/** Who sees to it, by whose word that is known. */
const WHO: Record<NonNullable<Alarm['taken']>['role'], (agency: string) => string> = {
  officer: (agency) => `SIAP: petugas ${agency}`,
  head: (agency) => `SIAP: kepala ${agency}`,
  admin: () => 'sudah ditelepon Admin',
  system: () => 'masuk sebelum alarm darurat ada',
};

function whoTook(rules: Rules, { taken }: Alarm): string | null {
  if (taken === null) return null;
  return `${WHO[taken.role](shortName(rules, taken.agency))}, ${momentText(rules, taken.at)}`;
}

/** Officer and head of the agency that has it, with their numbers. */
export function numbersOf({ district }: Rules, agency: string | null): string {
  const people = district.contacts.filter((contact) => contact.agency === agency);
  return people.map(({ label, phone }) => `${label} ${dialled(phone)}`).join(', ');
}

/** What the admin is asked to do about it, and since when somebody sees to it. */
export function dangerAsks(rules: Rules, snapshot: ComplaintSnapshot): string {
  const context = snapshot.context;
  const { agency, alarm } = context;
  const took = alarm === null ? null : whoTook(rules, alarm);
  const rang = alarm?.phonedAt ?? null;
  if (took !== null) {
    const phoned =
      rang === null || rang === alarm?.taken?.at ? '' : `; ditelepon ${momentText(rules, rang)}`;
    return `${took}${phoned}. Sudah ditangani?`;
  }
  const numbers = isAgencysTurn(context) ? numbersOf(rules, agency) : '';
  if (numbers === '') return 'Belum ada yang menangani. Putuskan sekarang';
  return `Belum ada yang menyatakan SIAP. Telepon ${numbers}`;
}

/** The same where there is danger; null where there is none. */
export function dangerText(rules: Rules, snapshot: ComplaintSnapshot): string | null {
  const stands = snapshot.hasTag('alarm') || snapshot.hasTag('alarmTaken');
  return stands ? dangerAsks(rules, snapshot) : null;
}
