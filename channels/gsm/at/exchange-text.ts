export const CTRL_Z = '\x1a';
export const ESC = '\x1b';

/** Echoes may come twice, and with the Ctrl-Z or ESC that was sent. */
export function isEcho(line: string, sent: string): boolean {
  return line.replaceAll(CTRL_Z, '').replaceAll(ESC, '').trim() === sent;
}

/** Commands are named in messages; PDUs (they hold what people wrote) and the PIN are not. */
export function label(sent: string): string {
  if (/^[0-9A-F]{12,}$/i.test(sent)) return 'the PDU';
  return sent.startsWith('AT+CPIN=') ? 'AT+CPIN' : sent;
}
