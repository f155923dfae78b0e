/** The data coding scheme: 3GPP TS 23.038 §4. */

export type Encoding = 'gsm7' | '8bit' | 'ucs2';
export type MessageClass = 0 | 1 | 2 | 3;

/** What a message says is waiting elsewhere: nothing a hotline needs, but it is no complaint either. */
export interface Waiting {
  kind: 'voicemail' | 'fax' | 'email' | 'other';
  active: boolean;
  /** The text is for show only and need not be kept. */
  discard: boolean;
}

export interface Coding {
  encoding: Encoding;
  /** Message class, where one is given; 0 is shown at once and not stored. */
  messageClass: MessageClass | null;
  compressed: boolean;
  /** The message may be deleted once it was read (group 01xx). */
  autoDelete: boolean;
  waiting: Waiting | null;
}

const PLAIN: Coding = {
  encoding: 'gsm7',
  messageClass: null,
  compressed: false,
  autoDelete: false,
  waiting: null,
};
const KINDS = ['voicemail', 'fax', 'email', 'other'] as const;

function alphabetOf(bits: number): Encoding {
  if (bits === 1) return '8bit';
  // 3 is reserved, to be read as the default alphabet
  return bits === 2 ? 'ucs2' : 'gsm7';
}

/** Groups 00xx and 01xx. */
function general(dcs: number): Coding {
  return {
    ...PLAIN,
    encoding: alphabetOf((dcs >> 2) & 3),
    messageClass: (dcs & 0x10) === 0 ? null : ((dcs & 3) as MessageClass),
    compressed: (dcs & 0x20) !== 0,
    autoDelete: (dcs & 0x40) !== 0,
  };
}

/** Groups 1100 to 1110. */
function waiting(dcs: number): Coding {
  const group = dcs >> 4;
  return {
    ...PLAIN,
    encoding: group === 0xe ? 'ucs2' : 'gsm7',
    waiting: {
      kind: KINDS[dcs & 3] ?? 'other',
      active: (dcs & 8) !== 0,
      discard: group === 0xc,
    },
  };
}

/** Reads TP-DCS; reserved groups count as the default alphabet, as §4 asks. */
export function codingOf(dcs: number): Coding {
  const group = dcs >> 4;
  if (group < 8) return general(dcs);
  if (group < 0xc) return PLAIN;
  if (group < 0xf) return waiting(dcs);
  const encoding = (dcs & 4) === 0 ? 'gsm7' : '8bit';
  return { ...PLAIN, encoding, messageClass: (dcs & 3) as MessageClass };
}

const ALPHABET = { gsm7: 0x00, '8bit': 0x04, ucs2: 0x08 } as const;

/** TP-DCS of the general group. */
export function dcsOf(encoding: Encoding, messageClass: MessageClass | null = null): number {
  return ALPHABET[encoding] | (messageClass === null ? 0 : 0x10 | messageClass);
}
