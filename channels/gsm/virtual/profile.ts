/**
 * What sets one family of modems apart from another, as far as a driver can tell. Everything here was
 * seen in answers of such modems that others have published, or in their manuals; see `profiles.ts`.
 */

/** Memories of AT+CPMS that hold messages. */
export type PhysicalMemory = 'SM' | 'ME';

export interface ModemProfile {
  manufacturer: string;
  model: string;
  /** Places of each memory it has. */
  places: Partial<Record<PhysicalMemory, number>>;
  /** Number of the first place; 1 in 3GPP's examples, 0 with Huawei. */
  firstPlace: number;
  /** Memories that AT+CPMS takes for mem1, mem2, mem3. */
  lists: [string[], string[], string[]];
  /** What AT+CPMS=? says of them; made from `lists` if not given. */
  listsAsTold?: string;
  /** How many memories one AT+CPMS may name. */
  cpmsTakes: number[];
  /** mem1, mem2, mem3 at power-up. */
  selected: [string, string, string];
  /** It tells 0 places for every memory, whatever it has: in the answer to AT+CPMS=…, or always. */
  hidesPlaces: 'never' | 'whenSet' | 'always';
  /** Ranges of AT+CNMI: mode, mt, bm, ds, bfr. */
  notices: [number[], number[], number[], number[], number[]];
  /** AT+CNMI=? as it says it; made from `notices` if not given. */
  noticesAsTold?: string;
  /** What +CMTI calls mem3: `own` the memory in which the message lies, or the name that was chosen. */
  noticeNames: 'own' | 'chosen';
  /** Services of AT+CSMS that it knows. */
  services: number[];
  /** It gives reports directly (ds=1) only under AT+CSMS=1. */
  reportsNeedService: boolean;
  /** Most messages that one AT+CMGL shows. */
  listsAtMost: number;
  /** AT+CMGD deletes many at once. */
  sweeps: boolean;
  /** It knows text mode. */
  textMode: boolean;
  /** AT+CMGF after a start. */
  startsInTextMode: boolean;
  /** What it says when it has started. */
  startWords: string[];
  /** What it says once the SIM can be used after a start. */
  readyWords: string[];
  /** A SIM that waits for its PIN is told as +CMS ERROR, also for commands that are not about SMS. */
  lockedAsCms: boolean;
}

/** A modem without peculiarities: the virtual modem as it is when nobody asks for a family. */
export const PLAIN_PROFILE: ModemProfile = {
  manufacturer: 'Hotline',
  model: 'Virtual GSM Modem',
  places: { SM: 30 },
  firstPlace: 1,
  lists: [['SM', 'SR'], ['SM'], ['SM']],
  cpmsTakes: [1, 2, 3],
  selected: ['SM', 'SM', 'SM'],
  hidesPlaces: 'never',
  notices: [
    [0, 1, 2],
    [0, 1, 2, 3],
    [0, 2, 3],
    [0, 1, 2],
    [0, 1],
  ],
  noticesAsTold: '(0-2),(0-3),(0,2,3),(0-2),(0,1)',
  noticeNames: 'own',
  services: [0, 1],
  reportsNeedService: false,
  listsAtMost: Number.POSITIVE_INFINITY,
  sweeps: true,
  textMode: false,
  startsInTextMode: false,
  startWords: ['RDY'],
  readyWords: [],
  lockedAsCms: false,
};

/** @param physical memories it has, the first one chosen at power-up; each with so many places */
export function plainProfile(physical: PhysicalMemory[], places: number): ModemProfile {
  const first = physical[0] ?? 'SM';
  return {
    ...PLAIN_PROFILE,
    places: Object.fromEntries(physical.map((name) => [name, places])),
    lists: [[...physical, 'SR'], [...physical], [...physical]],
    selected: [first, first, first],
  };
}

/** `("SM","ME"),("SM"),("SM")`, or as the modem has it. */
export function listsAsTold({ lists, listsAsTold: told }: ModemProfile): string {
  if (told !== undefined) return told;
  return lists.map((names) => `(${names.map((name) => `"${name}"`).join(',')})`).join(',');
}

/** `(0,1,2),(0,1),(0),(0,1),(1)`, or as the modem has it. */
export function noticesAsTold({ notices, noticesAsTold: told }: ModemProfile): string {
  return told ?? notices.map((values) => `(${values.join(',')})`).join(',');
}
