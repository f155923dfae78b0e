import type { Writable } from 'node:stream';
import type { LetterContext } from '../../machines/letter/context.ts';
import { LETTER } from '../../machines/letter/kind.ts';
import { LETTER_NAMES } from '../../machines/letter/letter-kinds.ts';
import { bookedAt } from '../../machines/letter/remembers.ts';
import type { PageRequest, Query } from '../../store/ports/search.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { ticketsOf } from '../office/letters/agenda.ts';
import { LETTER_STATES } from '../office/letters/letter-words.ts';
import { known, letterNamed, withRegister } from './letters.ts';
import type { Environment } from './with-hotline.ts';

/** `hotline letters list` and `show`: the register as lines or JSON; the hotline may be running meanwhile. */

export interface ListOptions {
  year?: number;
  kind?: string;
  state?: string;
  agency?: string;
  json: boolean;
}

const PAGE_SIZE = 200;

function queryOf({ rules }: Hotline, { year, kind, state, agency }: ListOptions): Query {
  if (kind !== undefined) known('--kind', kind, Object.keys(LETTER_NAMES));
  if (state !== undefined) known('--state', state, Object.keys(LETTER_STATES));
  if (agency !== undefined)
    known(
      '--agency',
      agency,
      rules.district.agencies.map(({ code }) => code),
    );
  return {
    machine: 'letter',
    ...(year === undefined ? {} : { year }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(agency === undefined ? {} : { agency }),
  };
}

/** A day of the district: `2026-11-24`. */
function dayOf({ rules }: Hotline, at: number): string {
  const { year, month, day } = rules.calendar.local(at);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** What lists and `show` tell of a letter; nothing of a citizen. */
function factsOf(hotline: Hotline, letter: LetterContext, state: string) {
  const { id, kind, number, subject, addressee, agency, documents } = letter;
  return {
    id,
    number,
    kind,
    state,
    date: dayOf(hotline, bookedAt(letter)),
    agency,
    addressee,
    subject,
    complaints: ticketsOf(letter),
    scans: documents.filter((document) => document.kind === 'scan').length,
  };
}

/** Prints letters, newest first: a line each, or a JSON object a line. */
export function listLetters(
  options: ListOptions,
  environment: Environment,
  output: Writable,
): Promise<void> {
  return withRegister(environment, { name: 'letters list' }, async (hotline) => {
    const { store, engine } = hotline;
    const query = queryOf(hotline, options);
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
      const page = await store.instances.find(query, {
        order: 'created',
        limit: PAGE_SIZE,
        ...from,
      });
      for (const { id, search } of page.items) {
        const found = await engine.instances.of(LETTER).snapshot(id);
        if (found === undefined) continue;
        const facts = factsOf(hotline, found.snapshot.context, search.state);
        const { number, date, kind, state, agency, subject } = facts;
        const line = options.json
          ? JSON.stringify(facts)
          : [date, number, kind, state, agency ?? '-', subject].join('\t');
        output.write(`${line}\n`);
      }
      cursor = page.next;
    }
  });
}

/** Prints all that the register knows of a letter. */
export function showLetter(
  named: string,
  { json }: { json: boolean },
  environment: Environment,
  output: Writable,
): Promise<void> {
  return withRegister(environment, { name: 'letters show', subject: named }, async (hotline) => {
    const { letter, state } = await letterNamed(hotline, named);
    const { initialledAt, signedAt, sentAt, archivedAt, voided, documents } = letter;
    const day = (at: number | null) => (at === null ? null : dayOf(hotline, at));
    const facts = {
      ...factsOf(hotline, letter, state),
      initialled: day(initialledAt),
      signed: day(signedAt),
      sent: day(sentAt),
      archived: day(archivedAt),
      voided: voided === null ? null : { date: day(voided.at), reason: voided.reason },
      documents: documents.map(({ id, at, kind }) => ({ id, kind, date: day(at) })),
    };
    if (json) output.write(`${JSON.stringify(facts)}\n`);
    else
      for (const [name, value] of Object.entries(facts))
        output.write(`${name}\t${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
  });
}
