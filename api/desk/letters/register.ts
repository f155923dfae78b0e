import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import { ATTACHED, DISPATCHES } from '../../../machines/letter/acts.ts';
import type { DispatchNote, LetterContext } from '../../../machines/letter/context.ts';
import type { FoundLetter } from '../../../machines/letter/kind.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import { mayKeepRegister, mayReadRegister } from '../../../machines/letter/policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Identity } from '../../office/identity.ts';
import { orderIn } from '../../office/letters/answer.ts';
import { agendaOf } from '../../office/letters/incoming-book.ts';
import { LETTER_STATES } from '../../office/letters/letter-words.ts';
import { draftHtml } from '../../office/paper/print.ts';
import { actorAtDesk, personAtDesk } from '../../office/people/person.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import { SCAN_FIELD } from '../../pages/upload.ts';
import type { View, Views } from '../../pages/views.ts';
import { subjectAddress } from '../common/addresses.ts';
import { letterAddress } from '../common/letter-address.ts';
import { dispatchForm, saidIn } from './act-forms.ts';
import { LETTER_POLICY } from './documents.ts';
import { changesOf } from './letter-changes.ts';
import { atDesk } from './preview.ts';
import { unsignable } from './signing.ts';
import { offered, stepNamed, take } from './steps.ts';

/** `/register/:id`: each letter on its way to the archive; the list of them is `register-list.ts`. */

type Found = FoundLetter;

/** @throws PageError 404 when there is no such letter */
async function found({ engine }: Hotline, request: Request): Promise<Found> {
  const instance = await engine.instances.of(LETTER).snapshot(pathPart(request, 'id'));
  if (instance === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  return instance;
}

/** Ways to the forms of what may be changed now. */
function changeLinks(
  found: { letter: LetterContext; snapshot: AnyMachineSnapshot },
  identity: Identity,
  at: number,
) {
  const { id, kind, about, number } = found.letter;
  const { revise, attach } = changesOf(found, actorAtDesk(identity), at);
  const keeps = mayKeepRegister(personAtDesk(identity));
  const slip = new URLSearchParams({ aduan: about[0] ?? '', surat: id });
  return {
    reviseAddress: revise ? `${letterAddress(id)}/ubah` : null,
    scanAddress: attach ? `${letterAddress(id)}/pindaian` : null,
    scanField: SCAN_FIELD,
    scanKinds: Object.entries(ATTACHED).map(([code, name]) => ({ code, name })),
    draftAddress: number === null ? `${letterAddress(id)}/konsep` : null,
    slipAddress: keeps && kind === 'jawaban' ? `/register/baru/disposisi?${slip}` : null,
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
  const identity = identityOf(request);
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
    ...changeLinks({ letter, snapshot }, identity, hotline.clock.now()),
    actions: offered(hotline, snapshot, actorAtDesk(identity)).map(
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
  const { id: letter } = (await found(hotline, request)).stored;
  const step = stepNamed(pathPart(request, 'name'));
  const said = saidIn(hotline, request, step.desk);
  await take(hotline, { letter, step, said, by: actorOf(request), key: formKey(request) });
  response.redirect(303, letterAddress(letter));
}

export function registerRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get(
    '/register/:id',
    { for: mayReadRegister, about: 'letter' },
    async (request, response) => {
      const instance = await found(hotline, request);
      const { number } = instance.snapshot.context;
      const title = number === null ? 'Konsep surat' : `Surat ${number}`;
      response.send(views.page('register-surat', title, letterView(hotline, request, instance)));
    },
  );
  pages.get(
    '/register/:id/konsep',
    { for: mayReadRegister, about: 'letter' },
    async (request, response) => {
      const { snapshot } = await found(hotline, request);
      const letter = snapshot.context;
      if (letter.number !== null) throw new PageError(404, 'Surat ini sudah ditetapkan.');
      const html = await atDesk(hotline, () => draftHtml(hotline, letter));
      response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
    },
  );
  pages.post('/register/:id/tindakan/:name', { noted: 'letter.acted' }, (request, response) =>
    act(hotline, request, response),
  );
  return pages;
}
