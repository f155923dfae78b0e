import type { Turn } from './base/response.ts';

/** The turn with words that are known to ask for secrecy: nobody has to be asked about them. */
export function asSecret(turn: Turn): Turn {
  const { reading } = turn.event;
  const rest = reading.flags.filter((flag) => flag !== 'maybeSecret' && flag !== 'secret');
  return { ...turn, event: { ...turn.event, reading: { ...reading, flags: [...rest, 'secret'] } } };
}
