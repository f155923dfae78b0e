import { oncePer } from '../../base/once-per.ts';
import { withoutNotTaken } from '../base/not-taken.ts';
import type { Read } from '../base/reading.ts';
import { isOversight } from './accusations.ts';
import { tellsOfEverydayWrong } from './everyday-wrongs.ts';
import { hides } from './hidden-words.ts';
import { hintsAtOffice } from './hints.ts';
import { soundsLikeAccusation } from './maybe-accusation.ts';
import { soundsLikePlea } from './maybe-plea.ts';
import { PERSON } from './office-people.ts';
import { tellsOfOfficeViolence } from './office-violence.ts';
import { tellsOfGap } from './paper-and-truth.ts';
import { saidSecret } from './secret-word.ts';

/**
 * Whether words may be a plea for secrecy, or an accusation of somebody in office, without being plainly one
 * (`secrecy.ts`, `accusations.ts`). Such words go to no agency before their writer has said which they are: what the
 * accused has read cannot be taken back. Pure.
 */

/** From here on a text is asked about for what was learnt alone (decision 0078). */
const LIKELY = 0.1;
/** Fewer words than these tell little, so that they must tell it plainly: "makin dalam, atau ke ketua RT". */
const FEW_WORDS = 8;
const PLAINLY = 0.5;

/** The shapes that phrases are looked for in: written out, as typed, and with `di pecat` as one. */
const textsOf = oncePer((read: Pick<Read, 'full' | 'typed'>): string[] => {
  const { full, typed } = withoutNotTaken(read);
  return [...new Set([full, typed, full.replaceAll(' di ', ' di')])];
});

const isHidden = oncePer((read: Pick<Read, 'raw' | 'full' | 'typed'>) =>
  hides(read.raw, withoutNotTaken(read).typed),
);
const TELLS = [
  soundsLikeAccusation,
  tellsOfEverydayWrong,
  tellsOfGap,
  hintsAtOffice,
  tellsOfOfficeViolence,
];
const isAccusing = oncePer((read: Pick<Read, 'full' | 'typed'>) =>
  textsOf(read).some((text) => TELLS.some((tells) => tells(text))),
);
const isPleading = oncePer((read: Pick<Read, 'full' | 'typed'>) =>
  textsOf(read).some(soundsLikePlea),
);

/** Its words without numbers. */
const spelled = ({ words }: Read) => words.filter(({ full }) => !/\d|x{3}/.test(full));

/** Something befell whoever is in office: he did nothing. */
const BEFALLEN = new RegExp(
  `\\b${PERSON} (?:\\S+ ){0,3}(?:meninggal|wafat|sakit|dirawat|pensiun|cuti|pindah|mutasi|kecelakaan|umroh|haji|kosong)\\b`,
);

/** How plainly a text must read like an accusation. */
const plainness = (read: Read) =>
  spelled(read).length < FEW_WORDS || BEFALLEN.test(read.full) ? PLAINLY : LIKELY;

/** It reads like the accusations that were learnt from; not where it speaks of what was not taken, or is fought. */
const isLikely = (read: Read) =>
  read.accusing >= plainness(read) && withoutNotTaken(read).full === read.full;

/** Whether a text accuses somebody in office, if only perhaps, by the rules. */
export function accuses(read: Pick<Read, 'raw' | 'full' | 'typed'>): boolean {
  return isOversight(read) || isHidden(read) || isAccusing(read);
}

/** Whether a text asks for secrecy, if only perhaps. */
export function mayPlead(read: Pick<Read, 'raw' | 'full' | 'typed' | 'words'>): boolean {
  return saidSecret(read) === 'doubt' || isPleading(read);
}

/** Whether it cannot be ruled out that a text asks for secrecy or accuses somebody in office. */
export function mayBeSecret(read: Read): boolean {
  return isHidden(read) || mayPlead(read) || isAccusing(read) || isLikely(read);
}
