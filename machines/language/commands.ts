import type { Agency, Role } from '../district.ts';
import { distance } from './fuzzy.ts';
import { ticketAtStart } from './tickets.ts';
import type { Command, CommandName } from './understanding.ts';
import { squeezed } from './words.ts';

/**
 * Commands: a command word with its argument. The word alone is none where it needs a ticket, so that
 * "Terima kasih", "Minta tolong" and "Cek jalan" stay what they are.
 */

const CITIZEN: Role[] = ['citizen', 'officer', 'head', 'admin', 'secretary', 'regent'];
const OFFICER: Role[] = ['officer', 'head'];
const STAFF: Role[] = ['officer', 'head', 'admin', 'secretary', 'regent'];
const TOP: Role[] = ['regent', 'secretary'];

interface Shape {
  name: CommandName;
  words: string[];
  roles: Role[];
  /** Roles for whom the bare word is the whole command. */
  bare?: Role[];
}

const SHAPES: Shape[] = [
  { name: 'CEK', words: ['CEK', 'CHEK', 'CHECK', 'STATUS', 'CK'], roles: CITIZEN, bare: CITIZEN },
  { name: 'TAMBAH', words: ['TAMBAH', 'TAMBAHAN', 'TMBAH'], roles: CITIZEN },
  { name: 'NILAI', words: ['NILAI', 'NILEI', 'NILAY', 'RATING'], roles: CITIZEN },
  { name: 'BELUM', words: ['BELUM', 'BLM', 'BLUM'], roles: CITIZEN },
  { name: 'BATAL', words: ['BATAL', 'BTL', 'CABUT'], roles: CITIZEN },
  {
    name: 'KATEGORI',
    words: ['KATEGORI', 'KATAGORI', 'DAFTARKATEGORI'],
    roles: CITIZEN,
    bare: CITIZEN,
  },
  {
    name: 'BANTUAN',
    words: ['FORMAT', 'BANTUAN', 'HELP', 'MENU', 'CARA'],
    roles: CITIZEN,
    bare: CITIZEN,
  },
  { name: 'STOP', words: ['STOP', 'BERHENTI', 'UNREG'], roles: CITIZEN, bare: CITIZEN },
  {
    name: 'TERIMA',
    words: ['TERIMA', 'TRIMA'],
    roles: [...OFFICER, 'regent'],
    bare: [...OFFICER, 'regent'],
  },
  { name: 'JAWAB', words: ['JAWAB', 'JWB', 'JAWABAN', 'BALAS'], roles: OFFICER },
  { name: 'PROSES', words: ['PROSES', 'PROGRES', 'PROGRESS'], roles: OFFICER },
  { name: 'MINTA', words: ['MINTA', 'TANYA'], roles: OFFICER },
  { name: 'ALIH', words: ['ALIH', 'ALIHKAN', 'PINDAH'], roles: OFFICER },
  { name: 'TUNDA', words: ['TUNDA', 'TNDA'], roles: OFFICER },
  { name: 'DAFTAR', words: ['DAFTAR', 'TUGAS', 'LIST'], roles: STAFF, bare: STAFF },
  { name: 'LIHAT', words: ['LIHAT', 'LIAT', 'LHT'], roles: STAFF },
  { name: 'RALAT', words: ['RALAT', 'KOREKSI'], roles: OFFICER },
  { name: 'TERUSKAN', words: ['TERUSKAN', 'TRUSKAN', 'DISPOSISI'], roles: ['admin'] },
  { name: 'TOLAK', words: ['TOLAK'], roles: ['admin'] },
  { name: 'GABUNG', words: ['GABUNG', 'GABUNGKAN'], roles: ['admin'] },
  { name: 'LAPORAN', words: ['LAPORAN', 'LAP', 'REKAP'], roles: TOP, bare: TOP },
  { name: 'TERLAMBAT', words: ['TERLAMBAT', 'TELAT', 'LAMBAT'], roles: TOP, bare: TOP },
  { name: 'PERINTAH', words: ['PERINTAH', 'PRINTAH'], roles: ['regent'] },
];

