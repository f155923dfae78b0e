import { readAddress } from './address.ts';
import type { Shift } from './alphabet.ts';
import { PduError } from './error.ts';
import { OctetReader, toHex } from './octets.ts';
import { readTimestamp, type Timestamp } from './timestamp.ts';
import { readUserData, type UserData } from './user-data.ts';

/** Reading the fields that several types of message have. */

export interface ReadOptions {
  /** `MT` from the network to the modem (what AT+CMGR shows), `MO` the other way. */
  direction: 'MT' | 'MO';
  /** The PDU begins with the service-centre field; true if not given. */
  hasSmsc?: boolean;
  /** Language tables agreed otherwise than in the header. */
  shift?: Shift;
  /**
   * For what comes from the air: what is beside the point does not cost a citizen's words. A time that
   * cannot be is kept as hex, with `at` NaN; a header whose elements do not fit is ignored (§9.2.3.24);
   * optional parameters of a report that cannot be read count as missing.
   */
  forgiving?: boolean;
}

/** Bits of the first octet (§9.2.3.1 to .26); some are of one type only. */
export const FLAG = {
  noMoreMessages: 0x04,
  rejectDuplicates: 0x04,
  loopPrevention: 0x08,
  statusReport: 0x20,
  udhi: 0x40,
  replyPath: 0x80,
};

/** A PDU after its service-centre field. */
export class Tpdu {
  readonly reader: OctetReader;
  readonly #options: ReadOptions;
  readonly first: number;

  constructor(reader: OctetReader, options: ReadOptions) {
    this.reader = reader;
    this.#options = options;
    this.first = reader.octet('TP-MTI');
  }

  get forgiving(): boolean {
    return this.#options.forgiving ?? false;
  }

  has(bit: number): boolean {
    return (this.first & bit) !== 0;
  }

  octet(field: string): number {
    return this.reader.octet(field);
  }

  address(field: string): { number: string; numberType: number } {
    const { number, type } = readAddress(this.reader, field);
    return { number, numberType: type };
  }

  time(field: string): Timestamp {
    const octets = this.reader.take(7, field);
    try {
      return readTimestamp(new OctetReader(octets), field);
    } catch (error) {
      if (!this.forgiving || !(error instanceof PduError)) throw error;
      return { iso: toHex(octets), at: Number.NaN, offset: Number.NaN };
    }
  }

  userData(dcs: number): UserData {
    const { shift = {} } = this.#options;
    const hasHeader = this.has(FLAG.udhi);
    return readUserData(this.reader, dcs, { hasHeader, shift, forgiving: this.forgiving });
  }
}
