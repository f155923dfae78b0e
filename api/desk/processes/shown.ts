import type { Request } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import { chartOf, statesBelow } from '../../../machines/chart/chart.ts';
import { hasPages, type ProcessPages } from '../../../machines/people/process-desk.ts';
import type { WholeProcess } from '../../../machines/processes/whole.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';

/** A process whose pages are made from its value, as somebody sees it. */

export interface DeskProcess extends WholeProcess {
  name: string;
  desk: ProcessPages;
  title: string;
  /** States of its main region: what people read, by the path below the region. */
  states: ReadonlyMap<string, string>;
}

function statesOf({ process, shown }: WholeProcess): ReadonlyMap<string, string> {
  const region = shown?.mainRegion ?? '';
  const within = region === '' ? '' : `${region}.`;
  const states = statesBelow(chartOf(process.decider.machine).root);
  return new Map(
    states
      .filter(({ path }) => path !== region && path.startsWith(within))
      .map(({ path, status }) => [path.slice(within.length), status ?? path]),
  );
}

const known = new WeakMap<WholeProcess, DeskProcess>();

/** The process with its pages; null where it has none. */
export function deskProcess(whole: WholeProcess): DeskProcess | null {
  const { desk, process, shown } = whole;
  if (!hasPages(desk)) return null;
  const { name } = process;
  const title = shown?.title ?? name;
  const made = known.get(whole) ?? { ...whole, name, desk, title, states: statesOf(whole) };
  known.set(whole, made);
  return made;
}

/** @throws PageError 404 where there are no such pages for whoever asks */
export function processOf({ processes }: Hotline, request: Request): DeskProcess {
  const found = processes.find(({ process }) => process.name === pathPart(request, 'process'));
  const process = found === undefined ? null : deskProcess(found);
  const sight = process?.desk.sight(personAtDesk(identityOf(request))) ?? null;
  if (process === null || sight === null) throw new PageError(404, 'Halaman ini tidak ada.');
  return process;
}

/** A query for what somebody may see. @throws PageError 404 where that is nothing */
export function visibleTo(hotline: Hotline, { name }: DeskProcess, request: Request): Query {
  const query = visibleQuery(hotline, personAtDesk(identityOf(request)), { machine: name });
  if (query === null) throw new PageError(404, 'Halaman ini tidak ada.');
  return query;
}

export function stateWord({ states }: DeskProcess, { search }: Pick<InstanceSummary, 'search'>) {
  return states.get(search.state) ?? search.state;
}

/** All that was received in the period, with its snapshot, oldest first; a page of it at a time in memory. */
export async function* receivedIn(
  { store, engine }: Hotline,
  query: Query,
): AsyncGenerator<AnyMachineSnapshot> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: { cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order: 'created', limit: 200, ...from });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  for (const id of ids.reverse()) {
    const found = await engine.instances.snapshot(id);
    if (found !== undefined) yield found.snapshot;
  }
}
