import type { AtFailure } from './at/result.ts';

/** The PIN that this process has already tried in vain; a third wrong try would lock the SIM. */
export interface PinMemory {
  refused: string | undefined;
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
