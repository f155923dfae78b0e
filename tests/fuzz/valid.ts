import { addressTypeOf } from '../../channels/gsm/pdu/address.ts';
import { codingOf } from '../../channels/gsm/pdu/coding.ts';
import { writePdu } from '../../channels/gsm/pdu/encode.ts';
import { PduError } from '../../channels/gsm/pdu/error.ts';
import {
  concatenationElement,
  type HeaderElement,
  shiftElements,
  shiftOf,
} from '../../channels/gsm/pdu/header.ts';
import { DEFAULT_LOCKING, DEFAULT_SINGLE } from '../../channels/gsm/pdu/languages/latin.ts';
import { LANGUAGES } from '../../channels/gsm/pdu/languages/tables.ts';
import type { PduContent, SubmitContent } from '../../channels/gsm/pdu/pdu.ts';
import type { UserContent } from '../../channels/gsm/pdu/user-data.ts';
import type { Random } from '../support/random.ts';

/** Any message that a PDU can carry, of all types and codings. */

const SECOND = 1000;
const EPOCH_1970 = Date.UTC(1970, 0, 2) / SECOND;
const EPOCH_2069 = Date.UTC(2069, 0, 1) / SECOND;
const LETTERS = [...'ABCxyz0189 .,!'];
const UCS2_LETTERS = [...LETTERS, ...'жЩ漢字é€', '😀', '👩', '\u0915'];

function chance(random: Random, share: number): boolean {
  return random.next() < share;
}

function octets(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.below(256));
}

function textOf(random: Random, letters: readonly string[], most: number): string {
  return Array.from({ length: random.below(most + 1) }, () => random.pick(letters)).join('');
}

function numberOf(random: Random): { number: string; numberType: number } {
  if (chance(random, 0.15)) {
    const name = textOf(random, [...LETTERS, '@'], 11);
    return { number: name, numberType: 0xd0 | random.below(16) };
  }
  const digits = textOf(random, [...'0123456789*#abc'], 20);
  const ton = random.pick([0, 1, 2, 3, 4, 6]);
  const number = ton === 1 && digits !== '' ? `+${digits}` : digits;
  return { number, numberType: 0x80 | (ton << 4) | random.below(16) };
}

function centreOf(random: Random): { smsc: string | null; smscType: number | null } {
  if (chance(random, 0.3)) return { smsc: null, smscType: null };
  const smsc = random.pick(['+6281100000', '+628110000001', '12345', '']);
  return { smsc, smscType: smsc === '' ? 0x81 : addressTypeOf(smsc) };
}

/** Elements of all kinds, known and unknown. */
function headerOf(random: Random): HeaderElement[] {
  if (chance(random, 0.5)) return [];
  const total = 1 + random.below(255);
  const kinds: (() => HeaderElement[])[] = [
    () => [
      concatenationElement({
        bits: random.pick([8, 16]),
        reference: random.below(65536),
        total,
        sequence: 1 + random.below(total),
      }),
    ],
    () => shiftElements({ single: random.below(16) }),
    () => shiftElements({ locking: random.below(16), single: random.below(16) }),
    () => [{ id: 0x05, data: octets(random, 4) }],
    () => [{ id: random.below(256), data: octets(random, random.below(12)) }],
  ];
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(kinds)()).flat();
}

/** Letters of the alphabet that the header announces. */
function lettersOf(header: HeaderElement[]): string[] {
  const { locking, single } = shiftOf(header);
  const base = LANGUAGES.get(locking ?? 0)?.locking ?? DEFAULT_LOCKING;
  const extension = LANGUAGES.get(single ?? 0)?.single ?? DEFAULT_SINGLE;
  return [...base.values(), ...extension.values()].filter((letter) => letter !== '\u001b');
}

function userDataOf(random: Random, dcs: number, most: number): UserContent {
  const header = headerOf(random);
  const { encoding, compressed } = codingOf(dcs);
  if (encoding === '8bit' || compressed)
    return { text: null, data: octets(random, random.below(most + 1)), header };
  const letters = encoding === 'ucs2' ? UCS2_LETTERS : lettersOf(header);
  return { text: textOf(random, letters, most), data: null, header };
}

function momentOf(random: Random): { at: number; offset: number } {
  const at = EPOCH_1970 + random.below(EPOCH_2069 - EPOCH_1970);
  return { at: at * SECOND, offset: (random.below(159) - 79) * 15 };
}

function validityOf(random: Random): SubmitContent['validity'] {
  return random.pick<() => SubmitContent['validity']>([
    () => ({ kind: 'none' }),
    () => ({ kind: 'minutes', minutes: random.pick([5, 720, 750, 1440, 2880, 43200, 635040]) }),
    () => ({ kind: 'until', until: momentOf(random) }),
    // the lowest bits say which length of time follows: none
    () => ({ kind: 'enhanced', octets: octets(random, 7).with(0, 0x40), minutes: null }),
  ])();
}

/** All that a content may have; each type takes its own. */
function contentOf(random: Random, most: number): PduContent {
  const flag = () => chance(random, 0.5);
  const dcs = random.pick([0, 0, 0, 4, 8, 8, 0x11, 0xf1, 0xf6, 0xc8, 0xe0, random.below(256)]);
  const ends = { ...centreOf(random), ...numberOf(random) };
  const body = { pid: random.below(256), dcs, userData: userDataOf(random, dcs, most) };
  const timestamp = momentOf(random);
  const reference = random.below(256);
  const waiting = { moreMessages: flag(), loopPrevention: flag() };
  switch (random.pick(['DELIVER', 'SUBMIT', 'STATUS-REPORT'] as const)) {
    case 'DELIVER': {
      const flags = { ...waiting, statusReportIndication: flag(), replyPath: flag() };
      return { type: 'DELIVER', ...ends, ...body, ...flags, timestamp };
    }
    case 'SUBMIT': {
      const flags = { rejectDuplicates: flag(), statusReport: flag(), replyPath: flag() };
      return {
        type: 'SUBMIT',
        ...ends,
        ...body,
        ...flags,
        reference,
        validity: validityOf(random),
      };
    }
    case 'STATUS-REPORT': {
      const optional = flag() ? { pid: null, dcs: null, userData: null } : body;
      const flags = { ...waiting, aboutCommand: flag() };
      const times = { timestamp, discharge: momentOf(random), status: random.below(256) };
      return { type: 'STATUS-REPORT', ...ends, ...optional, ...flags, reference, ...times };
    }
  }
}

/** A message and its PDU; what turned out too long for one is made shorter. */
export function validPdu(random: Random): { content: PduContent; hex: string } {
  for (let most = 160; ; most = Math.floor(most / 2)) {
    const content = contentOf(random, most);
    try {
      return { content, hex: writePdu(content).hex };
    } catch (error) {
      if (!(error instanceof PduError)) throw error;
    }
  }
}
