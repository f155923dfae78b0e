import type { Writable } from 'node:stream';
import { systemClock } from '../../channels/clock.ts';
import { AtDialogue } from '../../channels/gsm/at/dialogue.ts';
import { oneCommand, refusalOfCommand } from '../../channels/gsm/one-command.ts';
import { lineOpener } from '../../channels/gsm/open.ts';
import { portHolder } from '../../channels/gsm/port-holder.ts';
import { ToldError } from '../../machines/base/told-error.ts';
import type { ModemSettings } from '../start/configuration/modems.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { answersPages, heldLines } from './running.ts';

/** `hotline at`: one AT command to a modem, through the hotline where one holds it. */

export interface AtOptions {
  /** Name of the line; the only modem if left out. */
  line?: string;
  /** A port that is no line: another one of the same stick. */
  port?: string;
  /** Seconds to listen on after the answer. */
  wait: number;
}

/** The command is not given; the message says why. */
export class AtError extends ToldError {
  override readonly name = 'AtError';
}

/** Longest wait for a port to come in step, milliseconds. */
const STEP_WAIT = 2_000;
const SECOND = 1000;

type Chosen = Pick<ModemSettings, 'name' | 'port' | 'baudRate'>;

function chosen({ modems }: Settings, { line, port }: AtOptions): Chosen {
  if (port !== undefined) return { name: port, port, baudRate: 'auto' };
  const all = modems.filter((each) => each.kind === 'modem');
  const found = line === undefined ? all : all.filter(({ name }) => name === line);
  const [modem] = found;
  const names = all.map(({ name }) => name).join(', ') || 'none';
  if (modem === undefined) throw new AtError(`no modem of that name; there are: ${names}`);
  if (found.length > 1) throw new AtError(`several modems (${names}): choose one with --line`);
  return modem;
}

/** To a port that nobody holds. */
async function straight({ port, baudRate }: Chosen, command: string, listening: number) {
  const holder = port.startsWith('/') ? await portHolder(port) : undefined;
  if (holder !== undefined)
    throw new AtError(`${port} is in the hands of ${holder}: nothing was written`);
  const line = await lineOpener({ port, baudRate, clock: systemClock })();
  const dialogue = new AtDialogue(line, systemClock, {
    unsolicited: () => {},
    unanswered: () => {},
  });
  line.onClose((reason) => dialogue.end(reason));
  try {
    dialogue.escape();
    await dialogue.turn('care', async (at) => {
      await at.pause(SECOND / 5);
      await at.command('ATE0', { timeout: STEP_WAIT });
    });
    return await oneCommand(dialogue, command, listening);
  } finally {
    dialogue.end('done');
    line.close();
  }
}

/** @returns what the modem said, line by line */
async function given(settings: Settings, command: string, options: AtOptions): Promise<string[]> {
  const modem = chosen(settings, options);
  const listening = options.wait * SECOND;
  const held = await heldLines(settings);
  const holds = held.find(({ place, health }) =>
    options.port === undefined ? health.name === modem.name : place === options.port,
  );
  if (holds !== undefined) return holds.command(command, listening);
  if (modem.port === 'virtual')
    throw new AtError('a virtual modem is in the hotline that runs, and none runs on this store');
  if (options.port === undefined && (await answersPages(settings)))
    throw new AtError(
      `a hotline runs at ${settings.host}:${settings.port} and may hold ${modem.port}; ask as its user, with its STORE_URL`,
    );
  return straight(modem, command, listening);
}

/** @returns exit code: 0 when the modem answered with OK, 1 otherwise */
export async function at(
  command: string,
  options: AtOptions,
  environment: Record<string, string | undefined>,
  output: Writable,
): Promise<number> {
  const refusal = refusalOfCommand(command);
  if (refusal !== undefined) throw new AtError(`${command}: ${refusal}`);
  const heard = await given(readSettings(environment), command, options);
  for (const line of heard) output.write(`${line}\n`);
  return heard.includes('OK') ? 0 : 1;
}
