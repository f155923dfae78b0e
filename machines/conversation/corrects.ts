import { readingOf } from '../complaint/reading-of.ts';
import { shortName } from '../district/rules.ts';
import type { Effect } from '../messages/effects.ts';
import { askTicket } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import { type Response, type Step, type Turn, tell } from './base/response.ts';
import { reasonOf } from './binding.ts';
import { isGrave, react } from './reacting.ts';

/**
 * "eh yg td bukan di sukau tp di liwa", "maksud saya lampu bukan jalan", hours or a day after: no complaint of its own, and no mere detail. The
 * place is put right; of another matter the admin hears, who gives it to whoever has that.
 */

/** It speaks of what was sent last. */
const THE_LAST = /\b(?:tadi|td|barusan|terakhir)\b/i;

function isAt({ place, text, additions }: TicketFact, name: string): boolean {
  return [place ?? '', text, ...additions].join(' ').toLowerCase().includes(name.toLowerCase());
}

type Corrected = NonNullable<Turn['event']['reading']['corrected']>;

/** Another place of one of his: of several there the last one, or it is asked which. */
function ofPlace(turn: Turn, { not, but }: Corrected): Response | null {
  if (not.place === null || but.place === null) return null;
  const { reading, facts } = turn.event;
  const name = not.place.village ?? not.place.district;
  const there = facts.tickets.filter((one) => one.open && isAt(one, name));
  const right = {
    ...turn,
    event: { ...turn.event, reading: { ...reading, place: but.place, movesTo: true as const } },
  };
  const [newest, ...others] = there;
  if (newest === undefined) return null;
  if (others.length > 0 && !THE_LAST.test(reading.text)) return askTicket(right, there);
  if (newest.answered)
    return react(right, newest, reasonOf('meralat tempatnya', newest, facts.tickets));
  const request = {
    type: 'citizen.add' as const,
    text: reading.text,
    reading: readingOf(right.event.reading),
  };
  return tell(right, newest, request, reasonOf('meralat tempatnya', newest, facts.tickets));
}

function proposes(
  { rules }: Turn,
  { instance, ticket, category }: TicketFact,
  but: Corrected['but'],
): Effect {
  const agency = but.agency === null ? null : shortName(rules, but.agency);
  const vars = { ticket, category, meant: but.category ?? '', agency };
  const message = { template: 'admin-ralat-pelapor' as const, vars };
  return {
    type: 'sms',
    params: { to: { role: 'admin' }, hours: 'sending', message, about: [instance] },
  };
}

/** Another matter than it was taken for, which none of his is about. */
function ofMatter(turn: Turn, { not, but }: Corrected): Response | null {
  const { reading, facts } = turn.event;
  const [denied] = not.topics;
  const [meant] = but.topics;
  if (denied === undefined || meant === undefined || denied === meant) return null;
  const open = facts.tickets.filter((one) => one.open && !one.answered);
  const [only, ...others] = open.filter(({ category }) => category === denied);
  if (only === undefined || others.length > 0) return null;
  if (open.some(({ category }) => category === meant)) return null;
  const { category, agency } = but;
  // while nobody has it, it is what its reporter says now
  const said = { ...readingOf(reading), category, agency, action: 'route' };
  const request = { type: 'citizen.add' as const, text: reading.text, reading: said };
  const told = tell(turn, only, request, reasonOf('meralat pokok aduannya', only, facts.tickets));
  const isForAdmin = !only.secret && category !== null;
  return isForAdmin ? { ...told, effects: [...told.effects, proposes(turn, only, but)] } : told;
}

export const correctsOwn: Step = (turn) => {
  const { corrected, command, ticket, flags } = turn.event.reading;
  const { asked } = turn.context;
  if (corrected === null || command !== null || ticket !== null || asked !== null) return null;
  if (isGrave(turn) || flags.includes('maybeSecret')) return null;
  return ofPlace(turn, corrected) ?? ofMatter(turn, corrected);
};
