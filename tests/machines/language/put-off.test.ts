import { expect, it } from '@jest/globals';
import { putsOff } from '../../../machines/language/answers/put-off.ts';

/** Replies to what an officer asked: those that only put it off, and those that may be the answer. */

const PUT_OFF = [
  'ok pak',
  'makasih',
  'baik pak siap',
  'bentar ya pak',
  'nanti sy kirim ya pak lagi di kebun',
  'nanti sy foto dlu ya pak skrg lg di kebun',
  'sebentar sy cari dulu',
  'tunggu ya min sy tanya istri dulu',
  'besok sy sms lagi ya pak hp lowbat',
  'nanti kalau sudah pulang sy kabari',
];
const MAY_ANSWER = [
  'ya',
  'iya pak',
  'sudah',
  'belum pak',
  'besok pak',
  'nanti sore pak',
  'lagi di rumah pak',
  'masih sakit pak',
  'di belakang pasar pak',
  'kirim kemana pak',
  'nanti malam banjir lagi pak',
  'nanti 2 hari lagi',
];

it.each(PUT_OFF.map((text) => [text]))('puts it off: %s', (text) => {
  expect(putsOff(text)).toBe(true);
});

it.each(MAY_ANSWER.map((text) => [text]))('may be the answer: %s', (text) => {
  expect(putsOff(text)).toBe(false);
});
