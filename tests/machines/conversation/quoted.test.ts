import { describe, expect, it } from '@jest/globals';
import { quoted } from '../../../machines/conversation/staff/confirm.ts';

/** A question with a code shows what it is about: the link or number, wherever a forger has put it. */

const before = 'sudah kami tindak lanjuti bersama tim teknis di lapangan dan warga sekitar '.repeat(
  3,
);
const behind =
  ' demikian yang dapat kami sampaikan atas perhatiannya kami ucapkan terima kasih'.repeat(3);
/** Characters of a question beside what it quotes have room in two SMS. */
const ROOM = 160;

describe('the words that a question with a code quotes', () => {
  it.each([
    ['a link', 'https://bit.ly/bansos2026', 'https://bit.ly/bansos2026'],
    ['a link with blanks in it', 'bit . ly / bansos', 'bit . ly / bansos'],
    ['a phone', '0812-0000-7777', '0812-0000-7777'],
    ['a phone put apart', 'wa 0812 0000 7777', '0812 0000 7777'],
    ['an account', 'rek bri 1234 5678 9012 345', '1234 5678 9012'],
  ])('%s in the middle', (_name, part, shown) => {
    const text = quoted(`${before}${part}${behind}`);
    expect(text).toContain(shown);
    expect(text.startsWith('sudah kami')).toBe(true);
    expect(text.endsWith('kasih')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(ROOM);
  });

  it('are both ends where nothing misleads, and all of a short text', () => {
    expect(quoted('besok alat turun')).toBe('besok alat turun');
    expect(quoted(`${before}${behind}`)).toMatch(/^sudah kami .* \.\. .*kasih$/);
  });

  it('stay short however long the link is', () => {
    expect(quoted(`${before}https://x.id/${'a'.repeat(400)}${behind}`).length).toBeLessThanOrEqual(
      ROOM,
    );
  });
});
