import { AtDialogue } from './at/dialogue.ts';
import type { LineOpener } from './at/line.ts';
import { initialise, type ModemFacts } from './init.ts';
import { Memories } from './memories.ts';
import { askOperatorName, askRegistration, DENIED_ADVICE } from './registration.ts';
import type { GsmSettings } from './settings.ts';
import { newCardMemory } from './sim-lock.ts';

/** What a modem says of itself when it is asked outside the driver (`hotline doctor`). */
export interface Examination {
  facts: ModemFacts;
  registered: boolean;
  /** The network refuses this card or modem for good (+CREG: 0,3). */
  denied: boolean;
  /** Name of the network; undefined without one. */
  network: string | undefined;
  signal: number | undefined;
  memory: { used: number; total: number } | undefined;
}

/**
 * Opens a modem, sets it up as the driver would, asks how it is, and closes it. Reads and deletes no
 * message.
 * @throws Error in the words of the health page: what is wrong and what to do
 */
export async function examine(open: LineOpener, settings: GsmSettings): Promise<Examination> {
  const line = await open();
  const ignored = { unsolicited: () => {}, unanswered: () => {} };
  const dialogue = new AtDialogue(line, settings.clock, ignored);
  line.onClose((reason) => dialogue.end(reason));
  try {
    const outcome = await initialise(dialogue, settings, newCardMemory());
    if (!outcome.ok) throw new Error(outcome.reason);
    const { facts } = outcome;
    const { registered, denied, signal } = await dialogue.turn('care', askRegistration);
    const network = await dialogue.turn('care', askOperatorName);
    const memories = new Memories(settings, facts);
    await dialogue.turn('care', (at) => memories.ask(at));
    const memory = memories.fullest;
    return { facts, registered: registered === true, denied, network, signal, memory };
  } finally {
    dialogue.end('pemeriksaan selesai');
    line.close();
  }
}

/** What keeps a modem from sending and receiving, for a technician; empty when nothing does. */
export function faultsOf({ facts, registered, denied, memory }: Examination): string[] {
  const faults: string[] = [];
  if (denied) faults.push(`the network denies it: ${DENIED_ADVICE}`);
  else if (!registered) faults.push('not registered: antenna, signal, SIM');
  if (facts.serviceCentre === undefined)
    faults.push('the SIM names no service centre, so nothing can be sent: set serviceCentre');
  if (facts.memory === undefined) return faults;
  if (facts.places === 0)
    faults.push('its memory has no places: nothing that comes in can be kept');
  else if (memory !== undefined && memory.total > 0 && memory.used >= memory.total)
    faults.push('its memory is full, so nothing more comes in: start the hotline, or empty it');
  return faults;
}
