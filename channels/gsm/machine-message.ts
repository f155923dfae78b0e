import { PICTURE } from '../picture.ts';
import { codingOf } from './pdu/coding.ts';
import { type HeaderElement, portsOf } from './pdu/header.ts';
import type { Deliver } from './pdu/pdu.ts';

/**
 * Messages that machines send to a telephone: nothing that a person wrote, and nothing to be answered. They
 * are shown under a name instead of a number, and so lie in the operator box, with a sentence that says what
 * they are.
 */
export interface MachineMessage {
  /** A name: what comes from one is not answered. */
  name: string;
  /** For the operator box. */
  sentence: string;
  /** Number of the person behind it, who is answered: the sender of a picture. `sentence` is then `PICTURE`. */
  author?: string;
}

/** TP-PID (3GPP TS 23.040 §9.2.3.9): type 0; data for the SIM. */
const SILENT = 0x40;
const SIM_DATA = [0x7c, 0x7d, 0x7f];
/** Special SMS message indication (§9.2.3.24.2). */
const INDICATION = 0x01;
/** Ports of WAP (push, and its older sessions). */
const isWap = (port: number): boolean => port === 2948 || (port >= 9200 && port <= 9207);
/** Content type of an MMS notification, in words or as its number (OMA WSP, MMS encapsulation). */
const MMS = /application\/vnd\.wap\.mms-message|^[\s\S]{2,4}\xbe/;

const KINDS = {
  voicemail: 'pesan suara',
  fax: 'faks',
  email: 'surel',
  other: 'pesan lain',
} as const;

/** @param from the number it came from */
export function machineMessage(deliver: Deliver, from: string): MachineMessage | undefined {
  const { pid, dcs, userData } = deliver;
  const { header, text } = userData;
  if (pid === SILENT)
    return {
      name: 'SMS-DIAM',
      sentence: `SMS diam (tipe 0) dari ${from}: ponsel tidak menampilkannya.${said(text)}`,
    };
  const waiting = waitingOf(dcs, header);
  if (waiting !== undefined)
    return {
      name: 'PESAN-SUARA',
      sentence: `Pemberitahuan ${waiting} dari ${from}.${said(text)}`,
    };
  const { data } = userData;
  return data === null ? undefined : dataMessage(deliver, data, from);
}

function said(text: string | null): string {
  return text === null || text.trim() === '' ? '' : ` Isinya: ${text.trim()}`;
}

function waitingOf(dcs: number, header: HeaderElement[]): string | undefined {
  const { waiting } = codingOf(dcs);
  const indicated = header.some(({ id }) => id === INDICATION);
  if (waiting === null && !indicated) return undefined;
  return KINDS[waiting?.kind ?? 'voicemail'];
}

/** What is no text. In a long one the first part says what it is, the others nothing. */
function dataMessage(
  { pid, dcs, userData }: Deliver,
  data: Uint8Array,
  from: string,
): MachineMessage | undefined {
  const later = (userData.concatenation?.sequence ?? 1) > 1;
  const told = (name: string, sentence: string) => ({ name, sentence: later ? '' : sentence });
  const port = portsOf(userData.header)?.destination;
  if (port !== undefined && isWap(port)) {
    const author = later ? undefined : authorOf(data);
    if (author !== undefined) return { name: 'WAP-PUSH', sentence: PICTURE, author };
    return told('WAP-PUSH', pushed(data, from));
  }
  if (SIM_DATA.includes(pid) || codingOf(dcs).messageClass === 2)
    return told('DATA-SIM', `Data untuk kartu SIM dari ${from}.`);
  if (port !== undefined)
    return told('DATA', `Data untuk aplikasi ponsel (port ${port}) dari ${from}.`);
  if (textIn(data) !== undefined) return undefined;
  return told('DATA', `Data biner ${data.length} oktet dari ${from}; bukan tulisan.`);
}

/** Who sent a picture, as its notification says; undefined where it does not, or is none. */
function authorOf(data: Uint8Array): string | undefined {
  const raw = Buffer.from(data).toString('latin1');
  return MMS.test(raw) ? /(\+?\d{8,15})\/TYPE=PLMN/i.exec(raw)?.[1] : undefined;
}

function pushed(data: Uint8Array, from: string): string {
  const raw = Buffer.from(data).toString('latin1');
  if (MMS.test(raw)) return `Pemberitahuan MMS dari ${from}: gambar tidak dapat dibaca di sini.`;
  const [link] = /https?:\/\/[\x21-\x7e]+/.exec(raw) ?? [];
  return `Pesan layanan (WAP push) dari ${from}${link === undefined ? '' : `: ${link}`}.`;
}

/** Some telephones write their texts as 8-bit data: UTF-8 or Latin-1. Undefined for what is no text. */
export function textIn(data: Uint8Array): string | undefined {
  const bytes = Buffer.from(data);
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  return [...text].some(isControl) ? undefined : text;
}

/** Control characters tell data from text; tabs and line ends are written by people too. */
function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if ([0x09, 0x0a, 0x0d].includes(code)) return false;
  return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}
