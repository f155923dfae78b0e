import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** What an office is in the midst of when one of its people writes. */

const CITIZENS = ['+6281200009001', '+6281200009002'];
const ROADS = [
  'JALAN jalan rusak parah di pekon basungan pagar dewa',
  'JALAN jembatan rusak di pekon hanakau sukau',
];
const UNCLEAR = [
  'kami di pekon canggu sudah tidak tahan lagi dengan keadaan ini mohon ditindaklanjuti',
  'kami warga pekon hanakau sukau mohon keadaan ini segera ditindaklanjuti',
];
const RUBBISH = 'SAMPAH sampah menumpuk di pasar liwa tidak diangkut 5 hari';
const ANSWER = 'JAWAB A001 jalan sudah kami timbun tadi pagi';

type Prepare = (phones: OfficePhones, agency: string | null) => Promise<void>;

/** The n-th citizen complains, and the complaint goes to an agency. */
async function forwarded(phones: OfficePhones, agency: string, n = 0): Promise<void> {
  const citizen = CITIZENS[n] ?? '';
  if (agency === 'PUPR') await phones.say(citizen, ROADS[n] ?? '');
  else {
    await phones.say(citizen, UNCLEAR[n] ?? '');
    await phones.desk(`2026-A00${n + 1}`, { type: 'admin.forward', agency });
  }
}

const answered: Prepare = async (phones) => {
  await forwarded(phones, 'PUPR');
  await phones.say(phoneOf('officer', 'PUPR'), ANSWER);
};

/** By the name that cases call it. */
export const SITUATIONS: Record<string, Prepare> = {
  none: async () => {},
  triage: async (phones) => {
    await phones.say(CITIZENS[0] ?? '', UNCLEAR[0] ?? '');
  },
  forwarded: (phones, agency) => forwarded(phones, agency ?? 'PUPR'),
  two: async (phones, agency) => {
    await forwarded(phones, agency ?? 'PUPR', 0);
    await forwarded(phones, agency ?? 'PUPR', 1);
  },
  answered,
  closed: async (phones, agency) => {
    await answered(phones, agency);
    await phones.say(CITIZENS[0] ?? '', 'NILAI A001 5');
  },
  'other-agency': async (phones) => {
    await phones.say(CITIZENS[0] ?? '', RUBBISH);
  },
};

/** An office in a situation, with phones that can write to it. */
export async function inSituation(name: string, agency: string | null): Promise<OfficePhones> {
  const prepare = SITUATIONS[name];
  if (prepare === undefined) throw new RangeError(`no situation is called "${name}"`);
  const phones = await officePhones();
  await prepare(phones, agency);
  return phones;
}
