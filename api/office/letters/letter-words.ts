/** What states of letters are called. */

export const LETTER_STATES: Record<string, string> = {
  draft: 'konsep',
  initialled: 'diparaf',
  signing: 'sedang diberi nomor',
  signed: 'ditetapkan',
  sent: 'dikirim',
  received: 'diterima',
  archived: 'diarsipkan',
  voided: 'batal',
};
