import { gridTable } from './grid.ts';

/**
 * Locking shift tables of the Indian languages: 3GPP TS 23.038 annex A.3.4 to A.3.12. They share one
 * plan: a letter has the same cell in every script, as the Unicode blocks run in parallel.
 */

/** Annex A.3.4. */
export const BENGALI_LOCKING = gridTable(
  0x0980,
  `
  01 02 03 05 06 07 08 09 0A 0B LF 0C -- CR -- 0F
  10 -- -- 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 -- 32 -- -- -- 36 37 38 39 3C 3D
  3E 3F 40 41 42 43 44 -- -- 47 48 -- -- 4B 4C 4D
  4E a b c d e f g h i j k l m n o
  p q r s t u v w x y z 57 5C 5D 70 71
  `,
);

/** Annex A.3.5. */
export const GUJARATI_LOCKING = gridTable(
  0x0a80,
  `
  01 02 03 05 06 07 08 09 0A 0B LF 0C 0D CR -- 0F
  10 11 -- 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 -- 32 33 -- 35 36 37 38 39 3C 3D
  3E 3F 40 41 42 43 44 45 -- 47 48 49 -- 4B 4C 4D
  50 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 60 61 62 63 71
  `,
);

/** Annex A.3.6. */
export const HINDI_LOCKING = gridTable(
  0x0900,
  `
  01 02 03 05 06 07 08 09 0A 0B LF 0C 0D CR 0E 0F
  10 11 12 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; 29 2A 2B ?
  2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 3C 3D
  3E 3F 40 41 42 43 44 45 46 47 48 49 4A 4B 4C 4D
  50 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 72 7B 7C 7E 7F
  `,
);

/**
 * Annex A.3.7. Newer editions print 0CAA (PA) at 0x24, where the order of letters has 0CA1 (DDA), which
 * would have no place at all; Android has DDA.
 */
export const KANNADA_LOCKING = gridTable(
  0x0c80,
  `
  -- 02 03 05 06 07 08 09 0A 0B LF 0C -- CR 0E 0F
  10 -- 12 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 31 32 33 -- 35 36 37 38 39 3C 3D
  3E 3F 40 41 42 43 44 -- 46 47 48 -- 4A 4B 4C 4D
  55 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 56 60 61 62 63
  `,
);

/** Annex A.3.8. */
export const MALAYALAM_LOCKING = gridTable(
  0x0d00,
  `
  -- 02 03 05 06 07 08 09 0A 0B LF 0C -- CR 0E 0F
  10 -- 12 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 31 32 33 34 35 36 37 38 39 -- 3D
  3E 3F 40 41 42 43 44 -- 46 47 48 -- 4A 4B 4C 4D
  57 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 60 61 62 63 79
  `,
);

/** Annex A.3.9. */
export const ORIYA_LOCKING = gridTable(
  0x0b00,
  `
  01 02 03 05 06 07 08 09 0A 0B LF 0C -- CR -- 0F
  10 -- -- 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 -- 32 33 -- 35 36 37 38 39 3C 3D
  3E 3F 40 41 42 43 44 -- -- 47 48 -- -- 4B 4C 4D
  56 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 57 60 61 62 63
  `,
);

/** Annex A.3.10. */
export const PUNJABI_LOCKING = gridTable(
  0x0a00,
  `
  01 02 03 05 06 07 08 09 0A -- LF -- -- CR -- 0F
  10 -- -- 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 -- 32 33 -- 35 36 -- 38 39 3C --
  3E 3F 40 41 42 -- -- -- -- 47 48 -- -- 4B 4C 4D
  51 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 70 71 72 73 74
  `,
);

/** Annex A.3.11. */
export const TAMIL_LOCKING = gridTable(
  0x0b80,
  `
  -- 02 03 05 06 07 08 09 0A -- LF -- -- CR 0E 0F
  10 -- 12 13 14 15 -- -- -- 19 1A ES -- 1C -- 1E
  SP ! 1F -- -- -- 23 24 ) ( -- -- , -- . 28
  0 1 2 3 4 5 6 7 8 9 : ; 29 2A -- ?
  -- -- 2E 2F 30 31 32 33 34 35 36 37 38 39 -- --
  3E 3F 40 41 42 -- -- -- 46 47 48 -- 4A 4B 4C 4D
  50 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 57 70 71 72 79
  `,
);

/** Annex A.3.12. */
export const TELUGU_LOCKING = gridTable(
  0x0c00,
  `
  01 02 03 05 06 07 08 09 0A 0B LF 0C -- CR 0E 0F
  10 -- 12 13 14 15 16 17 18 19 1A ES 1B 1C 1D 1E
  SP ! 1F 20 21 22 23 24 ) ( 25 26 , 27 . 28
  0 1 2 3 4 5 6 7 8 9 : ; -- 2A 2B ?
  2C 2D 2E 2F 30 31 32 33 -- 35 36 37 38 39 -- 3D
  3E 3F 40 41 42 43 44 -- 46 47 48 -- 4A 4B 4C 4D
  55 a b c d e f g h i j k l m n o
  p q r s t u v w x y z 56 60 61 62 63
  `,
);
