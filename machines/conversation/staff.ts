import { commandRule, usageOf } from '../complaint/commands.ts';
import type { Child } from '../complaint/context.ts';
import type { CommandName } from '../language/understanding.ts';
import { digestPoints } from '../report/digest.ts';
import { digestHead } from '../report/texts.ts';
import { shortName } from '../rules.ts';
import type { TicketFact } from './events.ts';
import { actorOf, type Response, reply, type Step, silent, type Turn, tell } from './response.ts';

/** Answering officers, heads of agencies, the admin, the Sekda and the Bupati. */

function items(tickets: TicketFact[]) {
  return tickets.map(({ ticket, category, due }) => ({ ticket, category, due }));
}

function ownAgency(turn: Turn): string {
  return shortName(turn.rules, turn.event.sender.agency ?? turn.rules.district.office.agency);
}

function asChild({ instance, ticket, secret }: TicketFact): Child {
  return { instance, ticket, secret };
}

// commands that move a complaint ----------------------------------------------------------------

/** An answer of less than this many characters ("siap") is no answer; the officer is told so. */
function tooShort(turn: Turn, name: CommandName, text: string): boolean {
  const answers = name === 'JAWAB' || name === 'RALAT';
  return answers && text.trim().length < turn.rules.district.policy.minimumAnswer;
}

function notFound(turn: Turn, ticket: string): Response {
  return turn.event.sender.role === 'officer' || turn.event.sender.role === 'head'
    ? reply(turn, { template: 'skpd-bukan-tugas', vars: { ticket, agency: ownAgency(turn) } })
    : reply(turn, { template: 'status-tidak-ada', vars: { ticket } });
}

/** The task an officer's command without a number can only mean. */
function target(turn: Turn): TicketFact | null {
  const { facts, reading } = turn.event;
  if (reading.command?.ticket !== null) return facts.target;
  return facts.taskCount === 1 ? (facts.tasks[0] ?? null) : null;
}

function moveComplaint(turn: Turn, name: CommandName): Response | null {
  const { reading, facts } = turn.event;
  const rule = commandRule(name);
  if (rule === undefined || reading.command === null) return null;
  const complaint = target(turn);
  if (complaint === null && reading.command.ticket === null && facts.taskCount > 1) {
    return reply(turn, { template: 'skpd-nomor-mana', vars: { items: items(facts.tasks) } });
  }
  if (complaint === null || !complaint.mine) return notFound(turn, reading.command.ticket ?? '');
  const parent = facts.other === null || !facts.other.mine ? null : asChild(facts.other);
  const request = rule.request(reading.command, { until: facts.until, parent });
  const short = tooShort(turn, name, reading.command.text);
  if (request === null || short) {
    const { minimumAnswer } = turn.rules.district.policy;
    const least = short ? ` (paling sedikit ${minimumAnswer} huruf)` : '';
    const example = usageOf(name, complaint.ticket) + least;
    return reply(turn, { template: 'perintah-kurang', vars: { command: name, example } });
  }
  return tell(turn, complaint, request, `perintah ${name}`, actorOf(turn, senderRole(turn, name)));
}

/** A head gives the officer's commands as an officer of the agency. */
function senderRole(turn: Turn, name: CommandName) {
  const { role } = turn.event.sender;
  return role === 'head' && commandRule(name)?.roles.includes('officer') ? 'officer' : role;
}

// reading commands ------------------------------------------------------------------------------

/** What waits for the admin; the Sekda and the Bupati see the same list. */
function listForAdmin(turn: Turn): Response {
  const { tasks, taskCount } = turn.event.facts;
  if (taskCount === 0) return reply(turn, { template: 'admin-daftar-kosong', vars: {} });
  const vars = { count: taskCount, items: items(tasks) };
  return reply(turn, { template: 'admin-daftar', vars });
}

function list(turn: Turn): Response {
  if (turn.event.sender.agency === undefined) return listForAdmin(turn);
  const { tasks, taskCount } = turn.event.facts;
  const agency = ownAgency(turn);
  if (taskCount === 0) return reply(turn, { template: 'skpd-daftar-kosong', vars: { agency } });
  const shown = items(tasks.slice(0, 6));
  return reply(turn, { template: 'skpd-daftar', vars: { agency, count: taskCount, items: shown } });
}

/** The first message is cut where additions follow: those tell what is new. */
const FIRST_WORDS = 140;

