import { actOf, actOfCommand } from '../../../machines/complaint/acts.ts';
import { commandRule, usageOf } from '../../../machines/complaint/commands.ts';
import type { Role } from '../../../machines/district.ts';
import { SHAPES } from '../../../machines/language/command-shapes.ts';
import type { CommandName } from '../../../machines/language/understanding.ts';
import type { GuideCommand } from '../../../templates/documents/guide-views.ts';

/** Each command in plain words with an SMS as people write it; who may give it the machine's own tables say. */

/** Ticket of the examples; letters start again each year, and this one is far from the first. */
export const TICKET = 'A127';

interface Words {
  does: string;
  /** `{no}` is the ticket, `{skpd}` another agency. */
  example: string;
}

/** Commands that only ask; those that stand for an act have their words in the table of acts. */
const QUESTIONS: Partial<Record<CommandName, Words>> = {
  CEK: { does: 'melihat sampai di mana aduan', example: 'CEK {no}' },
  KATEGORI: { does: 'daftar kata kunci', example: 'KATEGORI' },
  BANTUAN: { does: 'cara memakai hotline', example: 'BANTUAN' },
  STOP: { does: 'tidak mau menerima kabar lagi', example: 'STOP' },
  DAFTAR: { does: 'tugas yang belum dijawab', example: 'DAFTAR' },
  LIHAT: { does: 'isi dan keadaan satu aduan', example: 'LIHAT {no}' },
  LAPORAN: { does: 'ringkasan hari ini', example: 'LAPORAN' },
  TERLAMBAT: { does: 'aduan yang lewat batas dan SKPD-nya', example: 'TERLAMBAT' },
};

/** @throws TypeError for a command that nobody put into words */
function wordsOf(name: CommandName): Words {
  const act = actOfCommand(name);
  const words = (act === undefined ? undefined : actOf(act).sms) ?? QUESTIONS[name];
  if (words === undefined) throw new TypeError(`the command ${name} has no words for the guides`);
  return words;
}

/** What a command means when somebody else gives it. */
const ALL_OPEN: Words = { does: 'aduan yang masih terbuka', example: 'DAFTAR' };
const OTHER_WORDS: Partial<Record<Role, Partial<Record<CommandName, Words>>>> = {
  admin: { DAFTAR: ALL_OPEN },
  secretary: { DAFTAR: ALL_OPEN },
  regent: {
    DAFTAR: ALL_OPEN,
    TERIMA: { does: 'laporan berkala sudah diterima', example: 'TERIMA' },
  },
};

const roles = (name: CommandName): Role[] =>
  SHAPES.find((shape) => shape.name === name)?.roles ?? [];

/** Commands of a role that citizens do not have, in the order of the language module. */
export function commandsOfRole(role: Role): CommandName[] {
  return SHAPES.filter((shape) => shape.roles.includes(role))
    .map(({ name }) => name)
    .filter((name) => role === 'citizen' || !roles(name).includes('citizen'));
}

/** True for commands that move a complaint; the others only ask. */
export function moves(name: CommandName): boolean {
  return commandRule(name) !== undefined;
}

/**
 * A command as a guide prints it.
 * @param skpd code of the agency in examples
 */
export function guideCommand(name: CommandName, role: Role, skpd: string): GuideCommand {
  const { does, example } = OTHER_WORDS[role]?.[name] ?? wordsOf(name);
  const filled = example.replace('{no}', TICKET).replace('{skpd}', skpd);
  const usage = moves(name) && filled.includes(TICKET) ? usageOf(name, TICKET) : filled;
  return { usage, does, example: filled };
}