const HEAD =
  /^[\s"'“”(]*(?:ketik\s+)?(?:no\.?\s+)?([A-Za-z]{2,16}|\?)["'”]?(?:\s*\(?\s*spasi\s*\)?)?([\s\S]*)$/i;
const SEPARATORS = /^[\s#*.,:;/_-]+/;
const MONTHS = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `27/11`, `27-11-2026`, `27 nov`, `besok`, `3 hari`; as YYYY-MM-DD, MM-DD or +Nd. */
export function readDate(text: string): { date: string; rest: string } | null {
  const numeric =
    /^(?:tgl\s*|tanggal\s*|s\.?d\.?\s*)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?(?!\d)/i.exec(
      text,
    );
  const named = /^(?:tgl\s*|tanggal\s*|s\.?d\.?\s*)?(\d{1,2})\s+([a-z]{3,9})(?:\s+(\d{4}))?/i.exec(
    text,
  );
  const days = /^(\d{1,2})\s*(?:hari|hr)\b/i.exec(text);
  const soon = /^(besok|bsk|lusa)\b/i.exec(text);
  const rest = (match: RegExpExecArray) => text.slice(match[0].length).replace(SEPARATORS, '');
  if (days !== null) return { date: `+${Number(days[1])}d`, rest: rest(days) };
  if (soon !== null) return { date: /lusa/i.test(soon[0]) ? '+2d' : '+1d', rest: rest(soon) };
  const month =
    named === null
      ? -1
      : MONTHS.indexOf((named[2] ?? '').toLowerCase().replace('agt', 'agu').slice(0, 3));
  const found =
    numeric !== null
      ? { match: numeric, month: Number(numeric[2]) }
      : named !== null && month >= 0
        ? { match: named, month: month + 1 }
        : null;
  if (found === null) return null;
  const [, day, , year] = found.match;
  const short = `${two(found.month)}-${two(Number(day))}`;
  const full = year === undefined ? short : `${year.length === 2 ? `20${year}` : year}-${short}`;
  return { date: full, rest: rest(found.match) };
}

export type ReadCommand = (text: string, role: Role) => Command | null;

/** @param agencies known by code, short name and alias in ALIH and TERUSKAN */
export function createCommands(agencies: Agency[]): ReadCommand {
  const shapes = new Map(
    SHAPES.flatMap((shape) => shape.words.map((word) => [word, shape] as const)),
  );
  const byName = new Map<string, string>();
  for (const { code, shortName, aliases } of agencies)
    for (const name of [code, shortName, ...aliases]) byName.set(squeezed(name), code);

  /** Typos count only when a ticket follows: the word alone proves nothing. */
  function shapeOf(word: string, hasTicket: boolean): Shape | null {
    const exact = shapes.get(word);
    if (exact !== undefined) return exact;
    if (!hasTicket || word.length < 4) return null;
    const near = [...shapes].find(([name]) => name.length >= 4 && distance(name, word, 1) <= 1);
    return near?.[1] ?? null;
  }

  /** An agency at the beginning of the rest, of up to three words. */
  function agencyAtStart(text: string): { agency: string | null; rest: string } {
    const words = text.split(/\s+/);
    for (let count = Math.min(3, words.length); count > 0; count -= 1) {
      const agency = byName.get(
        squeezed(words.slice(0, count).join('')).replace(/^(ke|dinas)/, ''),
      );
      const named = agency ?? byName.get(squeezed(words.slice(0, count).join('')));
      if (named !== undefined)
        return { agency: named, rest: words.slice(count).join(' ').replace(SEPARATORS, '') };
    }
    return { agency: null, rest: text };
  }

  function argumentsOf(name: CommandName, rest: string): Partial<Command> {
    switch (name) {
      case 'NILAI': {
        const rating = /^\D{0,3}([1-5])(?!\d)/.exec(rest);
        return { rating: rating === null ? null : Number(rating[1]), text: rest };
      }
      case 'GABUNG': {
        const other = ticketAtStart(rest.replace(/^(ke|dgn|dengan|&|dan)\s+/i, ''));
        return { otherTicket: other?.ticket ?? null, text: other?.rest ?? rest };
      }
      case 'ALIH':
      case 'TERUSKAN': {
        const { agency, rest: text } = agencyAtStart(rest.replace(/^ke\s+/i, ''));
        return { agency, text };
      }
      case 'TUNDA': {
        const found = readDate(rest);
        return { date: found?.date ?? null, text: found?.rest ?? rest };
      }
      default:
        return { text: rest };
    }
  }

  return (raw, role) => {
    const text = raw.slice(0, 4000);
    if (/^\s*\?+\s*$/.test(text)) return command('BANTUAN', null, '', true);
    const head = HEAD.exec(text);
    const word = (head?.[1] ?? '').toUpperCase();
    const after = (head?.[2] ?? '').replace(SEPARATORS, '').trim();
    const found = ticketAtStart(after);
    const shape = shapeOf(word, found !== null);
    if (shape === null) return null;
    const entitled = shape.roles.includes(role);
    const bareAllowed = shape.bare?.includes(role) === true;
    if (found === null) {
      const alone = after === '' && bareAllowed;
      const rated = shape.name === 'NILAI' && /^[1-5]$/.test(after);
      if (!alone && !rated) return null;
      return command(shape.name, null, after, entitled);
    }
    // "JALAN 2 …" is no ticket; neither is "MINTA 2 karung pupuk" from a citizen
    if (!entitled && /^\d/.test(found.ticket) && !/\d{3}/.test(after.slice(0, 12))) return null;
    return command(shape.name, found.ticket, found.rest.trim(), entitled);
  };

  function command(
    name: CommandName,
    ticket: string | null,
    rest: string,
    entitled: boolean,
  ): Command {
    const none = { otherTicket: null, agency: null, rating: null, date: null };
    return { name, ticket, ...none, text: rest, ...argumentsOf(name, rest), entitled };
  }
}
