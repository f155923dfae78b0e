import { describe, expect, it } from '@jest/globals';
import { choiceOf } from '../../../machines/language/answers/choice.ts';

/** A number is a choice when the message says nothing else, however politely it is said. */

describe('a choice', () => {
  it.each<[string, number | 'BARU']>([
    ['1', 1],
    [' 2. ', 2],
    ['(3)', 3],
    ['no 2', 2],
    ['no. 2 pak', 2],
    ['nomor dua', 2],
    ['2 pak', 2],
    ['2 ya pak makasih', 2],
    ['dua', 2],
    ['Satu pak', 1],
    ['yg dua pak', 2],
    ['yg kedua', 2],
    ['yang pertama saja bu', 1],
    ['loro', 2],
    ['pilih 4', 4],
    ['pilihan saya nomor 3 ya min', 3],
    ['jawabannya 2', 2],
    ['1 ya', 1],
    ['1 sudah pak', 1],
    ['2 belum', 2],
    ['2 tidak', 2],
    ['baru', 'BARU'],
    ['aduan baru pak', 'BARU'],
    ['bikin laporan baru saja ya', 'BARU'],
  ])('is read in "%s"', (text, choice) => {
    expect(choiceOf(text)).toBe(choice);
  });

  it.each([
    '',
    'pak',
    '10',
    '2 lampu mati',
    '1 tidak',
    '2 sudah',
    '1 2',
    'satu dua',
    'lampu 2',
    'jalan satu arah',
    'nilai 2',
    'RT 2',
    '2 hari lagi',
    '2 jt',
    '2,5',
    'kedua jalan rusak',
    'A002',
  ])('is not read in "%s"', (text) => {
    expect(choiceOf(text)).toBeNull();
  });
});
