import { describe, expect, it } from '@jest/globals';
import { septetsOf, textOf } from '../../../../channels/gsm/pdu/alphabet.ts';
import { LANGUAGES } from '../../../../channels/gsm/pdu/languages/tables.ts';

/** The national language tables: 3GPP TS 23.038 annex A. */

const ESCAPE = 0x1b;
const INDIC = [4, 5, 6, 7, 8, 9, 10, 11, 12];
const languages = [...LANGUAGES].map(([id, language]) => ({ id, ...language }));

describe('national language tables', () => {
  it('are there for every identifier; only Spanish has no locking shift', () => {
    expect(languages.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(languages.filter(({ locking }) => locking === undefined)).toMatchObject([{ id: 2 }]);
  });

  it.each(languages)('$name reads back every character it can write', ({ id, single, locking }) => {
    const characters = [...single.values(), ...(locking?.values() ?? [])];
    for (const character of characters.filter((one) => one !== '\u001b')) {
      const shift = { locking: id, single: id };
      expect(textOf(septetsOf(character, shift) ?? [], shift)).toBe(character);
    }
  });

  it.each(languages)('$name has line feed, return, space and escape in place', ({ locking }) => {
    if (locking === undefined) return;
    const control = [0x0a, 0x0d, 0x20, ESCAPE].map((septet) => locking.get(septet));
    expect(control).toEqual(['\n', '\r', ' ', '\u001b']);
    expect([...'0123456789'].map((_, i) => locking.get(0x30 + i)).join('')).toBe('0123456789');
    expect(new Set(locking.values()).size).toBe(locking.size);
    expect([...locking.keys()].every((septet) => septet >= 0 && septet < 128)).toBe(true);
  });

  it('gives a letter the same cell in every Indian script, as the Unicode blocks run in parallel', () => {
    for (let septet = 0; septet < 0x60; septet += 1) {
      const places = INDIC.map((id) => LANGUAGES.get(id)?.locking?.get(septet))
        .filter((character) => character !== undefined)
        .map((character) => character.codePointAt(0) ?? 0)
        .map((code) => (code < 0x80 ? code : code % 0x80));
      expect({ septet, places: new Set(places).size }).toEqual({ septet, places: 1 });
    }
  });

  // read by eye from annex A
  it.each([
    [{ locking: 1 }, [0x04, 0x07, 0x40, 0x60, 0x1c], '€ıİçŞ'],
    [{ single: 1 }, [0x1b, 0x47, 0x1b, 0x65, 0x1b, 0x41], 'Ğ€A'],
    [{ single: 2 }, [0x1b, 0x09, 0x1b, 0x41, 0x1b, 0x75], 'çÁú'],
    [{ locking: 3, single: 3 }, [0x5b, 0x7b, 0x15, 0x1b, 0x15], 'Ãã∞Ω'],
    [{ locking: 6 }, [0x39, 0x15, 0x26, 0x2c], '9\u0915\u0923,'],
    [{ locking: 6, single: 6 }, [0x1b, 0x1c, 0x1b, 0x41, 0x61], '\u0966Aa'],
    [{ locking: 7 }, [0x23, 0x24, 0x25], '\u0ca0\u0ca1\u0ca2'],
    [{ single: 11 }, [0x1b, 0x24, 0x1b, 0x25], '\u0bee\u0bef'],
    [{ single: 12 }, [0x1b, 0x65, 0x1b, 0x1c], '€\u0c66'],
    [{ locking: 13, single: 13 }, [0x00, 0x57, 0x1b, 0x3f], '\u0627\u06be\u06d4'],
    [{ locking: 11 }, [0x00, 0x1b, 0x19], ' \u0b99'],
    [{ locking: 14, single: 99 }, [0x00, 0x1b, 0x65], '@€'],
  ])('%j reads %j as %j', (shift, septets, text) => {
    expect(textOf(septets, shift)).toBe(text);
  });
});
