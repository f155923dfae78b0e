import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { searchedFacts } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Person } from '../../../machines/people/people.ts';
import { wordsOf } from '../../../store/base/searched-words.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { excerptOf } from '../../office/complaints/excerpt.ts';
import { complaintMachine, summaryStatus } from '../../office/complaints/status.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { complaintAddress } from '../common/addresses.ts';
import { cameThrough } from './came-with.ts';

/**
 * Complaints that may be about the same matter: of the same category and place, of one event whatever its category, or
 * the same report that came another way.
 */

const DAYS = 30;
const DAY = 24 * 3_600_000;
/** Read of the newest, and shown of those that fit. */
const READ = 25;
const SHOWN = 5;
/** Letters of a word that tells something, and how many of them two reports of one event share. */
const TELLING = 5;
const SHARED = 2;
/** One event is reported within so many days. */
const EVENT_DAYS = 3;
/** The same in so many of the longest words: the same report. */
const DOUBLE = 4;
/** States in which a complaint can speak for another no more. */
const ENDED = ['merged', 'rejected', 'withdrawn', 'archived'];

export interface Similar {
  ticket: string;
  address: string;
  /** Where choosing it fills the form that merges. */
  merge: string;
  status: string;
  receivedAt: number;
  place: string;
  /** Its first words. */
  text: string;
}

/** Where nothing says which village or kecamatan it is, it may be the same one. */
function samePlace(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function fits({ id, place, receivedAt }: ComplaintContext, other: InstanceSummary): boolean {
  const { search } = other;
  const state = search.state.split('.')[0] ?? '';
  return (
    other.id !== id &&
    !ENDED.includes(state) &&
    samePlace(place?.district ?? null, search.district) &&
    samePlace(place?.village ?? null, search.village) &&
    receivedAt - (search.receivedAt ?? 0) < DAYS * DAY
  );
}

/** Words that tell two matters apart, the longest first; small words are in every SMS. */
function tellingWords(text: string): string[] {
  const long = wordsOf(text).filter((word) => word.length >= TELLING && !/\d/.test(word));
  return long.sort((a, b) => b.length - a.length);
}

/** What says where, and not what: in every report of the place. */
function placeWords({ place }: Pick<ComplaintContext, 'place'>): string[] {
  return wordsOf(['pekon kelurahan kecamatan dusun', place?.village, place?.district].join(' '));
}

/** Of another category, but the same event: of the same days, in some of the same words. */
async function sameEvent(
  { store, engine }: Hotline,
  complaint: ComplaintContext,
  query: Query,
): Promise<InstanceSummary[]> {
  const { category, receivedAt, text } = complaint;
  const received = { from: receivedAt - EVENT_DAYS * DAY, to: receivedAt + EVENT_DAYS * DAY };
  const page = await store.instances.find(
    { ...query, received },
    { order: 'created', limit: READ },
  );
  const where = placeWords(complaint);
  const own = new Set(tellingWords(text).filter((word) => !where.includes(word)));
  const others = page.items.filter(({ search }) => search.category !== category);
  const told = await Promise.all(
    others.map(async (other) => {
      const context = await engine.instances.of(COMPLAINT).context(other.id);
      const shared = tellingWords(context?.text ?? '').filter((word) => own.has(word));
      return shared.length >= SHARED ? [other] : [];
    }),
  );
  return told.flat();
}

/** In the same words, wherever and however it came: one report that somebody typed into two systems. */
async function sameWords(
  { store }: Hotline,
  { text }: ComplaintContext,
  query: Query,
): Promise<InstanceSummary[]> {
  const words = tellingWords(text).slice(0, DOUBLE);
  if (words.length < DOUBLE) return [];
  return (await store.instances.search(words.join(' '), query, { limit: SHOWN + 1 })).items;
}

async function candidates(hotline: Hotline, person: Person, context: ComplaintContext) {
  const { category, place } = context;
  const all = visibleQuery(hotline, person, { machine: COMPLAINT.name });
  if (all === null) return [];
  const doubles = await sameWords(hotline, context, all);
  if (place === null) return doubles;
  const here = { ...all, district: place.district };
  const same =
    category === null
      ? []
      : (
          await hotline.store.instances.find(
            { ...here, category },
            { order: 'created', limit: READ },
          )
        ).items;
  const others = doubles.filter(({ id }) => !same.some((one) => one.id === id));
  return [...others, ...same, ...(await sameEvent(hotline, context, here))];
}

/** What says the same elsewhere first; each kind newest first. */
export async function similarTo(
  hotline: Hotline,
  person: Person,
  context: ComplaintContext,
): Promise<Similar[]> {
  const { id, secret } = context;
  const found = await candidates(hotline, person, context);
  const each = [...new Map(found.map((other) => [other.id, other])).values()];
  return Promise.all(
    each
      // complaints of different secrecy are never put together
      .filter((other) => fits(context, other) && searchedFacts(other.search).secret === secret)
      .slice(0, SHOWN)
      .map(async (other) => {
        const { ticket, village, district, receivedAt } = other.search;
        return {
          ticket: ticket ?? other.id,
          address: complaintAddress(other.id),
          merge: `${complaintAddress(id)}?gabung=${encodeURIComponent(ticket ?? '')}#tindakan-gabung`,
          status: [
            ...cameThrough(other.search.channel),
            summaryStatus(hotline.rules, complaintMachine(hotline), other),
          ].join(', '),
          receivedAt: receivedAt ?? other.createdAt,
          text: await excerptOf(hotline, person, other.id),
          place: [village, district].filter((part) => part !== null).join(', '),
        };
      }),
  );
}
