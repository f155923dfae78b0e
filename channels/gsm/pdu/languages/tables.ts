import type { Table } from './grid.ts';
import * as locking from './indic-locking.ts';
import * as single from './indic-single.ts';
import {
  PORTUGUESE_LOCKING,
  PORTUGUESE_SINGLE,
  SPANISH_SINGLE,
  TURKISH_LOCKING,
  TURKISH_SINGLE,
} from './latin.ts';
import { URDU_LOCKING, URDU_SINGLE } from './urdu.ts';

export interface Language {
  name: string;
  single: Table;
  locking?: Table;
}

/**
 * Languages by national language identifier (3GPP TS 23.038 §6.2.1.2.4). Where public copies of the
 * tables disagree with each other, docs/decisions/0002-own-pdu-codec.md says what was decided.
 */
export const LANGUAGES: ReadonlyMap<number, Language> = new Map<number, Language>([
  [1, { name: 'turkish', single: TURKISH_SINGLE, locking: TURKISH_LOCKING }],
  [2, { name: 'spanish', single: SPANISH_SINGLE }],
  [3, { name: 'portuguese', single: PORTUGUESE_SINGLE, locking: PORTUGUESE_LOCKING }],
  [4, { name: 'bengali', single: single.BENGALI_SINGLE, locking: locking.BENGALI_LOCKING }],
  [5, { name: 'gujarati', single: single.GUJARATI_SINGLE, locking: locking.GUJARATI_LOCKING }],
  [6, { name: 'hindi', single: single.HINDI_SINGLE, locking: locking.HINDI_LOCKING }],
  [7, { name: 'kannada', single: single.KANNADA_SINGLE, locking: locking.KANNADA_LOCKING }],
  [8, { name: 'malayalam', single: single.MALAYALAM_SINGLE, locking: locking.MALAYALAM_LOCKING }],
  [9, { name: 'oriya', single: single.ORIYA_SINGLE, locking: locking.ORIYA_LOCKING }],
  [10, { name: 'punjabi', single: single.PUNJABI_SINGLE, locking: locking.PUNJABI_LOCKING }],
  [11, { name: 'tamil', single: single.TAMIL_SINGLE, locking: locking.TAMIL_LOCKING }],
  [12, { name: 'telugu', single: single.TELUGU_SINGLE, locking: locking.TELUGU_LOCKING }],
  [13, { name: 'urdu', single: URDU_SINGLE, locking: URDU_LOCKING }],
]);
