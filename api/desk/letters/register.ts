import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import type { Actor } from '../../../machines/actor.ts';
import {
  ATTACHED,
  DISPATCHES,
  LETTER_ACTS,
  type LetterAct,
} from '../../../machines/letter/acts.ts';
import type { DispatchNote, LetterContext } from '../../../machines/letter/context.ts';
import type { FoundLetter } from '../../../machines/letter/kind.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import type { OfficeButton } from '../../../machines/office-act.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Identity } from '../../office/identity.ts';
import { orderIn } from '../../office/letters/answer.ts';
import { agendaOf } from '../../office/letters/incoming-book.ts';
import { LETTER_STATES, letterKindWord } from '../../office/letters/words.ts';
import { draftHtml } from '../../office/paper/print.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey, parameter, pathPart } from '../../pages/form.ts';
import { SCAN_FIELD } from '../../pages/upload.ts';
import type { View, Views } from '../../pages/views.ts';
import { subjectAddress } from '../common/addresses.ts';
import { letterAddress } from '../common/letter-address.ts';
import { dispatchForm, saidIn } from './act-forms.ts';
import { LETTER_POLICY } from './documents.ts';
import { changesOf } from './letter-changes.ts';
import { atDesk } from './preview.ts';
import { numbered, refuseUnsignable, unsignable } from './signing.ts';

/** `/register`: the register of letters (buku agenda), and each letter on its way to the archive. */

const PAGE_SIZE = 50;

/** An act with a button in the register. */
interface Step {
  type: LetterAct;
  desk: OfficeButton;
}

/** In the order of the office; the page shows those the machine takes now. */
const STEPS: Step[] = Object.entries(LETTER_ACTS).flatMap(([type, { desk }]) =>
  desk === undefined ? [] : [{ type: type as LetterAct, desk }],
);

function rowView({ id, search }: InstanceSummary): View {
  return {
    id,
    address: letterAddress(id),
    number: search.ticket ?? 'belum bernomor',
    kind: search.kind === null ? null : letterKindWord(search.kind),
    agency: search.agency,
    at: search.receivedAt,
    state: LETTER_STATES[search.state] ?? search.state,
    void: search.state === 'voided',
  };
}

