import type { Agency, Category, Contact, District } from '../../../machines/district/district.ts';
import { createRules, type Rules } from '../../../machines/district/rules.ts';

/** The smallest district the pages can show; names are hostile so that every page must escape them. */

const DAY = 24 * 3_600_000;
const WIB = 7 * 3_600_000;

export const HOSTILE = `<script>alert("x")</script> {{constructor}} 'kutip' & <b>tebal</b>`;

/** Every day works and every hour is office hour: pages only print what the calendar says. */
const calendar = {
  local(at: number) {
    const date = new Date(at + WIB);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
    };
  },
  at: (date: string, time: string) => Date.parse(`${date}T${time.replace('.', ':')}:00Z`) - WIB,
  isWorkingDay: () => true,
  startOfDay: (at: number) => at - ((at + WIB) % DAY),
  dueAfter: (at: number, days: number) => at + days * DAY,
  daysTaken: (from: number, to: number) => Math.max(0, Math.ceil((to - from) / DAY)),
  workingDaysBefore: (at: number, days: number) => at - days * DAY,
  workingDaysPassed: (from: number, to: number) => Math.max(0, Math.floor((to - from) / DAY)),
  workingMinutesBetween: (from: number, to: number) => (to - from) / 60_000,
  addWorkingMinutes: (at: number, minutes: number) => at + minutes * 60_000,
  addDays: (at: number, days: number) => at + days * DAY,
  nextOfficeTime: (at: number) => at,
  resolveDate: (text: string) => Date.parse(`${text}T09:00:00Z`),
} as unknown as Rules['calendar'];

function agency(code: string, shortName: string): Agency {
  return {
    code,
    name: `Dinas ${shortName}`,
    shortName,
    head: 'Kepala',
    aliases: [],
    subjects: [],
    type: 'agency',
    verified: true,
  };
}

function category(code: string, name: string, to: string): Category {
  const words = { aliases: [], typos: [], strongHints: [], hints: [], weakHints: [] };
  return { code, name, agency: to, ...words, secret: false, routes: [] };
}

export const CONTACTS: Contact[] = [
  { role: 'officer', agency: 'PUPR', phone: '+6281200009101', label: 'Petugas PUPR' },
  { role: 'head', agency: 'PUPR', phone: '+6281200009102', label: 'Kepala PUPR' },
  { role: 'officer', agency: 'DINSOS', phone: '+6281200009103', label: HOSTILE },
  { role: 'head', agency: 'DINSOS', phone: '+6281200009104', label: 'Kepala Dinsos' },
  { role: 'admin', phone: '+6281200009105', label: 'Admin Hotline' },
  { role: 'regent', phone: '+6281200009106', label: 'Bupati' },
];

const district = {
  office: {
    district: 'Contoh',
    shortName: 'Contoh',
    signature: '-Hotline',
    telephone: '(0728) 00000',
    emergencyNumber: '112',
    agency: 'KOMINFO',
    oversightAgency: 'INSPEKTORAT',
    secondOverseer: 'DINSOS',
    accusedAs: {},
    readsOwnAccusations: false,
    secretReaders: [],
  },
  kinds: [],
  categories: [category('JALAN', HOSTILE, 'PUPR'), category('SOSIAL', 'Bantuan', 'DINSOS')],
  agencies: [
    agency('PUPR', 'PUPR'),
    agency('DINSOS', 'Dinsos'),
    agency('INSPEKTORAT', 'Inspektorat'),
    { ...agency('PLN', 'PLN'), type: 'partner', redirect: 'PLN telp 123' },
  ],
  places: {
    districts: [
      {
        code: '18.04.01',
        name: 'Balik Bukit',
        aliases: [],
        villages: [{ code: '18.04.01.2001', name: 'Sukarami', type: 'pekon' as const }],
      },
    ],
    landmarks: [],
    outside: [],
    regencies: [],
  },
  contacts: CONTACTS,
  calendar: {
    utcOffsetMinutes: 420,
    zoneName: 'WIB',
    week: Array.from({ length: 7 }, () => ({ open: '00.00', close: '23.59' })),
    holidays: ['2025', '2026', '2027'].map((year) => ({
      ...{ date: `${year}-12-25`, name: 'Natal', type: 'holiday' as const, estimated: false },
    })),
    exceptions: [],
    sending: { from: '07.00', to: '20.00', fridayPause: null },
  },
  sop: {
    number: '050/184/III.08/2017',
    steps: [
      { step: 3, activity: 'Meneruskan', actor: 'Admin', output: 'Surat', time: 'forward' },
      { step: 4, activity: 'Menjawab', actor: 'SKPD', output: 'Surat', time: 'answer' },
    ],
  },
  sla: {
    active: 'SOP',
    profiles: [
      {
        name: 'SOP',
        unit: 'workingDay',
        send: 1,
        enter: 1,
        forward: 1,
        answer: 3,
        reply: 1,
        report: 1,
        receive: 1,
      },
    ],
    legal: { information: 5, ordinary: 14, oversight: 60 },
    remindBefore: 1,
    repeatEvery: 5,
    escalateAfter: [1, 2, 3],
    extensionDays: 5,
    extensions: 1,
    citizenAnswerDays: 10,
    verdictDays: 7,
    reopenDays: 30,
    clarifyMinutes: 60,
  },
  policy: {
    autoForwardConfidence: 0.8,
    review: 'none',
    holdMinutes: 30,
    correctionMinutes: 30,
    pressDays: 10,
    undoSeconds: 60,
    retractMinutes: 1440,
    ...{ questions: 2, transfers: 2, alarmMinutes: [10, 20], alarmSlowest: 1440, parkDays: 60 },
    minimumAnswer: 15,
    dailyLimit: 20,
    dailyBudget: 1000,
    ranking: { cases: 5, share: 0.8 },
    receiverHourly: 1000,
    receiverDaily: 1000,
    crowdHourly: 1000,
    alarmHourly: 1000,
    smsTariff: null,
    costlyPrefixes: ['0809'],
    homePrefixes: ['+62'],
  },
  operators: [],
  balance: { checkHours: 12, words: {}, patterns: [] },
  lines: { downMinutes: 10, lowCredit: 20_000, expiryDays: 7 },
  schedules: {
    dailyDigest: '15.00',
    weeklyDigest: { weekday: 5, time: '15.00' },
    reports: ['monthly'],
  },
  letterhead: {
    arms: null,
    government: 'PEMERINTAH',
    office: 'DINAS',
    address: '-',
    town: '-',
    signatory: { title: '-', name: 'PEJABAT CONTOH', rank: '-', nip: '-' },
    deputies: [],
    classification: '-',
    units: [],
    numberMask: '{urut}',
    kinds: {},
    electronic: false,
    paper: 'F4',
    basis: ['-'],
  },
  newspapers: [{ name: 'Radar Lampung Barat' }],
  words: { abbreviations: {}, everyday: [], common: [], idioms: [] },
  retention: null,
  learned: null,
  accusing: null,
} satisfies District;

export const rules = createRules(district, calendar);
