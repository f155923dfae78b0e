import { AtDialogue } from '../../../../channels/gsm/at/dialogue.ts';
import type { Unsolicited } from '../../../../channels/gsm/at/unsolicited.ts';
import { linePair } from '../../../../channels/gsm/virtual/pair.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';

/**
 * A dialogue, the far end of its line and what both sides heard.
 * @param react called inside the dialogue for whatever comes unasked
 */
export function dialogue(react: (event: Unsolicited, at: AtDialogue) => void = () => {}) {
  const clock = new SimulatedClock();
  const [near, far] = linePair();
  const written: string[] = [];
  const heard: Unsolicited[] = [];
  const unanswered: string[] = [];
  let listener: (text: string) => void = () => {};
  far.onData((bytes) => {
    const text = Buffer.from(bytes).toString('latin1');
    written.push(text);
    listener(text);
  });
  const at: AtDialogue = new AtDialogue(near, clock, {
    unsolicited: (event) => {
      heard.push(event);
      react(event, at);
    },
    unanswered: (command) => unanswered.push(command),
  });
  return {
    clock,
    at,
    written,
    heard,
    unanswered,
    say: (text: string): void => far.write(Buffer.from(text, 'latin1')),
    /** Called with each piece that the driver writes. */
    onWritten: (heed: (text: string) => void): void => {
      listener = heed;
    },
  };
}

/**
 * A modem that answers each command as `answer` says: lines, or undefined for silence.
 * @returns the dialogue with it, and the commands as they came
 */
export function scripted(answer: (command: string, times: number) => string[] | undefined) {
  const parts = dialogue();
  const asked: string[] = [];
  parts.onWritten((text) => {
    for (const piece of text.split('\r')) {
      const command = piece.replace('\x1b', '');
      if (!command.startsWith('AT')) continue;
      asked.push(command);
      const lines = answer(command, asked.filter((other) => other === command).length) ?? [];
      parts.say(lines.map((line) => `\r\n${line}\r\n`).join(''));
    }
  });
  parts.clock.waitsFor({ idle: () => parts.at.idle(), progress: () => asked.length });
  return { ...parts, asked };
}
