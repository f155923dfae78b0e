import type { Request } from 'express';
import type { PageRequest, Query } from '../../store/port.ts';
import { identityOf } from '../access/actor.ts';
import type { Identity } from '../access/identity.ts';
import { ownOnly } from '../access/scope.ts';
import type { Hotline } from '../hotline.ts';
import { ticketNamed } from './complaint-lookup.ts';
import { PageError } from './errors.ts';
import { parameter } from './form.ts';
import { FLOW_STATES } from './words.ts';

/** Which complaints somebody wants to see, as it stands in the address of a page. */

export interface Filter {
  state: string;
  agency: string;
  overdue: boolean;
  ticket: string;
  order: PageRequest['order'];
  cursor: string;
  /** Who looks: an agency's user finds its own complaints only, whatever else is asked for. */
  identity: Identity;
}

/** @throws PageError 400 for a state or agency that does not exist */
export function readFilter({ rules }: Hotline, request: Request): Filter {
  const state = parameter(request, 'keadaan');
  const agency = parameter(request, 'skpd');
  if (state !== '' && !Object.hasOwn(FLOW_STATES, state))
    throw new PageError(400, 'Keadaan ini tidak ada. Pilih dari daftar.');
  if (agency !== '' && rules.agency(agency) === undefined)
    throw new PageError(400, 'SKPD ini tidak ada. Pilih dari daftar.');
  return {
    state,
    agency,
    overdue: parameter(request, 'terlambat') !== '',
    ticket: parameter(request, 'tiket').slice(0, 20),
    order: parameter(request, 'urut') === 'tenggat' ? 'due' : 'created',
    cursor: parameter(request, 'lanjut'),
    identity: identityOf(request),
  };
}

/** What the store is asked for; the page and the order are separate. */
export async function queryOf(hotline: Hotline, filter: Filter): Promise<Query> {
  const { state, agency, overdue, ticket, identity } = filter;
  return {
    machine: 'complaint',
    ...(state === '' ? {} : { state }),
    ...(agency === '' ? {} : { agency }),
    ...(overdue ? { tag: 'overdue' } : {}),
    ...(ticket === '' ? {} : { ticket: await ticketNamed(hotline.store, ticket) }),
    ...ownOnly(identity),
  };
}

/** A filter as the end of an address, `?` included; empty parts are left out. */
export function filterQuery(filter: Filter): string {
  const { state, agency, overdue, ticket, order, cursor } = filter;
  const parts = {
    keadaan: state,
    skpd: agency,
    terlambat: overdue ? 'ya' : '',
    tiket: ticket,
    urut: order === 'due' ? 'tenggat' : '',
    lanjut: cursor,
  };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query}`;
}
