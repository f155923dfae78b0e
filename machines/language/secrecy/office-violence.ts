import { BEATS } from '../base/beats.ts';
import { anyWholePhrase } from '../base/phrases.ts';
import { PERSON, STAFF } from './office-people.ts';

/** Violence by somebody in office: his own agency is not who should read of it first. Pure. */

const OFFICE = `(?:${PERSON}|${STAFF}|(?:polisi|satpol|tentara|babinsa|anggota|bupati|wabup|sekda)(?:nya)?)`;
const DEEDS = [
  ...BEATS,
  ...'bacok membacok ngebacok bunuh membunuh tembak menembak nembak ancam ngancam ngancem mengancam bakar membakar ngamuk mengamuk nyulik menculik perkosa memperkosa'.split(
    ' ',
  ),
];
const DEED = `(?:${DEEDS.join('|')}|(?:bawa|pakai|pake|ngacungin) (?:parang|golok|senjata|pistol|celurit|clurit|pisau))`;
const SUFFERED =
  'di ?(?:pukul|gebuk|tampar|tendang|hajar|keroyok|aniaya|cekik|sekap|todong|bacok|tembak|ancam|culik|seret|siksa|injak|kurung)\\S*';
/**
 * Whether somebody in office does it, or is said to: he stands before it, or behind what he does to others.
 * @param text words with single blanks, one at both ends
 */
export const tellsOfOfficeViolence = anyWholePhrase([
  `${OFFICE} (?:(?!kena|jadi|lihat|saksi|oleh|sama|warga|orang)\\S+ ){0,3}${DEED}`,
  `${SUFFERED} (?:(?:sama|oleh|karo|jak) )?(?:(?:oknum|pak|bu|anak buah) )?${OFFICE}`,
]);
