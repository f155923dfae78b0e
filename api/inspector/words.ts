import { sentencesOf } from '../../machines/chart.ts';
import { SENTENCES as CONVERSATION } from '../../machines/conversation/sentences.ts';
import { SENTENCES as LETTER } from '../../machines/letter/machine.ts';
import { SENTENCES as LINE } from '../../machines/line/sentences.ts';
import { SENTENCES as MODEM } from '../../machines/modem/sentences.ts';
import { SENTENCES as REPORT } from '../../machines/report/sentences.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { DELIVERY, eventWord, REGIONS } from '../office/words/words.ts';
import type { Lane } from './sequence.ts';

/** Indonesian for the inspector: machines, states that have no words of their own, causes, effects. */

const MACHINES: Record<string, { name: string; about: string }> = {
  complaint: {
    name: 'Aduan',
    about: 'perjalanan sebuah aduan, dengan tenggat, batas undang-undang, dan koran',
  },
  conversation: { name: 'Percakapan', about: 'apa yang terakhir ditanyakan kepada sebuah nomor' },
  report: { name: 'Laporan', about: 'laporan berkala sampai diterima Bupati' },
  letter: { name: 'Surat', about: 'sebuah surat dari konsep sampai diarsipkan' },
  line: { name: 'Kartu SIM', about: 'jalan tidaknya sebuah kartu, pulsa, dan masa aktifnya' },
  modem: {
    name: 'Modem',
    about: 'hubungan program ini dengan modem; hanya ada selama program berjalan',
  },
};

/** States whose statechart gives them no status, by machine and path; regions among them. */
const STATES: Record<string, Record<string, string>> = {
  conversation: {
    dialogue: 'pembicaraan',
    notices: 'pemberitahuan',
    'notices.on': 'pemberitahuan dikirim',
    'notices.off': 'warga meminta STOP',
  },
  line: { service: 'pengiriman', credit: 'pulsa', validity: 'masa aktif' },
  modem: {
    closed: 'tidak dijalankan',
    opening: 'saluran sedang dibuka',
    initialising: 'sedang disiapkan',
    registering: 'mencari jaringan seluler',
    'registering.asking': 'menanyakan jaringan',
    ready: 'siap',
    'ready.sending': 'mengirim',
    'ready.sending.idle': 'menunggu',
    'ready.sending.busy': 'sedang mengirim',
    'ready.care': 'pemeriksaan berkala',
    'ready.care.waiting': 'menunggu waktunya',
    resyncing: 'tidak menjawab, dicoba lagi',
    resetting: 'sedang dinyalakan ulang',
    recovering: 'akan dibuka lagi',
    'recovering.judging': 'menimbang perlu tidaknya alarm',
    'recovering.pausing': 'jeda sebelum mencoba lagi',
    blocked: 'menunggu bantuan petugas',
  },
};

/** What people read about a state of the hotline's own machines that says nothing of itself. */
function ownStateWord(machine: string, path: string): string | null {
  if (machine !== 'complaint') return STATES[machine]?.[path] ?? null;
  const [region = '', ...rest] = path.split('.');
  if (rest.length === 0) return REGIONS[region]?.name ?? null;
  return REGIONS[region]?.states[rest.join('.')] ?? null;
}

/** The machines of the hotline beside the complaint; they say themselves what their names mean. */
const OWN = [CONVERSATION, REPORT, LETTER, LINE, MODEM];

const EFFECTS: Record<string, string> = {
  sms: 'SMS',
  letter: 'surat',
  tell: 'kabar kepada mesin lain',
  open: 'mesin baru dibuka',
  compute: 'hitungan untuk laporan',
  openLine: 'membuka saluran',
  closeLine: 'menutup saluran',
  initialise: 'menyiapkan modem',
  askRegistration: 'menanyakan jaringan',
  resync: 'menyapa modem',
  softReset: 'menyuruh modem menyala ulang',
  hardReset: 'memutus dan menyambung listrik modem',
  catchUp: 'membaca SMS di kartu',
  raiseAlarm: 'memasang alarm',
  clearAlarm: 'mencabut alarm',
};

/** Words for what charts call things: of the hotline's own machines, and of those that the pack brings. */
export interface Words {
  /** What one instance of a machine is called, and what the machine is about. */
  machine(name: string): { name: string; about: string };
  /** What people read about a state that says nothing of itself; null where there are no words. */
  state(machine: string, path: string): string | null;
  /** An event or a timer; its own name where there are none. */
  happening(type: string): string;
  effect(type: string): string;
}

function createWords(brought: Hotline['brought']): Words {
  const shown = new Map(brought.map((one) => [one.process.name, one.shown]));
  const all = (part: 'events' | 'delays' | 'effects', own: object[]) =>
    Object.assign({}, ...[...shown.values()].map((one) => one?.words[part]), ...own) as Record<
      string,
      string
    >;
  const said = [...brought.map((one) => sentencesOf(one.process.decider.machine)), ...OWN];
  const events = all('events', [...said.map((one) => one.events), { created: 'dibuat' }]);
  const delays = all(
    'delays',
    said.map((one) => one.delays),
  );
  const effects = all('effects', [EFFECTS]);
  const happening = (type: string) => {
    const delay = /^xstate\.after\.([^.]+)\./.exec(type)?.[1];
    return (delay === undefined ? events[type] : delays[delay]) ?? eventWord(type);
  };
  return {
    machine(name) {
      const known = shown.get(name);
      const own = known === undefined ? undefined : { name: known.title, about: known.about };
      return MACHINES[name] ?? own ?? { name, about: '' };
    },
    state: (machine, path) =>
      ownStateWord(machine, path) ?? shown.get(machine)?.words.states?.[path] ?? null,
    happening,
    effect: (type) => effects[type] ?? type,
  };
}

const made = new WeakMap<Hotline['brought'], Words>();

export function wordsOf({ brought }: Pick<Hotline, 'brought'>): Words {
  const words = made.get(brought) ?? createWords(brought);
  made.set(brought, words);
  return words;
}

export function effectStateWord(state: keyof typeof DELIVERY | null): string | null {
  return state === null ? null : DELIVERY[state].word;
}

export const LANE_NAMES: Record<Lane, string> = {
  citizen: 'warga',
  hotline: 'hotline',
  desk: 'meja Admin',
  officer: 'petugas, pimpinan',
  time: 'waktu',
};
