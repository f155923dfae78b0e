import { extended } from './grid.ts';
import { DEFAULT_SINGLE } from './latin.ts';

/**
 * Single shift tables of the Indian languages: 3GPP TS 23.038 annex A.2.4 to A.2.12. What the locking
 * table has no room for is the same in all of them; digits and rare signs of the script come after.
 */
export const COMMON_SINGLE = extended(DEFAULT_SINGLE, 0, {
  0: `@ £ $ ¥ ¿ " ¤ % & ' 000C * + -- - /`,
  16: '< = > ¡ ^ ¡ _ # *',
  65: 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z',
});

/** Annex A.2.4. */
export const BENGALI_SINGLE = extended(COMMON_SINGLE, 0x0980, {
  25: '66 67',
  28: '68 69 6A 6B 6C 6D 6E 6F 5F 60 61 62',
  42: '63 72 73 74 75',
  48: '76 77 78 79 7A',
});

/** Annex A.2.5. */
export const GUJARATI_SINGLE = extended(COMMON_SINGLE, 0x0a80, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F',
});

/** Annex A.2.6. */
export const HINDI_SINGLE = extended(COMMON_SINGLE, 0x0900, {
  25: '64 65',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 51 52',
  42: '53 54 58 59 5A',
  48: '5B 5C 5D 5E 5F 60 61 62 63 70 71',
});

/** Annex A.2.7. */
export const KANNADA_SINGLE = extended(COMMON_SINGLE, 0x0c80, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 5E 71',
  42: '72',
});

/** Annex A.2.8. */
export const MALAYALAM_SINGLE = extended(COMMON_SINGLE, 0x0d00, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 70 71',
  42: '72 73 74 75 7A',
  48: '7B 7C 7D 7E 7F',
});

/** Annex A.2.9. */
export const ORIYA_SINGLE = extended(COMMON_SINGLE, 0x0b00, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 5C 5D',
  42: '5F 70 71',
});

/** Annex A.2.10. */
export const PUNJABI_SINGLE = extended(COMMON_SINGLE, 0x0a00, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 59 5A',
  42: '5B 5C 5E 75',
});

/** Annex A.2.11. Some editions print the digit nine twice; 0x24 is the digit eight. */
export const TAMIL_SINGLE = extended(COMMON_SINGLE, 0x0b80, {
  25: '0964 0965',
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 73 74',
  42: '75 76 77 78 7A',
});

/** Annex A.2.12. */
export const TELUGU_SINGLE = extended(COMMON_SINGLE, 0x0c00, {
  28: '66 67 68 69 6A 6B 6C 6D 6E 6F 58 59',
  42: '78 79 7A 7B 7C',
  48: '7D 7E 7F',
});
