/** A PDU that says something impossible, or a message that no PDU can carry; `field` names what was wrong. */
export class PduError extends Error {
  override readonly name = 'PduError';
  /** Field as 3GPP TS 23.040 calls it: `TP-SCTS`, `TP-UD`, `smsc` … */
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.field = field;
  }
}
