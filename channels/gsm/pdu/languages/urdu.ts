import { extended, gridTable } from './grid.ts';
import { COMMON_SINGLE } from './indic-single.ts';

/** Urdu: 3GPP TS 23.038 annex A.2.13 and A.3.13. */

const ARABIC = 0x0600;

/** Annex A.2.13. */
export const URDU_SINGLE = extended(COMMON_SINGLE, ARABIC, {
  25: '00 01',
  28: 'F0 F1 F2 F3 F4 F5 F6 F7 F8 F9 0C 0D',
  42: '0E 0F 10 11 12',
  48: '13 14 1B 1F 40 52 58 6B 6C 72 73 CD',
  63: 'D4',
});

/** Annex A.3.13. */
export const URDU_LOCKING = gridTable(
  ARABIC,
  `
  27 22 28 7B 80 7E A6 2A C2 7F LF 79 7D CR 7A 7C
  2B 2C 81 84 83 85 86 87 2D 2E 2F ES 8C 88 89 8A
  SP ! 8F 8D 30 31 91 93 ) ( 99 32 , 96 . 98
  0 1 2 3 4 5 6 7 8 9 : ; 9A 33 34 ?
  35 36 37 38 39 41 42 A9 AA AB AF B3 B1 44 45 46
  BA BB BC 48 C4 D5 C1 BE 21 CC D0 D2 4D 50 4F 57
  54 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 55 51 53 56 70
  `,
);
