import { describe, expect, it } from '@jest/globals';
import { disposition } from '../../../../api/desk/letters/documents.ts';
import { safeName } from '../../../../api/office/letters/scan.ts';
import { Random } from '../../../support/random.ts';

/** Names of files that come from outside, as they are kept and sent back. */

const SIGNS = [...'ab. /\\"\'%;:<>|*?$`&\u0000\n\r\u202e\u2066\u200b\ud800é字🙂..'];

describe('names', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\surat\\balasan.PDF', 'balasan.pdf'],
    ['balasan\u202efdp.exe', 'balasan fdp.pdf'],
    ['a"; filename=b.html', 'a filename=b.pdf'],
    ['.htaccess', 'pindaian.pdf'],
    ['', 'pindaian.pdf'],
    ['...', 'pindaian.pdf'],
    ['surat (1) – Dinas.pdf', 'surat (1) – Dinas.pdf'],
  ])('%j is kept as %s', (given, name) => {
    expect(safeName(given, 'pdf')).toBe(name);
  });

  it('of any signs are short, of one line, without path, and a header can carry them', () => {
    const random = new Random(3);
    for (let round = 0; round < 3000; round += 1) {
      const given = Array.from({ length: random.below(120) }, () => random.pick(SIGNS)).join('');
      const name = safeName(given, 'pdf');
      expect(name).toMatch(/^[^\p{C}/\\"'%;:<>|*?$`&.][^\p{C}/\\"'%;:<>|*?$`&]*\.pdf$/u);
      expect([...name].length).toBeLessThanOrEqual(84);
      expect(safeName(name, 'pdf')).toBe(name);
      const header = disposition('inline', name);
      expect(header).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name);
    }
  });
});
