/** What is used of the package `smpp` 0.5.1, which brings no types: its codec. */
declare module 'smpp' {
  export class PDU {
    constructor(command: string, fields?: Record<string, unknown>);
    constructor(octets: Buffer);
    command: string;
    command_id: number;
    command_status: number;
    sequence_number: number;
    [field: string]: unknown;
    toBuffer(): Buffer;
  }
}
