import type { Agency, Role } from '../../district/district.ts';
import type { Command } from '../../text/understanding.ts';
import { createArguments } from './command-arguments.ts';
import { createShapeOf, isIdleTail } from './command-word.ts';
import { createStaffCommands } from './staff-commands.ts';
import { ticketAtStart } from './tickets.ts';

/**
 * Commands: a command word with its argument. The word alone is none where it needs a ticket, so that
 * "Terima kasih", "Minta tolong" and "Cek jalan" stay what they are. People of the office are read apart
 * (`staff-commands.ts`).
 */

const HEAD =
  /^[\s"'“”(]*((?:(?:ketik|tolong|tlg|mohon|mhn|coba|pak|bu|no\.?)\s+)*)([A-Za-z]{2,16})["'”]?(?:\s*\(?\s*spasi\s*\)?)?([\s\S]*)$/i;
const SEPARATORS = /^[\s#*.,:;=/_-]+/;
/** `A012 jawab …`: the ticket before the command. */
const TICKET_FIRST =
  /^\s*((?:no\.?\s*)?[a-hj-np-z][\s.-]?\d{3})[\s#*.,:;=/_-]+([a-z]{3,16})\b([\s\S]*)$/i;
/** `CEKA012`: the letter of the code run into the word. */
const GLUED = /^[\s.-]?\d{3}(?!\d)/;
/** What is counted, and so no ticket: "belum 3 hari", "tambah 150 ribu". */
const UNIT =
  /^(hari|hr|bulan|bln|minggu|mgg|tahun|thn|th|jam|jm|menit|kali|x|titik|orang|org|rumah|rmh|kk|meter|m|km|kg|ton|karung|sak|liter|tong|buah|bh|unit|ribu|rb|rbu|juta|jt|persen|%|tiang|lampu|lubang|ekor|batang|dusun|rt|rw)\b/i;
/** Nobody types more than this in one SMS. */
const LONGEST = 4000;
/** @returns the commands of an SMS in their order, from its sender's own words; a citizen gives one at most */
export type ReadCommands = (text: string, role: Role) => Command[];

/** @param agencies known by code, name and alias in ALIH and TERUSKAN */
export function createCommands(agencies: Agency[]): ReadCommands {
  const shapeOf = createShapeOf();
  const { command, rated } = createArguments(agencies);
  const staffCommands = createStaffCommands(agencies);

  function withWord(word: string, after: string, role: Role, polite: boolean): Command | null {
    const ticket = ticketAtStart(after);
    const counted = ticket !== null && /^\d/.test(ticket.ticket) && UNIT.test(ticket.rest);
    const found = counted ? null : ticket;
    const meant = shapeOf(word, found !== null, after === '' && !polite);
    // a citizen's everyday word ("bukan A001", "laporkan A001") is no slip of a command of the office
    const isSlip = meant !== null && shapeOf(word, false, false) === null;
    const shape = isSlip && role === 'citizen' && !meant.roles.includes(role) ? null : meant;
    // a citizen who says it pleads for secrecy, and is no officer
    if (shape === null || (shape.name === 'RAHASIA' && role === 'citizen')) return null;
    if (shape.name === 'NILAI') {
      const rating = rated(shape, after, role);
      if (rating !== null) return rating;
    }
    // what a citizen has reported is his list
    if (found === null && shape.name === 'DAFTAR' && role === 'citizen') {
      const check = isIdleTail(shape, after) && !polite ? shapeOf('CEK', false, false) : null;
      return check === null ? null : command(check, null, '', role);
    }
    if (found === null) {
      const bare = !polite && shape.bare.includes(role) && isIdleTail(shape, after);
      return bare ? command(shape, null, '', role) : null;
    }
    // a number alone is a ticket only to those who may give the command, and to citizens in full
    const number = /^\d/.test(found.ticket);
    const whole = found.rest === '' || /\d{3}/.test(after.slice(0, 12));
    if (number && (!shape.roles.includes(role) || !whole)) return null;
    return command(shape, found.ticket, found.rest.trim(), role);
  }

  function ticketFirst(text: string, role: Role): Command | null {
    const [, ticket, word, rest] = TICKET_FIRST.exec(text) ?? [];
    const name = (word ?? '').toUpperCase();
    if (ticket === undefined || shapeOf(name, false, false)?.roles.includes(role) !== true)
      return null;
    return withWord(name, `${ticket} ${(rest ?? '').trim()}`, role, false);
  }

  function citizenCommand(text: string, role: Role): Command | null {
    const help = shapeOf('BANTUAN', false, false);
    if (/^\s*\?+\s*$/.test(text) && help !== null) return command(help, null, '', role);
    const [, polite = '', head = '', tail = ''] = HEAD.exec(text) ?? [];
    if (head === '') return ticketFirst(text, role);
    const letter = head.slice(-1);
    const glued = shapeOf(head.toUpperCase(), false, false) === null && GLUED.test(tail);
    const word = (glued ? head.slice(0, -1) : head).toUpperCase();
    const after = ((glued ? letter : '') + tail).replace(SEPARATORS, '').trim();
    return (
      withWord(word, after, role, polite !== '' && !/^\W*ketik\s+$/i.test(polite)) ??
      ticketFirst(text, role)
    );
  }

  return (raw, role) => {
    const text = raw.slice(0, LONGEST);
    if (role !== 'citizen') return staffCommands(text, role);
    const only = citizenCommand(text, role);
    return only === null ? [] : [only];
  };
}
