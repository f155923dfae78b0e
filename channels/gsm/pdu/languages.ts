/**
 * National language tables of 3GPP TS 23.038 annex A that differ little from the default alphabet:
 * Turkish (1), Spanish (2), Portuguese (3). The tables of the Indian languages (4 to 13) are not here
 * yet; their texts are read with the default tables, as §6.2.1.2.4 has it for languages not supported.
 */

/** The default extension table (§6.2.1.1); the single shift tables here hold it too. */
export const EXTENSION: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
]);

/** Single shift tables (annex A.2), by national language identifier. */
export const SINGLE = new Map<number, ReadonlyMap<number, string>>([
  [
    1,
    new Map([
      ...EXTENSION,
      [0x47, 'Ğ'],
      [0x49, 'İ'],
      [0x53, 'Ş'],
      [0x63, 'ç'],
      [0x67, 'ğ'],
      [0x69, 'ı'],
      [0x73, 'ş'],
    ]),
  ],
  [
    2,
    new Map([
      ...EXTENSION,
      [0x09, 'ç'],
      [0x41, 'Á'],
      [0x49, 'Í'],
      [0x4f, 'Ó'],
      [0x55, 'Ú'],
      [0x61, 'á'],
      [0x69, 'í'],
      [0x6f, 'ó'],
      [0x75, 'ú'],
    ]),
  ],
  [
    3,
    new Map([
      ...EXTENSION,
      [0x05, 'ê'],
      [0x09, 'ç'],
      [0x0b, 'Ô'],
      [0x0c, 'ô'],
      [0x0e, 'Á'],
      [0x0f, 'á'],
      [0x12, 'Φ'],
      [0x13, 'Γ'],
      [0x15, 'Ω'],
      [0x16, 'Π'],
      [0x17, 'Ψ'],
      [0x18, 'Σ'],
      [0x19, 'Θ'],
      [0x1f, 'Ê'],
      [0x41, 'À'],
      [0x49, 'Í'],
      [0x4f, 'Ó'],
      [0x55, 'Ú'],
      [0x5b, 'Ã'],
      [0x5c, 'Õ'],
      [0x61, 'Â'],
      [0x69, 'í'],
      [0x6f, 'ó'],
      [0x75, 'ú'],
      [0x7b, 'ã'],
      [0x7c, 'õ'],
      [0x7f, 'â'],
    ]),
  ],
]);

/** Locking shift tables (annex A.3), by national language identifier; Spanish has none. */
export const LOCKING = new Map<number, readonly string[]>([
  [
    1,
    [
      ...'@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bŞşßÉ !"#¤%&\'()*+,-./0123456789:;<=>?',
      ...'İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§çabcdefghijklmnopqrstuvwxyzäöñüà',
    ],
  ],
  [
    3,
    [
      ...'@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u001bÂâÊÉ !"#º%&\'()*+,-./0123456789:;<=>?',
      ...'ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà',
    ],
  ],
]);
