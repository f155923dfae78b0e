import { describe, expect, it } from '@jest/globals';
import {
  anyPhrase,
  anyWholePhrase,
  beginningsOf,
  firstPhrase,
} from '../../../../machines/language/base/phrases.ts';

describe('what a phrase may begin with', () => {
  it.each<[string, string[] | null]>([
    ['minta uang', ['minta ']],
    ['(?:kepala|rt)(?:nya)? minta', ['kepala', 'rt']],
    ['(?:di ?)?pukul', ['di', 'pukul']],
    ['(?:dia |kami )?pukul', ['dia ', 'kami ', 'pukul']],
    ['(?<!jangan )sebut saja', ['sebut ']],
    ['di ?pukul', ['di']],
    ['tes+ lagi', ['te']],
    ['\\d+ ribu', [...'0123456789']],
    ['(?:\\S+ ){0,2}minta', null],
    ['\\S+nya minta', null],
  ])('%s', (source, beginnings) => {
    expect(beginningsOf(source)).toEqual(beginnings);
  });
});

describe('phrases', () => {
  const PHRASES = [
    '(?:kepala|rt)(?:nya)? (?:\\S+ ){0,2}minta',
    '(?:\\S+ )?sogok',
    'uang (?:rokok|kopi)',
  ];
  const TEXTS = [
    ' kepala desa minta uang ',
    ' rtnya minta ',
    ' art minta ',
    ' pakai sogok ',
    ' uang rokoknya ',
    ' ruang kopi ',
    ' beli uang kopi ya',
    '',
    'rt minta',
  ];

  it.each(TEXTS)('are found where one expression for all of them finds one: "%s"', (text) => {
    const open = new RegExp(`(?<!\\S)(?:${PHRASES.join('|')})`);
    const whole = new RegExp(`(?<!\\S)(?:${PHRASES.join('|')})(?!\\S)`);
    expect(anyPhrase(PHRASES)(text)).toBe(open.test(text));
    expect(anyWholePhrase(PHRASES)(text)).toBe(whole.test(text));
    const found = open.exec(text);
    expect(firstPhrase(PHRASES)(text)?.phrase).toBe(found?.[0]);
    expect(firstPhrase(PHRASES)(text)?.start).toBe(found?.index);
  });
});
