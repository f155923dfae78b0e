import type { Actor } from '../../../machines/actor.ts';
import type { ComplaintRequest } from '../../../machines/complaint/commands.ts';
import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import type { Samples, Situation } from './sample.ts';

/** Every event a complaint may get, as an example of itself. */

type Type = ComplaintRequest['type'];
type Requests = { [T in Type]: Omit<Extract<ComplaintRequest, { type: T }>, 'type'> };

const DAY = 24 * 3_600_000;
/** Another complaint that is not there: in a rehearsal nobody looks it up. */
const OTHER = { instance: 'contoh', ticket: 'Z999' };

/** Agency for events that name one: the one filled in, else one it is not with yet. */
function agencyOf({ rules, snapshot, filled }: Situation): string {
  if (filled.agency !== '') return filled.agency;
  const { agency } = snapshot.context as ComplaintContext;
  const others = rules.district.agencies.filter(
    ({ code, type }) => code !== agency && type !== 'partner',
  );
  return others[0]?.code ?? '';
}

/** Long enough to count as an answer. */
function wordsOf({ rules, filled }: Situation): string {
  if (filled.text !== '') return filled.text;
  return 'Contoh isi untuk percobaan'.padEnd(rules.district.policy.minimumAnswer, '.');
}

function requests(situation: Situation): Requests {
  const { snapshot, now, filled } = situation;
  const { clock } = snapshot.context as ComplaintContext;
  const text = wordsOf(situation);
  const agency = agencyOf(situation);
  return {
    'citizen.add': { text },
    'citizen.choose': { option: 1, text: '1' },
    'citizen.thank': { text },
    'citizen.rate': { rating: filled.rating, text: String(filled.rating) },
    'citizen.unsolved': { text },
    'citizen.withdraw': { text },
    'officer.accept': {},
    'officer.progress': { text },
    'officer.answer': { text },
    'officer.correct': { text },
    'officer.ask': { text },
    'officer.transfer': { agency, text },
    'officer.extend': { until: Math.max(clock?.dueAt ?? now, now) + DAY, text },
    'admin.forward': { agency },
    'admin.classify': {},
    'admin.ask': { text },
    'admin.reject': { reason: 'unclear', text },
    'admin.merge': { parent: OTHER },
    'admin.separate': {},
    'admin.keep': { text },
    'admin.release': {},
    'admin.return': { text },
    'admin.answer': { text, letter: '1' },
    'admin.restore': {},
    'regent.instruct': { text },
    'press.select': {},
    'press.edit': { headline: text, question: text, answer: text },
    'press.approve': {},
    'press.send': { newspaper: 'Koran Contoh', letter: 'letter:pengantar-koran:0:1', number: '1' },
    'press.publish': { newspaper: 'Koran Contoh', edition: '1', page: '1', date: '2026-01-01' },
    'press.clip': { clipping: '-' },
    'press.drop': { text },
    'child.merged': { child: OTHER },
    'child.separated': { child: OTHER },
    'child.added': { ticket: OTHER.ticket, text },
    'parent.answered': { text, agency },
    'parent.gone': {},
  };
}

/** Who causes an event: its name begins with it. */
function actorOf(type: string, { snapshot }: Situation): Actor {
  const { reporter, agency } = snapshot.context as ComplaintContext;
  const [who] = type.split('.');
  if (who === 'citizen') return { role: 'citizen', phone: reporter };
  if (who === 'officer') return { role: 'officer', ...(agency === null ? {} : { agency }) };
  if (who === 'admin' || who === 'regent' || who === 'press') return { role: who };
  return { role: 'system' };
}

export const complaintSamples: Samples = (situation) =>
  Object.entries(requests(situation)).map(([type, fields]) => ({
    event: { type, ...fields },
    by: actorOf(type, situation),
  }));
