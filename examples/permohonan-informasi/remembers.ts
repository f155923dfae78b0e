import type { Rules } from '../../machines/district/rules.ts';
import { maskIdentity } from '../../machines/numbers/masks.ts';
import { timeOf } from '../../machines/people/happened.ts';
import { daysAfter, extendedDue } from './clock.ts';
import type {
  Decision,
  Objection,
  RequestContext,
  RequestEvent,
  RequestInput,
  Way,
} from './context.ts';
import { LIMITS } from './settings.ts';

/** What a request remembers of each event. Pure. */

interface Args {
  context: RequestContext;
  event: RequestEvent;
}
type Update = Partial<RequestContext>;

export function newRequest(rules: Rules, input: RequestInput): RequestContext {
  const { id, number, year, phone, at } = input;
  return {
    id,
    number,
    year,
    phone,
    // no digit of an identity card is kept, however it came
    text: maskIdentity(input.text),
    additions: [],
    name: input.name ?? null,
    address: input.address ?? null,
    purpose: input.purpose ?? null,
    way: input.way ?? null,
    identitySeenAt: null,
    receivedAt: at,
    dueAt: daysAfter(rules, at, LIMITS.answer),
    completeBy: daysAfter(rules, at, LIMITS.completing),
    lacking: null,
    registeredAt: null,
    extended: null,
    agency: null,
    forwardedAt: null,
    searchDueAt: null,
    found: null,
    decision: null,
    objectBy: null,
    handedOverAt: null,
    closedAt: null,
    objection: null,
  };
}

const WAY_WORDS: [RegExp, Way][] = [
  [/\be-?mail\b|@/i, 'email'],
  [/\bpos\b|\bkurir\b/i, 'pos'],
  [/\b(lihat|baca|catat)\b/i, 'lihat'],
  [/\bambil\b/i, 'ambil'],
];

/** `Budi, Pekon Kubu Perahu, skripsi, email`: who asks, as far as it is written; nothing of it is judged. */
export function identityIn(text: string): Pick<Update, 'name' | 'address' | 'purpose' | 'way'> {
  const parts = maskIdentity(text)
    .split(/[,;\n]/)
    .map((part) => part.replace(/^\s*(nama|alamat|tujuan|cara)\s*[:=]?\s*/i, '').trim())
    .filter((part) => part !== '');
  const isWay = (part: string) => WAY_WORDS.find(([word]) => word.test(part));
  const way = parts.map(isWay).find((found) => found !== undefined)?.[1];
  const [name, address, purpose] = parts.filter((part, n) => n < 2 || isWay(part) === undefined);
  if (name === undefined || address === undefined) return {};
  return {
    name,
    address,
    ...(purpose === undefined ? {} : { purpose }),
    ...(way === undefined ? {} : { way }),
  };
}

export function noteAddition({ context, event }: Args): Update {
  if (event.type !== 'informasi.add') return {};
  const { at } = event;
  const text = maskIdentity(event.text);
  const waiting = context.name === null || context.address === null;
  return {
    additions: [...context.additions, { at, text }],
    ...(waiting ? identityIn(text) : {}),
  };
}

export function noteIdentity({ event }: Args): Update {
  if (event.type !== 'informasi.complete') return {};
  const { name, address, purpose, way } = event;
  return {
    name,
    address,
    ...(purpose === undefined ? {} : { purpose }),
    ...(way === undefined ? {} : { way }),
  };
}

export function noteAsked(rules: Rules, { event }: { event: { type: string } }): Update {
  const { text } = event as { text?: string };
  const lacking = text === undefined ? {} : { lacking: text };
  return { completeBy: daysAfter(rules, timeOf(event), LIMITS.completing), ...lacking };
}

export function noteForwarded(rules: Rules, { event }: Args): Update {
  if (event.type !== 'informasi.forward') return {};
  const { agency, at } = event;
  return {
    agency,
    forwardedAt: at,
    searchDueAt: daysAfter(rules, at, LIMITS.search),
    found: null,
  };
}

export function noteRenamed({ event }: Args): Update {
  return event.type === 'informasi.renamed' ? { agency: event.to } : {};
}

export function noteFound({ event }: Args): Update {
  if (event.type !== 'informasi.found' && event.type !== 'informasi.missing') return {};
  const { type, at, text } = event;
  return { found: { at, held: type === 'informasi.found', text } };
}

const KINDS: Partial<Record<RequestEvent['type'], Decision>> = {
  'informasi.grant': 'granted',
  'informasi.partly': 'partly',
  'informasi.refuse': 'refused',
  'informasi.elsewhere': 'elsewhere',
  'informasi.undocumented': 'undocumented',
};

export function noteDecision(rules: Rules, { event }: Args): Update {
  const kind = KINDS[event.type];
  if (kind === undefined || !('text' in event)) return {};
  const { at, text } = event;
  return {
    decision: {
      kind,
      at,
      text,
      clause: 'clause' in event ? event.clause : null,
      until: 'until' in event ? event.until : null,
    },
    objectBy: daysAfter(rules, at, LIMITS.objecting),
  };
}

export function noteExtension(rules: Rules, { context, event }: Args): Update {
  if (event.type !== 'informasi.extend') return {};
  const { at, reason, text } = event;
  return { extended: { at, reason, text }, dueAt: extendedDue(rules, context.receivedAt) };
}

/** Its number is that of the request: `PI001` is objected to as `KB001`. */
export function noteObjection(rules: Rules, { context, event }: Args): Update {
  if (event.type !== 'informasi.object') return {};
  const { at, text } = event;
  const objection: Objection = {
    number: context.number.replace(/^PI/, 'KB'),
    at,
    dueAt: daysAfter(rules, at, LIMITS.superior),
    text: maskIdentity(text),
    reason: null,
    signedAt: null,
    answer: null,
    commissionBy: null,
    disputedAt: null,
    endedAt: null,
  };
  return { objection };
}

/** A change to the objection; nothing where there is none. */
function objected({ objection }: RequestContext, change: Partial<Objection>): Update {
  return objection === null ? {} : { objection: { ...objection, ...change } };
}

export function noteSigned({ context, event }: Args): Update {
  if (event.type !== 'keberatan.sign') return {};
  return objected(context, { signedAt: event.at, reason: event.reason });
}

export function noteObjectionAnswer(rules: Rules, { context, event }: Args): Update {
  if (event.type !== 'keberatan.answer') return {};
  const { at, upheld, text } = event;
  const commissionBy = daysAfter(rules, at, LIMITS.commission);
  return objected(context, { answer: { at, upheld: upheld === 'ya', text }, commissionBy });
}

/** The thirty days passed in silence: the way to the commission is open. */
export function noteSilence(rules: Rules, { context }: Pick<Args, 'context'>): Update {
  const { objection } = context;
  if (objection === null) return {};
  return objected(context, { commissionBy: daysAfter(rules, objection.dueAt, LIMITS.commission) });
}

export function noteDispute({ context, event }: Args): Update {
  return objected(context, { disputedAt: event.at });
}

export function noteEnded({
  context,
  event,
}: {
  context: RequestContext;
  event: { type: string };
}) {
  return objected(context, { endedAt: timeOf(event) });
}
