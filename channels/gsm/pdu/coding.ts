/** The data coding scheme: 3GPP TS 23.038 §4. */

export interface Coding {
  encoding: 'gsm7' | '8bit' | 'ucs2';
  /** Message class 0–3, where one is given; 0 is shown at once and not stored. */
  messageClass: 0 | 1 | 2 | 3 | null;
  compressed: boolean;
}

type Class = Coding['messageClass'];

function alphabetOf(bits: number): Coding['encoding'] {
  if (bits === 1) return '8bit';
  // 3 is reserved, to be read as the default alphabet
  return bits === 2 ? 'ucs2' : 'gsm7';
}

/** Reads TP-DCS; reserved groups count as the default alphabet, as §4 asks. */
export function codingOf(dcs: number): Coding {
  const group = dcs >> 4;
  const messageClass = (dcs & 3) as Class;
  if (group < 8)
    return {
      encoding: alphabetOf((dcs >> 2) & 3),
      messageClass: (dcs & 0x10) === 0 ? null : messageClass,
      compressed: (dcs & 0x20) !== 0,
    };
  if (group === 0xe) return { encoding: 'ucs2', messageClass: null, compressed: false };
  if (group === 0xf)
    return { encoding: (dcs & 4) === 0 ? 'gsm7' : '8bit', messageClass, compressed: false };
  return { encoding: 'gsm7', messageClass: null, compressed: false };
}
