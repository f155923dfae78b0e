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

const WORDS: Record<CommandName, Words> = {
  CEK: { does: 'melihat sampai di mana aduan', example: 'CEK {no}' },
  TAMBAH: { does: 'menambah keterangan', example: 'TAMBAH {no} letaknya dekat pasar' },
  NILAI: { does: 'menilai jawaban: 1 kecewa, 5 puas', example: 'NILAI {no} 5' },
  BELUM: { does: 'masalahnya belum selesai', example: 'BELUM {no} masih rusak' },
  BATAL: { does: 'membatalkan aduan', example: 'BATAL {no}' },
  KATEGORI: { does: 'daftar kata kunci', example: 'KATEGORI' },
  BANTUAN: { does: 'cara memakai hotline', example: 'BANTUAN' },
  STOP: { does: 'tidak mau menerima kabar lagi', example: 'STOP' },
  TERIMA: { does: 'tugas sudah dibaca dan diterima', example: 'TERIMA {no}' },
  JAWAB: {
    does: 'jawaban untuk pelapor; tugas selesai',
    example: 'JAWAB {no} sdh kami survey, besok alat turun',
  },
  PROSES: {
    does: 'kabar kemajuan; tenggat tetap berjalan',
    example: 'PROSES {no} material sdh di lokasi',
  },
  MINTA: {
    does: 'bertanya kepada pelapor; tenggat berhenti',
    example: 'MINTA {no} di RT berapa, dekat apa?',
  },
  ALIH: {
    does: 'bukan tugas kami: Admin diminta mengalihkan',
    example: 'ALIH {no} {skpd} ini wewenang mereka',
  },
  TUNDA: { does: 'minta tambahan waktu', example: 'TUNDA {no} 5 hari menunggu material' },
  RALAT: {
    does: 'membetulkan jawaban yang baru dikirim',
    example: 'RALAT {no} alat turun Rabu, bukan Selasa',
  },
  DAFTAR: { does: 'tugas yang belum dijawab', example: 'DAFTAR' },
  LIHAT: { does: 'isi dan keadaan satu aduan', example: 'LIHAT {no}' },
  TERUSKAN: { does: 'meneruskan aduan ke SKPD', example: 'TERUSKAN {no} {skpd}' },
  TOLAK: { does: 'menolak aduan, dengan alasan', example: 'TOLAK {no} bukan wewenang kabupaten' },
  GABUNG: { does: 'menggabung dengan aduan lain', example: 'GABUNG {no} A101' },
  LAPORAN: { does: 'ringkasan hari ini', example: 'LAPORAN' },
  TERLAMBAT: { does: 'aduan yang lewat batas dan SKPD-nya', example: 'TERLAMBAT' },
  PERINTAH: {
    does: 'perintah kepada SKPD yang menangani',
    example: 'PERINTAH {no} segera tangani, lapor besok',
  },
};

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
  const { does, example } = OTHER_WORDS[role]?.[name] ?? WORDS[name];
  const filled = example.replace('{no}', TICKET).replace('{skpd}', skpd);
  const usage = moves(name) && filled.includes(TICKET) ? usageOf(name, TICKET) : filled;
  return { usage, does, example: filled };
}
