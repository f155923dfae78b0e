import type { AtFailure } from './at/result.ts';

/** What this process knows of a line's modem and card, longer than the line is open. */
export interface CardMemory {
  /** The PIN that was tried in vain; a third wrong try would lock the SIM. */
  refused: string | undefined;
  /** The PIN has opened the card. */
  opened: boolean;
  /** How often in a row the PIN was entered and not answered. */
  unanswered: number;
  /** The modem and the card that were set up last; either is empty where it was not told. */
  known?: { imei: string; imsi: string };
  /** Service centres by IMSI: a modem that restarts may come up without. */
  serviceCentres: Map<string, string>;
}

export function newCardMemory(): CardMemory {
  return { refused: undefined, opened: false, unanswered: 0, serviceCentres: new Map() };
}

/** Reads AT+CPINR: how often the PIN may still be tried. */
export function triesLeft(lines: string[]): number | undefined {
  const tries = lines.map((line) => /^\+CPINR: *"?SIM PIN"? *, *(\d+)/i.exec(line)?.[1]);
  const found = tries.find((count) => count !== undefined);
  return found === undefined ? undefined : Number(found);
}

/** What a refusal of `AT+CPIN?` says about the SIM, in the words of its answers. */
export function lockOf(failure: AtFailure): string {
  if (failure.kind !== 'cme' && failure.kind !== 'cms') return 'UNKNOWN';
  const locks: Record<number, string> = {
    10: 'NO_SIM',
    11: 'SIM_PIN',
    12: 'SIM_PUK',
    13: 'SIM_FAILURE',
    15: 'SIM_FAILURE',
    310: 'NO_SIM',
    311: 'SIM_PIN',
    316: 'SIM_PUK',
  };
  return locks[failure.code ?? -1] ?? 'UNKNOWN';
}

/** What a person should do about a lock. */
export function lockReason(lock: string): string {
  const reasons: Record<string, string> = {
    NO_SIM: 'tidak ada kartu SIM di modem; pasang kartunya',
    SIM_PUK: 'kartu SIM terkunci PUK; buka kuncinya di sebuah telepon',
    SIM_FAILURE: 'kartu SIM tidak terbaca; pasang ulang atau ganti',
    UNKNOWN: 'keadaan kartu SIM tidak diketahui',
  };
  return reasons[lock] ?? `kartu SIM atau modem terkunci (${lock})`;
}
