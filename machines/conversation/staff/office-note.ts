import { commandRule } from '../../complaint/commands.ts';
import type { Command } from '../../text/understanding.ts';
import type { WaitingAct } from '../base/context.ts';
import { complaintOf } from '../base/named.ts';
import { messageId, type Response, reply, type Turn } from '../base/response.ts';
import { work } from './acts.ts';
import { askForCode, needsCode, waiting } from './confirm.ts';

/**
 * Words behind "catatan:" in what goes to a citizen: they were meant for the office. Nothing goes out before its
 * sender has said so, and then only the words before them.
 */

const NOTE =
  /^([\s\S]*?)[\s,;.([{-]*\b(?:catatan|cttn|ctt|(?:catt?|ket)(?=\s*:)|note|nb|internal|intern|(?:ket|keterangan|info|pesan)?\s*(?:utk|untuk|u\/|buat|bagi)\s+(?:admin|kantor|internal|intern|dinas|kominfo|hotline))\b[^:\n]{0,30}:\s*([\s\S]*)$/i;

/** What goes out and what stays; null where nothing is set apart. */
export function noteIn(text: string): { text: string; note: string } | null {
  const [, before, behind] = NOTE.exec(text) ?? [];
  if (before === undefined || behind === undefined) return null;
  const note = behind.replace(/[\s)\]}]+$/, '').trim();
  return note === '' ? null : { text: before.trim(), note };
}

/** The question about the one command of an SMS that has such words. */
export function holdsNote(turn: Turn, commands: Command[]): Response | null {
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0 || !command.entitled) return null;
  if (commandRule(command.name)?.confirm !== 'misleading') return null;
  const found = noteIn(command.text);
  if (found === null) return null;
  const complaint = complaintOf(turn, command.ticket);
  const worked = work(turn, { ...command, text: found.text }, complaint);
  if ('say' in worked) return reply(turn, worked.say);
  if (needsCode(worked.act, worked.complaint)) return askForCode(turn, [worked.act]);
  const { instance, ticket } = worked.act;
  const note: WaitingAct = {
    ...{ instance, ticket, command: 'CATATAN' },
    request: { type: 'officer.note', text: found.note },
  };
  const vars = { ticket, command: command.name, text: found.text, note: found.note };
  return reply(
    turn,
    { template: 'catatan-ditahan', vars },
    { asked: waiting(turn, [worked.act, note], null, messageId(turn)) },
  );
}
