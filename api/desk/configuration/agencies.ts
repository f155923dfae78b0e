import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';
import { ROLES } from './configuration-words.ts';
import { suspendedView } from './suspended.ts';
import { wrongCodePhones } from './wrong-codes.ts';

/** `/pengaturan/skpd`: agencies and officers of the district pack, with what is open and late with each. */

const TYPES = { agency: 'dinas', district: 'kecamatan', partner: 'instansi lain' } as const;

export async function agenciesView(hotline: Hotline): Promise<View> {
  const { store, rules } = hotline;
  const machine = 'complaint';
  const [open, late] = await Promise.all([
    store.instances.tally({ machine, tag: 'withAgency' }, 'agency'),
    store.instances.tally({ machine, tag: 'overdue' }, 'agency'),
  ]);
  const counts = (tally: { key: string; count: number }[]) =>
    new Map(tally.map(({ key, count }) => [key, count]));
  const [openBy, lateBy] = [counts(open), counts(late)];
  const { agencies, contacts } = rules.district;
  const contactsOf = (agency: string | undefined) =>
    contacts
      .filter((contact) => contact.agency === agency)
      .map(({ label, phone, role }) => ({
        label,
        number: maskNumber(phone),
        role: ROLES[role] ?? role,
      }));
  return {
    agencies: agencies.map(({ code, name, shortName, head, type, redirect, verified }) => ({
      ...{ code, name, shortName, head, verified },
      type: TYPES[type],
      redirect: redirect ?? null,
      contacts: contactsOf(code),
      // an officer is what a task is sent to
      lacksContact: type !== 'partner' && contactsOf(code).length === 0,
      open: openBy.get(code) ?? 0,
      late: lateBy.get(code) ?? 0,
      openAddress: `/aduan?keadaan=forwarded&skpd=${encodeURIComponent(code)}`,
      lateAddress: `/aduan?skpd=${encodeURIComponent(code)}&tanda=overdue&urut=tenggat`,
    })),
    others: contactsOf(undefined),
    suspended: await suspendedView(hotline),
    wrongCodes: await wrongCodePhones(hotline),
  };
}
