import type { Role } from '../../district.ts';
import { ownWords } from '../../language/own-words.ts';
import type { Command, CommandName } from '../../language/understanding.ts';
import type { TicketFact } from '../events.ts';
import { messageId, type Response, reply, type Turn } from '../response.ts';
import { incomplete, isTooShort, requestOf } from './acts.ts';
import { needsCode, waiting } from './confirm.ts';
import { fullUsage, items, usagesNow } from './words.ts';

/** One question back where an SMS of the office leaves open what is meant, or for which complaint. */

const NOT_OURS =
  /\bbukan\b.{0,40}\b(kewenangan|wewenang|tugas|urusan|punya|ranah|bidang|kab|kabupaten|milik|kami)\b/i;
const ASKS =
  /^\W*(minta|tanya)\b|\?|\b(di ?mana|dmn|mana lokasi|kurang jelas|t(i)?da?k jelas|t(i)?da?k paham)\b/i;
const QUESTION = /\?|^\W*(siapa|apa|apakah|kapan|bagaimana|gimana|gmn|berapa|mana|kok|kenapa)\b/i;
const AT_WORK = /\b(dlm|dalam|sdg|sedang|msh|masih|tahap) (proses|pengerjaan|dikerjakan)\b/i;
/** Words of courtesy, and that something was heard: no answer to anybody's complaint. */
const COURTESY = new Set(
  (
    'siap sip pak bu bpk bapak ibu min admin komandan ndan 86 ok oke okey baik iya ya monitor dimonitor ' +
    'laksanakan terima kasih kasihnya terimakasih trima trims makasih mksh infonya info informasinya atas segera ' +
    'ditindaklanjuti dilaksanakan salam selamat pagi siang sore malam ass assalamualaikum waalaikumsalam wr wb ' +
    'mantap lanjutkan izin ijin maaf salah kirim hehe nggih semuanya semua banyak sama tes'
  ).split(' '),
);
const LEADING_TICKET =
  /^\W*(?:(?:ass|assalamualaikum|wr|wb|yth|admin|izin|ijin|mohon|mhn|maaf|menjawab|menanggapi|melaporkan|utk|untuk|no|nomor|laporan|aduan|tiket|yg|yang|pak|bu)[\s.:]+)*[a-z]{1,2}[\s.-]?\d{3}\b[\s,.:;-]*/i;

/** What words without a command are likely to mean, of what may be done now. */
function guess(role: Role, text: string, { can }: TicketFact): CommandName | null {
  const may = (name: CommandName) => can.some((one) => one.name === name);
  // who asks does not order
  if (role === 'regent') return may('PERINTAH') && !QUESTION.test(text) ? 'PERINTAH' : null;
  const likely: [RegExp, CommandName][] = [
    [NOT_OURS, 'ALIH'],
    [ASKS, 'MINTA'],
    [AT_WORK, 'PROSES'],
  ];
  const found = likely.find(([pattern, name]) => pattern.test(text) && may(name))?.[1];
  return found ?? (['JAWAB', 'RALAT'] as const).find(may) ?? null;
}

/** The words as they would be passed on: without quotes, and without the ticket they begin with. */
function passedOn(turn: Turn): string {
  return ownWords(turn.event.reading.text).replace(LEADING_TICKET, '').trim();
}

function isCourtesy(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => COURTESY.has(word));
}

function asCommand(name: CommandName, ticket: string, text: string): Command {
  const none = { otherTicket: null, agency: null, rating: null, date: null };
  return { name, ticket, ...none, text, entitled: true };
}

/** It cannot be said what is meant: what may be done now is. */
function openQuestion(turn: Turn, complaint: TicketFact): Response {
  const { ticket, status, can } = complaint;
  const allowed = usagesNow(complaint);
  const vars = { ticket, status: status.replace('Bpk/Ibu', 'pelapor'), allowed };
  return can.length === 0
    ? reply(turn, { template: 'belum-bisa', vars })
    : reply(turn, { template: 'maksud-apa', vars: { ticket, allowed } });
}

/**
 * "Do you mean JAWAB A001?": answered by YA. With too few words for it, how it is typed.
 * @param given a command that named no ticket
 */
export function askMeant(turn: Turn, complaint: TicketFact, given: Command | null): Response {
  const { role } = turn.event.sender;
  const text = given?.text ?? passedOn(turn);
  const agencyOrRegent = role === 'officer' || role === 'head' || role === 'regent';
  const name = given?.name ?? (agencyOrRegent ? guess(role, text, complaint) : null);
  if (name === null || (given === null && !/[\p{L}\p{N}]/u.test(text) && text.includes('?')))
    return openQuestion(turn, complaint);
  if (given !== null && !complaint.can.some((one) => one.name === given.name))
    return reply(turn, incomplete(turn, given, complaint, false));
  const { instance, ticket } = complaint;
  const command = given === null ? asCommand(name, ticket, text) : { ...given, ticket };
  const request = requestOf(turn, command);
  const usage = fullUsage(name, role, ticket);
  if (request === null || isTooShort(turn, name, text) || isCourtesy(text)) {
    const vars = { command: name, ticket, usage, ready: false, text: '', code: null };
    return reply(turn, { template: 'maksud', vars });
  }
  const act = { instance, ticket, command: name, request };
  const code = needsCode(act, complaint) ? turn.event.facts.code : null;
  const vars = { command: name, ticket, usage, ready: true, text, code };
  return reply(turn, { template: 'maksud', vars }, { asked: waiting(turn, [act], code) });
}

/** Most tasks that one question lists. */
const MOST = 6;

/** "For which ticket?"; the words wait for its number. */
export function askWhichTask(turn: Turn, command: Command | null, text: string): Response {
  const { facts, at } = turn.event;
  const tasks = facts.tasks.slice(0, MOST);
  const options = tasks.map(({ instance, ticket }) => ({ instance, ticket }));
  const id = messageId(turn);
  const kept = command === null ? {} : { command };
  return reply(
    turn,
    { template: 'skpd-nomor-mana', vars: { items: items(tasks) } },
    { asked: { kind: 'task', options, ...kept, text, id, at } },
  );
}