/** Everything the citizen wrote about it, the latest addition before the older ones. */
function allWords({ text, additions }: TicketFact): string {
  if (additions.length === 0) return text;
  const first = text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS - 2).trim()}..` : text;
  const end = /[.!?]\s*$/.test(first) ? '' : '.';
  return `${first.trim()}${end} Tambahan: ${[...additions].reverse().join('; ')}`;
}

function look(turn: Turn): Response {
  const ticket = turn.event.facts.target;
  if (ticket === null || !ticket.mine)
    return notFound(turn, turn.event.reading.command?.ticket ?? '');
  const { category, place, status, due, open } = ticket;
  return reply(turn, {
    template: 'skpd-lihat',
    vars: {
      ticket: ticket.ticket,
      category,
      place,
      text: allWords(ticket),
      // the status is worded for the citizen
      status: status.replace('Bpk/Ibu', 'pelapor'),
      due: open ? due : null,
    },
  });
}

/** Usage of every command this role has, with a sample ticket. */
function help(turn: Turn): Response {
  const { role } = turn.event.sender;
  const sample = turn.event.facts.tasks[0]?.ticket ?? 'A001';
  const usages = (names: CommandName[]) => names.map((name) => usageOf(name, sample));
  switch (role) {
    case 'regent':
    case 'secretary': {
      const commands = ['LAPORAN', 'TERLAMBAT', `LIHAT ${sample}`];
      const all = role === 'regent' ? [...commands, usageOf('PERINTAH', sample)] : commands;
      return reply(turn, { template: 'bupati-bantuan', vars: { commands: all } });
    }
    case 'admin': {
      const commands = [...usages(['TERUSKAN', 'TOLAK', 'GABUNG']), 'DAFTAR', `LIHAT ${sample}`];
      return reply(turn, { template: 'admin-bantuan', vars: { commands } });
    }
    default: {
      const own = usages(['JAWAB', 'PROSES', 'MINTA', 'ALIH', 'TUNDA', 'TERIMA']);
      const commands = [...own, 'DAFTAR', `LIHAT ${sample}`];
      return reply(turn, { template: 'skpd-bantuan', vars: { commands } });
    }
  }
}

function figures(turn: Turn): Response | null {
  const { figures: counted } = turn.event.facts;
  if (counted === null) return null;
  const head = digestHead(turn.rules, turn.event.sender.role === 'regent' ? 'regent' : 'secretary');
  const points = digestPoints('dailyDigest', counted, head);
  const vars = { addressee: head.addressee, date: counted.date, since: null, points };
  return reply(turn, { template: 'bupati-harian', vars });
}

function overdue(turn: Turn): Response {
  const { late, lateCount } = turn.event.facts;
  return reply(turn, { template: 'bupati-terlambat', vars: { count: lateCount, items: late } });
}

/** The regent's bare TERIMA: whatever was sent to him has arrived (SOP step 7). */
function received(turn: Turn): Response | null {
  const { reports } = turn.event.facts;
  if (reports.length === 0 || turn.event.reading.command?.ticket !== null) return null;
  const event = { type: 'report.receive', by: actorOf(turn) };
  const message = { id: turn.event.message.id, binding: 'tanda terima laporan' };
  return {
    effects: reports.map((instance) => ({ type: 'tell', params: { instance, event, message } })),
    filed: 'done',
  };
}

/** A command this person is entitled to. */
const staffCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || !command.entitled) return null;
  switch (command.name) {
    case 'DAFTAR':
      return list(turn);
    case 'LIHAT':
      return look(turn);
    case 'BANTUAN':
      return help(turn);
    case 'LAPORAN':
      return figures(turn);
    case 'TERLAMBAT':
      return overdue(turn);
    case 'TERIMA':
      return turn.event.sender.role === 'regent' ? received(turn) : moveComplaint(turn, 'TERIMA');
    case 'JAWAB':
    case 'PROSES':
    case 'MINTA':
    case 'ALIH':
    case 'TUNDA':
    case 'RALAT':
    case 'TERUSKAN':
    case 'TOLAK':
    case 'GABUNG':
    case 'PERINTAH':
      return moveComplaint(turn, command.name);
    default:
      return null;
  }
};

// words without a command -----------------------------------------------------------------------

/** Reply to "for which ticket?": its number, `1`, or `ya` when there was only one. */
const whichTask: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'task') return null;
  const { choice, ticket, text } = turn.event.reading;
  const yes = /^\s*(ya|y|iya|betul|benar|ok|oke)\b/i.test(text) && asked.options.length === 1;
  const chosen = yes
    ? asked.options[0]
    : typeof choice === 'number'
      ? asked.options[choice - 1]
      : asked.options.find((option) => ticket !== null && option.ticket.endsWith(ticket));
  if (chosen === undefined) return null;
  const request = { type: 'officer.answer' as const, text: asked.text };
  return tell(turn, chosen, request, 'petugas menyebut tiketnya', actorOf(turn, 'officer'));
};

/** Words that only thank, whatever follows them. */
const THANKS = /^\W*(terima ?kasih|trima ?kasih|trm ksh|makasih|mksh|trims|thanks|tks)\b/i;

/**
 * "Sdh dikerjakan pak, foto di WA": words of an officer about a task, without its number. Long
 * enough for an answer, it waits for the number; "siap" only brings the list.
 */
const looseAnswer: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  if (facts.taskCount === 0 || reading.kind !== 'TINDAK_LANJUT') return null;
  const { tasks } = facts;
  // thanks are no answer to anybody's complaint
  if (THANKS.test(reading.text)) return silent();
  if (reading.text.trim().length < turn.rules.district.policy.minimumAnswer) return list(turn);
  const options = tasks.slice(0, 6).map(({ instance, ticket }) => ({ instance, ticket }));
  return reply(
    turn,
    { template: 'skpd-nomor-mana', vars: { items: items(tasks.slice(0, 6)) } },
    { asked: { kind: 'task', options, text: reading.text.trim(), at } },
  );
};

/** What staff may say beyond what every citizen may; null leaves it to the citizen's steps. */
export const staffSteps: Step[] = [staffCommand, whichTask, looseAnswer];
