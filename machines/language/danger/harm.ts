import { oncePer } from '../../base/once-per.ts';
import type { Read } from '../base/reading.ts';
import { ADVANCES } from './advances.ts';

/** Harm to a child or a woman, as victims and witnesses word it. Pure. */

/** Whom it is done to. */
const VULNERABLE =
  '(anak|anaknya|siswi|siswa|murid|santri|balita|gadis|bocah|keponakan|ponakan|adik|cucu|istri|perempuan|cewek|cewe|remaja|umur \\d{1,2}|usia \\d{1,2})';
/** What no one may do to them, as victims and witnesses word it. */
const HARM =
  '(di ?(sentuh|raba|grepe|gerayang|cabul|setubuh|perkosa|leceh|cium|colek|telanjang|pukul|tampar|tendang|siksa|aniaya|cambuk|jambak|kurung|rantai|sekap|hamil|paksa nikah|paksa kawin|nikahkan|kawinkan|bully|keroyok|intip|ancam)\\S*|(me)?mukul\\S*|(me)?nyiksa\\S*|pelecehan|pencabulan|(di|me)?(pegang|megang) ?(2|pegang|megang)\\S*|(menc|nc|nyi|menyi|mera|mele|gre|nge?re)(abul|ium|ba|ceh|pe)\\S*|' +
  ADVANCES +
  ')';
const HARMED = new RegExp(
  `\\b${VULNERABLE} (\\S+ ){0,10}${HARM}|\\b${HARM} (\\S+ ){0,4}${VULNERABLE}\\b`,
);

/** Kept behind a lock by somebody. */
const LOCKS = 'di ?(?:kunci|gembok|pasung)\\S*';
const LOCKED = new RegExp(
  `\\b${VULNERABLE} (?:\\S+ ){0,2}${LOCKS} (?:di|dalam|dari|sama|oleh|bapak|ayah|ibu|paman|suami|pacar|orang|terus)|\\b${VULNERABLE}\\b.{0,40}\\b(?:teriak|minta tolong|nangis|menangis|jerit)\\S*.{0,50}\\b${LOCKS}|\\b${LOCKS}.{0,40}\\b${VULNERABLE}\\b.{0,30}\\b(?:teriak|minta tolong|nangis|menangis|jerit)`,
);

/** Who is beaten at home names nobody: "dia suka main tangan". */
const AT_HOME =
  /\b(?:kdrt|(?:suka|sering|selalu|mulai|kalau marah|tiap hari|lagi) main (?:tangan|pukul|kasar))\b/;

/** Whether a child or a woman is told to be harmed by somebody. */
export const tellsOfHarm = oncePer(({ full, typed }: Pick<Read, 'full' | 'typed'>): boolean =>
  [...new Set([full, typed])].some((text) =>
    [HARMED, LOCKED, AT_HOME].some((one) => one.test(text)),
  ),
);
