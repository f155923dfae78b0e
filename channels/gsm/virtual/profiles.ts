import { type ModemProfile, PLAIN_PROFILE } from './profile.ts';

/**
 * Families of modems as their makers' manuals, other people's drivers (oFono, ModemManager, gammu,
 * smstools, python-gsmmodem) and published dialogues show them. None of them was on our table: what is
 * known of each stands in docs/modem.md.
 */

const FAMILIES = {
  // Siemens/Cinterion MC75i: messages can only arrive in SM or MT, and bfr can only be 1
  'cinterion-mc75i': {
    manufacturer: 'Cinterion',
    model: 'MC75i',
    places: { SM: 20, ME: 25 },
    lists: [
      ['ME', 'SM', 'MT'],
      ['ME', 'SM', 'MT'],
      ['SM', 'MT'],
    ],
    selected: ['MT', 'MT', 'MT'],
    notices: [[0, 1, 2, 3], [0, 1], [0, 2, 3], [0, 2], [1]],
    noticesAsTold: '(0-3),(0,1),(0,2,3),(0,2),(1)',
    noticeNames: 'own',
    services: [0, 1],
    textMode: true,
    startWords: ['^SYSSTART'],
  },
  // the same maker's later modules: what arrives in SM is read through MT alone
  'cinterion-mt': {
    manufacturer: 'Cinterion',
    model: 'PHS8-E',
    places: { SM: 20, ME: 25 },
    lists: [
      ['ME', 'MT'],
      ['ME', 'SM', 'MT'],
      ['SM', 'MT'],
    ],
    selected: ['ME', 'ME', 'MT'],
    notices: [[0, 1, 2], [0, 1], [0, 2], [0, 1, 2], [1]],
    noticesAsTold: '(0-2),(0,1),(0,2),(0-2),(1)',
    noticeNames: 'chosen',
    startWords: ['^SYSSTART'],
  },
  // mem3 is the SIM alone, and AT+CPMS wants all three
  'sim-only-arrival': {
    manufacturer: 'Sagem',
    model: 'HiLo',
    places: { SM: 25, ME: 40 },
    lists: [['SM', 'ME'], ['SM', 'ME'], ['SM']],
    cpmsTakes: [3],
    selected: ['SM', 'SM', 'SM'],
    notices: [[0, 1, 2], [0, 1, 2, 3], [0, 2], [0, 1], [0]],
    startWords: [],
  },
  // bare strings instead of lists; each name can be chosen for each use; places count from 0
  'huawei-mu609': {
    manufacturer: 'huawei',
    model: 'MU609',
    places: { SM: 20, ME: 30 },
    firstPlace: 0,
    lists: [
      ['ME', 'MT', 'SM'],
      ['ME', 'MT', 'SM'],
      ['ME', 'MT', 'SM'],
    ],
    listsAsTold: '"ME","MT","SM"',
    selected: ['ME', 'MT', 'SM'],
    notices: [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    startWords: ['^SYSSTART'],
  },
  'huawei-e1752': {
    manufacturer: 'huawei',
    model: 'E1752',
    places: { SM: 50, ME: 23 },
    firstPlace: 0,
    lists: [
      ['ME', 'MT', 'SM', 'SR'],
      ['ME', 'MT', 'SM', 'SR'],
      ['ME', 'MT', 'SM', 'SR'],
    ],
    selected: ['SM', 'SM', 'SM'],
    notices: [
      [0, 1],
      [0, 1, 2, 3],
      [0, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    noticesAsTold: '(0-2),(0-3),(0,2,3),(0-2),(0,1)',
    startWords: ['^SYSSTART'],
    textMode: true,
  },
  // it says that no memory has any place, and keeps messages all the same
  'no-places-told': {
    manufacturer: 'ZTE INCORPORATED',
    model: 'MF190',
    places: { SM: 20, ME: 100 },
    firstPlace: 0,
    lists: [
      ['SM', 'ME'],
      ['SM', 'ME'],
      ['SM', 'ME'],
    ],
    hidesPlaces: 'always',
    selected: ['SM', 'SM', 'SM'],
    notices: [
      [0, 1],
      [0, 1, 2, 3],
      [0, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    startWords: [],
  },
  // it finds the speed by itself and therefore starts without a word
  'simcom-sim800': {
    manufacturer: 'SIMCOM_Ltd',
    model: 'SIMCOM_SIM800L',
    places: { SM: 10 },
    lists: [
      ['SM', 'MT', 'SM_P', 'ME_P'],
      ['SM', 'MT', 'SM_P', 'ME_P'],
      ['SM', 'MT', 'SM_P', 'ME_P'],
    ],
    listsAsTold: '("SM","MT","SM_P","ME_P"),("SM","MT","SM_P","ME_P"),("SM","MT","SM_P","ME_P")',
    selected: ['SM_P', 'SM_P', 'SM_P'],
    notices: [
      [0, 1, 2, 3],
      [0, 1, 2, 3],
      [0, 2],
      [0, 1],
      [0, 1],
    ],
    noticesAsTold: '(0-3),(0-3),(0,2),(0-1),(0-1)',
    noticeNames: 'chosen',
    textMode: true,
    startsInTextMode: false,
    startWords: [],
    readyWords: ['Call Ready', 'SMS Ready'],
    lockedAsCms: true,
  },
  'simcom-sim7600': {
    manufacturer: 'SIMCOM INCORPORATED',
    model: 'SIMCOM_SIM7600E-H',
    places: { SM: 40, ME: 23 },
    firstPlace: 0,
    lists: [
      ['ME', 'MT', 'SM', 'SR'],
      ['ME', 'MT', 'SM', 'SR'],
      ['ME', 'MT', 'SM', 'SR'],
    ],
    selected: ['ME', 'ME', 'ME'],
    notices: [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    startWords: ['START'],
    readyWords: ['+CPIN: READY', 'SMS DONE', 'PB DONE'],
    textMode: true,
  },
  'quectel-ec25': {
    manufacturer: 'Quectel',
    model: 'EC25',
    places: { SM: 20, ME: 23 },
    firstPlace: 0,
    lists: [
      ['SM', 'ME', 'MT'],
      ['SM', 'ME', 'MT'],
      ['SM', 'ME', 'MT'],
    ],
    selected: ['ME', 'ME', 'ME'],
    notices: [
      [0, 1],
      [0, 1, 2, 3],
      [0, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    noticesAsTold: '(0-2),(0-3),(0,2,3),(0-2),(0,1)',
    startWords: ['RDY'],
    readyWords: ['+CPIN: READY', '+QIND: SMS DONE'],
    textMode: true,
  },
  // a list of lists without mem3; only mem1 can be chosen
  'wavecom-q2406': {
    manufacturer: 'WAVECOM MODEM',
    model: 'MULTIBAND  900E  1800',
    places: { SM: 50 },
    lists: [['SM', 'SR'], ['SM'], ['SM']],
    listsAsTold: '(("SM","BM","SR"),("SM"))',
    cpmsTakes: [1, 2],
    selected: ['SM', 'SM', 'SM'],
    notices: [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 3],
      [0, 1, 2],
      [0, 1],
    ],
    startWords: ['+WIND: 3', '+WIND: 4'],
    sweeps: false,
  },
  // direct reports only under AT+CSMS=1, where each must be acknowledged
  'telit-gl865': {
    manufacturer: 'Telit',
    model: 'GL865-QUAD',
    places: { SM: 20 },
    lists: [['SM'], ['SM'], ['SM']],
    selected: ['SM', 'SM', 'SM'],
    notices: [[0, 1, 2, 3], [0, 1, 2, 3], [0, 2], [0, 1], [0]],
    reportsNeedService: true,
    textMode: true,
    startWords: [],
  },
  // it wants an acknowledgement for everything that it hands over
  'option-globetrotter': {
    manufacturer: 'Option N.V.',
    model: 'GTM501',
    places: { SM: 30, ME: 30 },
    firstPlace: 0,
    lists: [
      ['ME', 'SM'],
      ['ME', 'SM'],
      ['ME', 'SM'],
    ],
    selected: ['SM', 'SM', 'SM'],
    services: [1],
    notices: [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 2],
      [0, 1, 2],
      [0, 1],
    ],
    startWords: [],
  },
  // notices and places by MT alone, and five messages in a listing at most
  'lists-five': {
    manufacturer: 'u-blox',
    model: 'SARA-G350',
    places: { ME: 30, SM: 30 },
    lists: [['ME', 'SM', 'MT'], ['ME', 'SM', 'MT'], ['MT']],
    hidesPlaces: 'whenSet',
    selected: ['MT', 'MT', 'MT'],
    notices: [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 2],
      [0, 1, 2],
      [0, 1],
    ],
    noticeNames: 'chosen',
    listsAtMost: 5,
    sweeps: false,
    startWords: ['MODEM:STARTUP'],
  },
  // no memory for messages at all: everything is handed over
  'nokia-direct': {
    manufacturer: 'Nokia',
    model: 'Nokia N79',
    places: {},
    lists: [[], [], []],
    selected: ['', '', ''],
    notices: [[0, 1, 2], [0, 2], [0], [0, 1], [0, 1]],
    textMode: true,
    startWords: [],
  },
} satisfies Record<string, Partial<ModemProfile>>;

export type ProfileName = keyof typeof FAMILIES;

const { noticesAsTold: _, ...BASE } = PLAIN_PROFILE;

/** The families by name. */
export const PROFILES = Object.fromEntries(
  Object.entries(FAMILIES).map(([name, own]) => [name, { ...BASE, ...own }]),
) as Record<ProfileName, ModemProfile>;

/** The names in the order of the list. */
export const PROFILE_NAMES = Object.keys(FAMILIES) as ProfileName[];

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(FAMILIES, name);
}
