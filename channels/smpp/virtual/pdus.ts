/**
 * SMPP 3.4 as a service centre reads and writes it, octet by octet from the specification, so that a fault
 * of the package the channel uses does not hide itself.
 */

export interface Request {
  command: number;
  sequence: number;
  body: Buffer;
}

export interface Submit {
  sourceTon: number;
  source: string;
  destinationTon: number;
  destination: string;
  esmClass: number;
  registered: number;
  dataCoding: number;
  octets: Buffer;
}

const zero = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.of(0)]);

/** A PDU with its head (§3.2). */
export function pdu(
  command: number,
  status: number,
  sequence: number,
  body: Buffer = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16 + body.length, 0);
  head.writeUInt32BE(command >>> 0, 4);
  head.writeUInt32BE(status >>> 0, 8);
  head.writeUInt32BE(sequence >>> 0, 12);
  return Buffer.concat([head, body]);
}

/** The body of an answer that carries a text: system_id, message_id. */
export const textBody = zero;

export function tlv(tag: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(tag, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value]);
}

/** The body of a deliver_sm (§4.6.1). */
export function deliverBody(given: {
  sourceTon: number;
  source: string;
  destination: string;
  esmClass: number;
  dataCoding: number;
  octets: Buffer;
  tlvs?: Buffer[];
}): Buffer {
  const { sourceTon, source, destination, esmClass, dataCoding, octets, tlvs = [] } = given;
  return Buffer.concat([
    zero(''),
    Buffer.of(sourceTon, 1),
    zero(source),
    Buffer.of(1, 1),
    zero(destination),
    Buffer.of(esmClass, 0, 0),
    zero(''),
    zero(''),
    Buffer.of(0, 0, dataCoding, 0, octets.length),
    octets,
    ...tlvs,
  ]);
}

/** Texts of a body, one after another. */
export function textsOf(body: Buffer, count: number): string[] {
  const texts: string[] = [];
  for (let at = 0; texts.length < count; ) {
    const end = body.indexOf(0, at);
    texts.push(body.toString('latin1', at, end));
    at = end + 1;
  }
  return texts;
}

/** §4.4.1 */
export function readSubmit(body: Buffer): Submit {
  let at = 0;
  const octet = (): number => body[at++] ?? 0;
  const text = (): string => {
    const end = body.indexOf(0, at);
    const found = body.toString('latin1', at, end);
    at = end + 1;
    return found;
  };
  text();
  const sourceTon = octet();
  octet();
  const source = text();
  const destinationTon = octet();
  octet();
  const destination = text();
  const esmClass = octet();
  at += 2;
  text();
  text();
  const registered = octet();
  octet();
  const dataCoding = octet();
  octet();
  const length = octet();
  const short = body.subarray(at, at + length);
  at += length;
  let payload: Buffer | undefined;
  while (at + 4 <= body.length) {
    const [tag, size] = [body.readUInt16BE(at), body.readUInt16BE(at + 2)];
    if (tag === 0x0424) payload = body.subarray(at + 4, at + 4 + size);
    at += 4 + size;
  }
  const octets = payload ?? short;
  return {
    sourceTon,
    source,
    destinationTon,
    destination,
    esmClass,
    registered,
    dataCoding,
    octets,
  };
}
