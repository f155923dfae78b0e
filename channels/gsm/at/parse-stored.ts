import { afterPrefix } from './prefix.ts';

/** A message in a memory of the modem, PDU mode. */
export interface StoredPdu {
  index: number;
  /** 3GPP TS 27.005 §3.1: 0 and 1 received (unread, read), 2 and 3 of our own; as said, else 1. */
  status: number;
  pdu: string;
  /** Octets of the TPDU as the modem says; shows when characters were lost on the line. */
  length: number | undefined;
}

/** Says whether a PDU is as long as the modem says it is. */
export function isWhole({ pdu, length }: StoredPdu): boolean {
  return length === undefined || pdu.length === wholeLength(pdu, length);
}

/** Hex digits of a PDU with its service centre, whose length the modem leaves out of account. */
function wholeLength(pdu: string, length: number): number {
  return 2 * (1 + Number.parseInt(pdu.slice(0, 2), 16) + length);
}

/** Header of one stored message and the lines up to the next header. */
interface Entry {
  header: string;
  body: string[];
}

/** Reads the answer to `AT+CMGL` in PDU mode; a header whose PDU never came is left out. */
export function readList(lines: string[]): StoredPdu[] {
  return entriesOf(lines, '+CMGL:').flatMap((entry) => {
    const header = /^(\d+) *, *(.*)$/s.exec(entry.header);
    return header ? storedOf(Number(header[1]), header[2] ?? '', entry.body) : [];
  });
}

/** Reads the answer to `AT+CMGR=<index>`; `undefined` for an empty slot (`OK` only, or length 0). */
export function readOne(lines: string[], index: number): StoredPdu | undefined {
  return entriesOf(lines, '+CMGR:').flatMap(({ header, body }) => storedOf(index, header, body))[0];
}

/** Cuts an answer at its headers; the name in a header may hold line ends, which its quotes show. */
function entriesOf(lines: string[], prefix: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of lines) {
    const header = afterPrefix(line, prefix);
    const last = entries.at(-1);
    if (header !== undefined) entries.push({ header, body: [] });
    else if (last && last.body.length === 0 && isOpen(last.header)) last.header += `\n${line}`;
    else last?.body.push(line);
  }
  return entries;
}

function isOpen(header: string): boolean {
  return (header.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Status and length are the first and the last field of a header; a PDU may stand right behind them. */
function storedOf(index: number, header: string, body: string[]): StoredPdu[] {
  if (isTextMode(header)) return [];
  const fields = /^(.*?)(?:[\s,]+([0-9A-F]{18,}))?$/is.exec(header);
  const [, front = '', behind] = fields ?? [];
  const length = /,\s*(\d+)\s*$/.exec(front)?.[1];
  const octets = length === undefined ? undefined : Number(length);
  const pdu = pduOf(behind === undefined ? body : [behind, ...body], octets);
  return pdu === undefined ? [] : [{ index, status: statusOf(front), pdu, length: octets }];
}

/** A time stamp in the header tells text mode, where a body of hex digits is what somebody wrote. */
function isTextMode(header: string): boolean {
  return /"\d{2,4}\/\d{1,2}\/\d{1,2},/.test(header);
}

/** Some modems break long lines, so hex is added up until the PDU is as long as it should be. */
function pduOf(body: string[], length: number | undefined): string | undefined {
  let pdu = '';
  for (const line of body) {
    const hex = line.replace(/\s/g, '').toUpperCase();
    if (!/^[0-9A-F]+$/.test(hex)) break;
    if (pdu !== '' && (length === undefined || pdu.length >= wholeLength(pdu, length))) break;
    pdu += hex;
  }
  return pdu === '' ? undefined : pdu;
}

/** As text mode words it (3GPP TS 27.005 §3.1). */
const WORDS = ['REC UNREAD', 'REC READ', 'STO UNSENT', 'STO SENT'];

/** ZTE leaves the status empty; such a message is treated as received. */
function statusOf(header: string): number {
  const first = /^\s*"?([^",]*)/.exec(header)?.[1]?.trim().toUpperCase() ?? '';
  if (/^\d+$/.test(first)) return Number(first);
  const word = WORDS.indexOf(first);
  return word < 0 ? 1 : word;
}

/** A stored message as text mode shows it. */
export interface StoredText {
  /** As `StoredPdu.status`. */
  status: number;
  /** Sender, or receiver of a message of our own. */
  number: string;
  /** Service-centre time as printed (`yy/MM/dd,hh:mm:ss±zz`, quarters of an hour); unsent ones have none. */
  timestamp: string | undefined;
  text: string;
}

/**
 * Reads an answer in text mode. The driver works in PDU mode; an answer like this shows that the modem
 * has forgotten it.
 * @param prefix `+CMGL:` or `+CMGR:`
 */
export function readTexts(lines: string[], prefix: '+CMGL:' | '+CMGR:'): StoredText[] {
  return entriesOf(lines, prefix).flatMap(({ header, body }) => {
    const match = /^(?:\d+ *, *)?("(?:REC|STO)[ A-Z]*") *, *"([^"]*)"/i.exec(header);
    if (!match) return [];
    const timestamp = /"(\d{2,4}\/\d{1,2}\/\d{1,2},[^"]*)"/.exec(header)?.[1];
    const [, status = '', number = ''] = match;
    return [{ status: statusOf(status), number, timestamp, text: body.join('\n') }];
  });
}
