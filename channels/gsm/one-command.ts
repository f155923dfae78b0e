import type { AtDialogue } from './at/dialogue.ts';

/** One AT command that a technician gives by hand, between those of the driver. */

const LONGEST_COMMAND = 200;
/** Longest wait for the final result, milliseconds; nothing else goes over the line meanwhile. */
const ANSWER_WAIT = 60_000;
/** Longest time to listen on for what the modem says by itself, milliseconds. */
export const LONGEST_LISTENING = 60_000;

const SENDS = 'it sends or keeps an SMS that nobody knows of; see: hotline doctor --test-sms';
const SHOWS = 'it shows what people wrote, which stands on the pages';

/** Commands that would lose, send or show an SMS, call somebody, or use up a try of the PIN; questions may be asked. */
const FORBIDDEN: [RegExp, string][] = [
  [/\+CMG[SWC](?!=\?)/, SENDS],
  [/\+CMSS(?!=\?)/, SENDS],
  [/\+CMGD(?!=\?)/, 'it deletes SMS that may not be stored yet'],
  [/\+CMG[LR](?!=\?)/, SHOWS],
  [/\+CNMA(?!=\?)/, 'it says of an SMS that it is stored, and it may not be'],
  [/\+CPIN=(?!\?)/, 'a card has three tries; set MODEM_PIN, which is tried once'],
];

/** The command is not given; the message says why. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/**
 * @param command as it was typed
 * @returns why it is not given; undefined when it may be
 */
export function refusalOfCommand(command: string): string | undefined {
  if (!/^AT/i.test(command)) return 'a command begins with AT';
  if (!/^[ -~]+$/.test(command)) return 'a command is one line of plain letters, digits and signs';
  if (command.length > LONGEST_COMMAND) return `a command has at most ${LONGEST_COMMAND} signs`;
  const bare = command
    .toUpperCase()
    .replace(/"[^"]*"?/g, '""')
    .replaceAll(' ', '');
  const forbidden = FORBIDDEN.find(([pattern]) => pattern.test(bare));
  if (forbidden !== undefined) return forbidden[1];
  return calls(bare) ? 'it calls somebody, or answers a call' : undefined;
}

/** ITU-T V.250: letters with a number each, `&` before some; D dials, A answers, O goes back to a call. */
function calls(command: string): boolean {
  return command
    .slice(2)
    .split(';')
    .some((part) => {
      const [basic = ''] = /^(?:&?[A-Z]\d*(?:=\d*|\?)?)*/.exec(part) ?? [];
      return /(?<!&)[DAO]/.test(basic);
    });
}

/** What an answer has of SMS: their PDUs are not shown. */
function shown(line: string): string {
  return /^[0-9A-F]{30,}$/i.test(line) ? '(PDU)' : line;
}

/**
 * Gives the command when the line is free, and listens on.
 * @param listening milliseconds after its answer, for what comes later (+CUSD)
 * @returns all that the modem said meanwhile, line by line; last, in words, why no answer came
 */
export function oneCommand(
  dialogue: AtDialogue,
  command: string,
  listening: number,
): Promise<string[]> {
  return dialogue.turn('care', async (at) => {
    const heard: string[] = [];
    const deaf = dialogue.overhear((line) => heard.push(shown(line)));
    const answer = await at.command(command, { timeout: ANSWER_WAIT });
    if (answer.ok && listening > 0) await at.pause(Math.min(listening, LONGEST_LISTENING));
    deaf();
    const silent = !answer.ok && /timeout|closed|desync/.test(answer.failure.kind);
    return silent ? [...heard, answer.failure.text] : heard;
  });
}