/** How many letters are in each state, as links that filter. */
async function counts({ store }: Hotline, current: string) {
  const tally = await store.instances.tally({ machine: 'letter' }, 'state');
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

/** @throws PageError 400 for a state or a page that does not exist */
async function listView(hotline: Hotline, request: Request): Promise<View> {
  const state = parameter(request, 'keadaan');
  const cursor = parameter(request, 'lanjut');
  if (state !== '' && !Object.hasOwn(LETTER_STATES, state))
    throw new PageError(400, 'Keadaan ini tidak ada. Pilih dari daftar.');
  const query = { machine: 'letter', ...(state === '' ? {} : { state }) };
  const page = await hotline.store.instances
    .find(query, {
      order: 'created',
      limit: PAGE_SIZE,
      ...(cursor === '' ? {} : { cursor }),
    })
    .catch((error: Error) => {
      if (cursor === '' || error.name === 'StoreUnavailableError') throw error;
      throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
    });
  const more = new URLSearchParams({
    ...(state === '' ? {} : { keadaan: state }),
    lanjut: page.next ?? '',
  });
  return {
    mayWrite: identityOf(request).role === 'admin',
    rows: (await visibleLetters(hotline, identityOf(request), page.items)).map(rowView),
    counts: await counts(hotline, state),
    older: page.next === null ? null : `/register?${more}`,
  };
}

type Found = FoundLetter;

/** @throws PageError 404 when there is no such letter */
async function found({ engine }: Hotline, request: Request): Promise<Found> {
  const instance = await engine.instances.of(LETTER).snapshot(pathPart(request, 'id'));
  if (instance === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  return instance;
}

function offered({ rules, clock }: Hotline, snapshot: AnyMachineSnapshot, by: Actor): Step[] {
  const situation = { rules, context: snapshot.context, text: '' };
  return STEPS.filter(({ type }) => {
    const said = LETTER_ACTS[type].sample(situation);
    return snapshot.can({ type, ...said, at: clock.now(), by });
  });
}

/** Ways to the forms of what may be changed now. */
function changeLinks(
  found: { letter: LetterContext; snapshot: AnyMachineSnapshot },
  at: number,
  mayChange: boolean,
) {
  const { id, kind, about, number } = found.letter;
  const changes = changesOf(found, at);
  const [revise, attach] = [changes.revise && mayChange, changes.attach && mayChange];
  const slip = new URLSearchParams({ aduan: about[0] ?? '', surat: id });
  return {
    reviseAddress: revise ? `${letterAddress(id)}/ubah` : null,
    scanAddress: attach ? `${letterAddress(id)}/pindaian` : null,
    scanField: SCAN_FIELD,
    scanKinds: Object.entries(ATTACHED).map(([code, name]) => ({ code, name })),
    draftAddress: number === null ? `${letterAddress(id)}/konsep` : null,
    slipAddress: mayChange && kind === 'jawaban' ? `/register/baru/disposisi?${slip}` : null,
  };
}

function renderingName({ kind }: LetterContext): string {
  return kind === 'jawaban' ? 'Lembar penerimaan' : 'Surat yang ditetapkan';
}

/** `diantar kurir, diterima Sdr. …`. */
function sendingText({ via, takenBy }: DispatchNote): string {
  return takenBy === '' ? DISPATCHES[via] : `${DISPATCHES[via]}, diterima ${takenBy}`;
}

function letterView(hotline: Hotline, request: Request, { stored, snapshot }: Found): View {
  const letter = snapshot.context;
  const mayChange = identityOf(request).role === 'admin';
  return {
    ...letter,
    id: stored.id,
    kindName: letterKindWord(letter.kind),
    state: LETTER_STATES[stored.search.state] ?? stored.search.state,
    complaints: letter.about.map((id) => ({ name: id, address: subjectAddress(hotline, id) })),
    sent: letter.dispatch === null ? null : sendingText(letter.dispatch),
    early: letter.early === true,
    declined: letter.voided === null ? (letter.declined ?? unsignable(hotline, letter)) : null,
    numbering: stored.search.state === 'signing',
    incoming: letter.kind === 'jawaban',
    letterDate: orderIn(letter)?.date ?? null,
    agenda: agendaOf(letter),
    documents: letter.documents.map(({ id, at, kind }) => ({
      name: kind === 'rendered' ? renderingName(letter) : ATTACHED[kind],
      at,
      address: `/surat/${encodeURIComponent(id)}`,
    })),
    ...changeLinks({ letter, snapshot }, hotline.clock.now(), mayChange),
    actions: (mayChange ? offered(hotline, snapshot, actorOf(request)) : []).map(
      ({ desk: { name, label, about = '', asks } }) => ({
        name,
        label,
        about,
        asksReason: asks === 'reason',
        asksNumber: asks === 'number',
        asksDispatch: asks === 'dispatch',
        ...(asks === 'dispatch' ? { ...dispatchForm(hotline), asksTime: true } : {}),
        address: `${letterAddress(stored.id)}/tindakan/${name}`,
        key: randomUUID(),
      }),
    ),
  };
}

/** Notes a step of the paper; the same form sent twice counts once. */
async function act(hotline: Hotline, request: Request, response: Response): Promise<void> {
  const { id } = (await found(hotline, request)).stored;
  const step = STEPS.find(({ desk }) => desk.name === pathPart(request, 'name'));
  if (step === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  const key = formKey(request);
  const { type, desk } = step;
  const event = { type, ...saidIn(hotline, request, desk) };
  if (type === 'letter.sign')
    await refuseUnsignable(hotline, id, 'number' in event ? event.number : undefined);
  const outcome = await hotline.engine.request(id, event, actorOf(request), `desk:${id}:${key}`);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(
      409,
      `“${desk.label}” tidak bisa dicatat pada keadaan surat sekarang. Muat ulang halamannya.`,
    );
  if (type === 'letter.sign') await numbered(hotline, id);
  response.redirect(303, letterAddress(id));
}

export function registerRoutes(hotline: Hotline, views: Views): Router {
  const router = Router();
  router.get('/register', async (request, response) => {
    response.send(views.page('register', 'Register surat', await listView(hotline, request)));
  });
  router.get('/register/:id', async (request, response) => {
    const instance = await found(hotline, request);
    const { number } = instance.snapshot.context;
    const title = number === null ? 'Konsep surat' : `Surat ${number}`;
    response.send(views.page('register-surat', title, letterView(hotline, request, instance)));
  });
  router.get('/register/:id/konsep', async (request, response) => {
    const { snapshot } = await found(hotline, request);
    const letter = snapshot.context;
    if (letter.number !== null) throw new PageError(404, 'Surat ini sudah ditetapkan.');
    const html = await atDesk(hotline, () => draftHtml(hotline, letter));
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  router.post('/register/:id/tindakan/:name', (request, response) =>
    act(hotline, request, response),
  );
  return router;
}
