import type { Personal } from '../district/personal.ts';

/** What the register keeps of a letter that was destroyed: number, kind, agency, signer, ways and times. */
export const LETTER_PERSONAL: Personal = {
  of: 'letters',
  isOver: ({ status }) => status === 'done',
  keeps: [
    ...['/id', '/key', '/kind', '/number', '/agency', '/about', '/signer', '/document', '/via'],
    ...['documents', 'dispatch.via', '/complaint', '/complaints'],
  ],
};
