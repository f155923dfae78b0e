import type { AtCommands } from './at/dialogue.ts';
import type { UssdReply } from './at/ussd-reply.ts';
import { septetsOf } from './pdu/alphabet.ts';
import { toHex } from './pdu/octets.ts';
import { packSeptets } from './pdu/septets.ts';

/** Asking the operator by USSD (3GPP TS 27.007 §7.15), such as `*888#` for the credit. */

/** For the modem's `OK`; it waits for the network in some firmware. */
const COMMAND_WAIT = 20_000;
/** For the reply, which comes by itself after the `OK`, or never. */
const REPLY_WAIT = 30_000;
/** For the text, when the network first said only that it is done. */
const TEXT_WAIT = 5_000;
/** Longest code in one string of packed septets. */
const LONGEST = 160;

export type UssdOutcome = { ok: true; text: string } | { ok: false; reason: string };

/** Huawei modems want the code as hex of packed septets. */
function packed(code: string): string {
  return toHex(packSeptets([...code].flatMap((character) => septetsOf(character) ?? [])));
}

/** Reasons by `<m>` of `+CUSD`. */
const REASONS: Record<number, string> = {
  3: 'perangkat lain yang menjawab',
  4: 'operator tidak mengenal kode ini',
  5: 'operator tidak menjawab pada waktunya',
};

/**
 * Asks and waits for the text. Every wait ends; a dialogue that the network leaves open is closed.
 * @param code digits, `*` and `#`
 */
export async function askUssd(at: AtCommands, code: string): Promise<UssdOutcome> {
  if (!/^[*#\d]+$/.test(code) || code.length > LONGEST)
    return { ok: false, reason: `"${code}" bukan kode USSD` };
  const replies = at.listen((event) => (event.kind === 'ussd' ? event.reply : undefined));
  try {
    const plain = await at.command(`AT+CUSD=1,"${code}",15`, { timeout: COMMAND_WAIT });
    const asked =
      plain.ok || !['cme', 'cms', 'error'].includes(plain.failure.kind)
        ? plain
        : await at.command(`AT+CUSD=1,"${packed(code)}",15`, { timeout: COMMAND_WAIT });
    if (!asked.ok) return { ok: false, reason: `modem menolak USSD (${asked.failure.text})` };
    return await answerOf(at, replies);
  } finally {
    replies.stop();
  }
}

async function answerOf(
  at: AtCommands,
  replies: { next(timeout: number): Promise<UssdReply | undefined> },
): Promise<UssdOutcome> {
  const first = await replies.next(REPLY_WAIT);
  // some networks say that they are done, and then send the text
  const reply = first?.text === '' && first.status < 3 ? await replies.next(TEXT_WAIT) : first;
  if (reply?.status === 1) await at.command('AT+CUSD=2');
  if (reply === undefined) return { ok: false, reason: 'operator tidak menjawab' };
  if (reply.text === '')
    return { ok: false, reason: REASONS[reply.status] ?? 'jawaban operator kosong' };
  return { ok: true, text: reply.text };
}
