import { open, type Response, type Turn } from './base/response.ts';

/**
 * Words that are secret, or may be, for a complaint that takes no words any more: they are a complaint of their own,
 * rather than to be refused with the command that they followed.
 */

/** They ask for secrecy or accuse somebody in office, if only perhaps. */
export function mayBeGrave({ event: { reading } }: Turn): boolean {
  return reading.flags.some((flag) => flag === 'secret' || flag === 'maybeSecret');
}

/** A complaint of the words of this turn, as those behind its command read by themselves. */
export function standAlone(turn: Turn, binding: string): Response {
  const { reading } = turn.event;
  const { behind, text, flags } = reading;
  const read = behind === null ? reading : { ...behind, text, content: text, flags };
  return open({ ...turn, event: { ...turn.event, reading: read } }, binding);
}
