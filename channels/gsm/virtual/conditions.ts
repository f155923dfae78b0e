import type { VirtualModem } from './modem.ts';

/** What is wrong with a virtual modem until it is put right; faults, in contrast, strike and are gone. */

interface Condition {
  /** True while all is well. */
  holds(modem: VirtualModem): boolean;
  set(modem: VirtualModem, well: boolean): void;
}

/** `<stat>` of +CREG (3GPP TS 27.007 §7.2): registered at home, searching. */
const AT_HOME = 1;
const SEARCHING = 2;
/** Of +CSQ (§8.5): good, not known. */
const GOOD_SIGNAL = 21;
const NO_SIGNAL = 99;

const conditions = {
  signal: {
    holds: (modem) => modem.coverage === AT_HOME,
    set(modem, well) {
      modem.signal = well ? GOOD_SIGNAL : NO_SIGNAL;
      modem.register(well ? AT_HOME : SEARCHING);
    },
  },
  plug: {
    holds: (modem) => !modem.pulled,
    set(modem, well) {
      if (well) modem.plug();
      else modem.pull();
    },
  },
  credit: {
    holds: (modem) => modem.credit,
    set(modem, well) {
      modem.credit = well;
    },
  },
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;

export const CONDITIONS: Readonly<Record<ConditionName, Condition>> = conditions;
export const CONDITION_NAMES = Object.keys(conditions) as ConditionName[];

export function isConditionName(name: string): name is ConditionName {
  return Object.hasOwn(conditions, name);
}
