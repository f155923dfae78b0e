import {
  type OfficePhones,
  officePhones,
  phoneOf,
  type Sent,
} from '../../support/office-phones.ts';

/** Conversations with the hotline as data: who writes what, and what every phone gets because of it. */

const HOUR = 3_600_000;
/** Phones of citizens; others are the pack's: `petugas PUPR`, `kepala PUPR`, `admin`. */
const CITIZENS = { warga: '+6281200009001', tetangga: '+6281200009002' };
const ROLES = { petugas: 'officer', kepala: 'head', admin: 'admin' } as const;

/** SMS by the name of the phone that gets them. */
export type Got = Record<string, string[]>;

/** A phone and what it writes, or `wait` and hours; `to`: what comes of it. */
export type Step = Record<string, unknown> & { to: Got };

export interface Dialogue {
  title: string;
  steps: Step[];
}

function phoneCalled(name: string): string {
  if (name in CITIZENS) return CITIZENS[name as keyof typeof CITIZENS];
  const [role = '', agency] = name.split(' ');
  if (!(role in ROLES)) throw new RangeError(`no phone is called "${name}"`);
  return phoneOf(ROLES[role as keyof typeof ROLES], agency);
}

function nameOf({ rules }: OfficePhones, phone: string): string | null {
  const own = Object.entries(CITIZENS).find(([, number]) => number === phone);
  if (own !== undefined) return own[0];
  const found = rules.district.contacts.find((contact) => contact.phone === phone);
  const role = Object.entries(ROLES).find(([, one]) => one === found?.role)?.[0];
  // the leaders' digests are none of the talk
  return role === undefined ? null : [role, found?.agency].filter(Boolean).join(' ');
}

/** What each phone got, in the order it was written. */
function gotBy(phones: OfficePhones, sent: Sent[]): Got {
  const got: Got = {};
  for (const { to, text } of sent) {
    const name = nameOf(phones, to);
    if (name !== null) got[name] = [...(got[name] ?? []), text];
  }
  return got;
}

/** @returns what came of each step */
export async function play({ steps }: Dialogue): Promise<Got[]> {
  const phones = await officePhones();
  const all: Got[] = [];
  for (const { to: _, wait, ...said } of steps) {
    const [[name = '', text] = []] = Object.entries(said);
    const sent =
      wait === undefined
        ? await phones.say(phoneCalled(name), String(text))
        : await phones.wait(Number(wait) * HOUR);
    all.push(gotBy(phones, sent));
  }
  await phones.close();
  return all;
}
