import { septetsOf } from '../pdu/alphabet.ts';
import { toHex } from '../pdu/octets.ts';
import { packSeptets } from '../pdu/septets.ts';
import type { AtCommands } from './dialogue.ts';
import type { Listening } from './listening.ts';
import { valueAfter } from './parse.ts';
import type { AtFailure } from './result.ts';
import { ucs2Hex } from './ucs2.ts';
import type { Unsolicited } from './unsolicited.ts';
import type { UssdReply } from './ussd-reply.ts';

/**
 * How a code is written into `AT+CUSD`: as it is, as hex of packed septets (Huawei without
 * `AT^USSDMODE=0`), or as hex of UCS2 (under AT+CSCS="UCS2").
 */
export type UssdForm = 'plain' | 'packed' | 'ucs2';

export interface UssdOptions {
  /** Forms to try, one after the other while the modem refuses; else as AT+CSCS suggests. */
  forms?: readonly UssdForm[];
  /** Milliseconds to wait for the network's answer, which may never come; 20 000 if not given. */
  replyTimeout?: number;
}

/** What came of a code; the form that worked saves refusals the next time. */
export type UssdOutcome = { text: string; form: UssdForm } | { error: string };

const COMMAND_TIMEOUT = 15_000;
const REPLY_TIMEOUT = 20_000;
/** After an end without text, such as one that is left over from an earlier session. */
const GRACE = 3_000;
const CR = 0x0d;

const NO_TEXT: Record<number, string> = {
  0: 'jaringan menutup USSD tanpa isi',
  1: 'jaringan meminta jawaban tanpa isi',
  2: 'jaringan menutup USSD tanpa isi',
  3: 'USSD dijawab program lain di modem',
  4: 'kode USSD tidak didukung jaringan atau modem',
  5: 'jaringan tidak menjawab USSD pada waktunya',
};

/** A try that did not give a text; refused ones may go through in another form. */
interface Failed {
  error: string;
  refused: boolean;
}

/**
 * Dials a USSD code and waits for its text (3GPP TS 27.007 §7.15). Always ends, never rejects, and leaves
 * no session open: some modems handle no SMS in one.
 * @param at the turn at the modem; it is kept until the network has answered
 * @param code such as `*888#`
 */
export async function askUssd(
  at: AtCommands,
  code: string,
  options: UssdOptions = {},
): Promise<UssdOutcome> {
  if (!/^[*#][\d*#]*#$/.test(code)) return { error: `"${code}" bukan kode USSD` };
  const listening = at.listen(replyIn);
  try {
    let error = '';
    for (const form of options.forms ?? (await likelyForms(at))) {
      const command = `AT+CUSD=1,"${written(code, form)}",15`;
      const outcome = await dial(at, command, listening, options.replyTimeout ?? REPLY_TIMEOUT);
      if ('text' in outcome) return { text: outcome.text, form };
      error = outcome.error;
      if (!outcome.refused) break;
    }
    return { error };
  } finally {
    listening.stop();
  }
}

function replyIn(event: Unsolicited): UssdReply | undefined {
  return event.kind === 'ussd' ? event.reply : undefined;
}

/** AT+CSCS says how strings are written; the others are for modems that do otherwise with USSD. */
async function likelyForms(at: AtCommands): Promise<readonly UssdForm[]> {
  const answer = await at.command('AT+CSCS?', { prefix: '+CSCS:' });
  const ucs2 = /UCS2/i.test(valueAfter(answer.lines, '+CSCS:') ?? '');
  return ucs2 ? ['ucs2', 'plain', 'packed'] : ['plain', 'packed'];
}

/** @returns the code as it stands between the quotes of AT+CUSD */
export function written(code: string, form: UssdForm): string {
  if (form === 'plain') return code;
  return form === 'ucs2' ? ucs2Hex(code) : packedHex(code);
}

/** 3GPP TS 23.038 §6.1.2.3.1: seven bits that are left over are filled with CR. */
function packedHex(code: string): string {
  const septets = [...code].flatMap((character) => [...(septetsOf(character) ?? [])]);
  if (septets.length % 8 === 7) septets.push(CR);
  return toHex(packSeptets(septets));
}

async function dial(
  at: AtCommands,
  command: string,
  listening: Listening<UssdReply>,
  timeout: number,
): Promise<{ text: string } | Failed> {
  const answer = await at.command(command, { timeout: COMMAND_TIMEOUT });
  if (!answer.ok) return failed(answer.failure);
  const reply = await replyTo(listening, timeout);
  // Also after silence: the network may still think that somebody is there.
  if (reply === undefined || reply.status === 1) await close(at);
  if (reply === undefined) return { error: 'jaringan tidak menjawab USSD', refused: false };
  if (reply.text !== '') return { text: reply.text };
  const error = NO_TEXT[reply.status] ?? `USSD berakhir dengan keadaan ${reply.status}`;
  return { error, refused: reply.status === 2 || reply.status === 4 };
}

/** The modem's own refusal may be about the form; silence and a lost line are not. */
function failed({ kind, text }: AtFailure): Failed {
  return { error: `modem menolak USSD (${text})`, refused: ['cms', 'cme', 'error'].includes(kind) };
}

/** The first reply with text. An end without text is believed when none follows it. */
async function replyTo(
  listening: Listening<UssdReply>,
  timeout: number,
): Promise<UssdReply | undefined> {
  const first = await listening.next(timeout);
  const ended = first?.text === '' && (first.status === 0 || first.status === 2);
  return ended ? ((await listening.next(GRACE)) ?? first) : first;
}

async function close(at: AtCommands): Promise<void> {
  await at.command('AT+CUSD=2', { timeout: COMMAND_TIMEOUT });
}
