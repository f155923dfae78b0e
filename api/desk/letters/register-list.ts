import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import { mayKeepRegister, mayReadRegister } from '../../../machines/letter/policy.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Identity } from '../../office/identity.ts';
import { LETTER_STATES } from '../../office/letters/letter-words.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { letterAddress } from '../common/letter-address.ts';
import { dispatchForm } from './act-forms.ts';
import { roundSteps } from './rounds.ts';

/** `/register`: the register of letters (buku agenda), found by state or by words, worked off in rounds. */

const PAGE_SIZE = 50;

/** How many letters are in each state, as links that filter. */
async function counts({ store }: Hotline, current: string) {
  const tally = await store.instances.tally({ machine: LETTER.name }, 'state');
  const known = new Map(tally.map(({ key, count }) => [key, count]));
  const all = tally.reduce((sum, { count }) => sum + count, 0);
  return [
    { name: 'Semua', count: all, href: '/register', current: current === '' },
    ...Object.entries(LETTER_STATES)
      .filter(([state]) => known.has(state))
      .map(([state, name]) => ({
        name,
        count: known.get(state) ?? 0,
        href: `/register?keadaan=${state}`,
        current: current === state,
      })),
  ];
}

/** Letters about what somebody may see: a letter of a secret complaint has its words in it. */
async function visibleLetters(hotline: Hotline, identity: Identity, items: InstanceSummary[]) {
  const person = personAtDesk(identity);
  const seen = await Promise.all(items.map(({ id }) => maySeeNamed(hotline, person, 'letter', id)));
  return items.filter((_, n) => seen[n] === true);
}

async function rowView({ engine }: Hotline, { id, search }: InstanceSummary): Promise<View> {
  const letter = await engine.instances.of(LETTER).context(id);
  return {
    id,
    address: letterAddress(id),
    number: search.ticket ?? 'belum bernomor',
    kind: search.kind === null ? null : letterKindWord(search.kind),
    agency: search.agency,
    subject: letter?.subject ?? '',
    addressee: letter?.addressee ?? '',
    at: search.receivedAt,
    state: LETTER_STATES[search.state] ?? search.state,
    void: search.state === 'voided',
  };
}

/** @throws PageError 400 for a state or a page that does not exist */
async function listed(hotline: Hotline, request: Request) {
  const [state, words, cursor] = ['keadaan', 'cari', 'lanjut'].map((name) =>
    parameter(request, name),
  ) as [string, string, string];
  if (state !== '' && !Object.hasOwn(LETTER_STATES, state))
    throw new PageError(400, 'Keadaan ini tidak ada. Pilih dari daftar.');
  const { instances } = hotline.store;
  const query: Query = { machine: LETTER.name, ...(state === '' ? {} : { state }) };
  const page = { limit: PAGE_SIZE, ...(cursor === '' ? {} : { cursor }) };
  const found =
    words === ''
      ? instances.find(query, { order: 'created', ...page })
      : instances.search(words.slice(0, 100), query, page);
  const { items, next } = await found.catch((error: Error) => {
    if (cursor === '' || error.name === 'StoreUnavailableError') throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  });
  return { state, words, items, next };
}

async function listView(hotline: Hotline, request: Request): Promise<View> {
  const { state, words, items, next } = await listed(hotline, request);
  const identity = identityOf(request);
  const mayWrite = mayKeepRegister(personAtDesk(identity));
  const visible = await visibleLetters(hotline, identity, items);
  const more = new URLSearchParams({
    ...(state === '' ? {} : { keadaan: state }),
    ...(words === '' ? {} : { cari: words }),
    lanjut: next ?? '',
  });
  const steps = mayWrite && visible.length > 0 ? roundSteps(state) : [];
  return {
    ...{ mayWrite, words, state },
    rows: await Promise.all(visible.map((item) => rowView(hotline, item))),
    counts: await counts(hotline, state),
    older: next === null ? null : `/register?${more}`,
    steps: steps.map(({ desk: { name, label, about = '', asks } }) => ({
      ...{ name, label, about, asksDispatch: asks === 'dispatch' },
      ...(asks === 'dispatch' ? dispatchForm(hotline) : {}),
    })),
    printable: mayWrite && state === 'signed',
    choosing: steps.length > 0,
    key: randomUUID(),
  };
}

export function registerListRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/register', { for: mayReadRegister }, async (request, response) => {
    response.send(views.page('register', 'Register surat', await listView(hotline, request)));
  });
  return pages;
}
