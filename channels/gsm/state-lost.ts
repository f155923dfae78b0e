import type { AtFailure } from './at/result.ts';
import type { ModemFacts } from './init.ts';

/** What a modem says that shows that it is not as it was set up any more. */

/** The SIM is locked, or gone, or another: it was open when the modem was set up. */
const CMS_CARD = [310, 311, 312, 313, 315, 316];
const CME_CARD = [5, 10, 11, 12, 13, 15];

/** @returns what is lost, for a person; undefined when the refusal says nothing of the kind */
export function meaningOf({ kind, code, text }: AtFailure): string | undefined {
  const cards = kind === 'cms' ? CMS_CARD : kind === 'cme' ? CME_CARD : [];
  return cards.includes(code ?? -1) ? `kartu SIM tidak siap lagi (${text})` : undefined;
}

/** What stands in the way of receiving, for a person; undefined when nothing does. */
export function receivingTrouble(facts: ModemFacts, undeletable: number): string | undefined {
  if (facts.places === 0 && facts.notices?.[1] !== 2)
    return 'memori modem 0 tempat, SMS masuk tidak dapat disimpan; pasang ulang kartu SIM atau ganti modem';
  if (undeletable > 0)
    return `${undeletable} SMS yang sudah tersimpan tidak dapat dihapus dari modem; memori modem akan penuh`;
  return undefined;
}
