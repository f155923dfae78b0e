import type { Request, Response } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import type { Instances } from '../../../machines/engine/move.ts';
import { actsNow } from '../../../machines/people/may-do.ts';
import { mayCause } from '../../../machines/people/office-act.ts';
import type { Fact } from '../../../machines/people/process-desk.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { wordsOf } from '../../inspector/inspector-words.ts';
import { incomingView, outgoingView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { actorAtDesk, personAtDesk } from '../../office/people/person.ts';
import { actorWord } from '../../office/words/engine-words.ts';
import { holderOf } from '../../office/words/holder.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey, pathPart } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { instanceAddress } from '../common/addresses.ts';
import { formView, saidIn } from './forms.ts';
import { type DeskProcess, stateWord } from './shown.ts';

/** `/proses/:process/:id`: one instance with what is known of it and what may be done. */

type Found = NonNullable<Awaited<ReturnType<Instances['snapshot']>>>;

/** @throws PageError 404 */
export async function foundInstance(
  { engine }: Hotline,
  { name }: DeskProcess,
  request: Request,
): Promise<Found> {
  const found = await engine.instances.snapshot(pathPart(request, 'id'));
  if (found?.stored.machine !== name) throw new PageError(404, 'Yang dicari ini tidak ada.');
  return found;
}

/** Acts with a form, of which the machine takes an example now from whoever looks. */
function offered(
  hotline: Hotline,
  { desk }: DeskProcess,
  request: Request,
  snapshot: AnyMachineSnapshot,
) {
  const { rules, clock } = hotline;
  const by = actorAtDesk(identityOf(request));
  return actsNow(desk.acts, rules, snapshot, by, clock.now()).flatMap((type) => {
    const form = desk.acts[type]?.form;
    return form === undefined ? [] : [{ form }];
  });
}

function factView({ label, value }: Fact): View {
  const moment = typeof value === 'number';
  return { label, text: moment ? null : (value ?? '–'), at: moment ? value : null };
}

/** Who may not read all of it reads what went between his agency and the hotline, and no more. */
async function messagesView(
  hotline: Hotline,
  request: Request,
  id: string,
  all: boolean,
): Promise<View[]> {
  const { store, rules } = hotline;
  const { agency } = identityOf(request);
  const own = rules.district.contacts.filter((one) => agency !== null && one.agency === agency);
  const reads = (number: string | null) => all || own.some(({ phone }) => phone === number);
  const [inbox, outbox] = await Promise.all([store.inbox.of(id), store.outbox.of(id)]);
  return [
    ...inbox
      .filter(({ from }) => reads(from))
      .map((entry) => ({
        ...incomingView(entry),
        who: holderOf(rules, entry.from, lookersMask()),
      })),
    ...outbox
      .filter(({ type, to }) => type === 'sms' && reads(to))
      .map((entry) => ({
        ...outgoingView(hotline, entry),
        who: holderOf(rules, entry.to, lookersMask()),
      })),
  ].sort((a, b) => a.at - b.at);
}

/** Newest first. @param all also what was said with each event, and by which user */
function historyView(hotline: Hotline, history: HistoryEntry[], all: boolean): View[] {
  const words = wordsOf(hotline);
  return history
    .map(({ at, type, by, event }) => {
      const { text } = JSON.parse(event) as { text?: unknown };
      const said = all && typeof text === 'string' && text !== '' ? `“${text}”` : '';
      const word = type === 'created' ? 'dicatat' : words.happening(type);
      return { at, word, by: actorWord(all ? by : by.replace(/@.*$/, '')), said };
    })
    .reverse();
}

export async function instanceView(
  hotline: Hotline,
  process: DeskProcess,
  { stored, snapshot }: Found,
  request: Request,
): Promise<View> {
  const { store, rules } = hotline;
  const { id } = stored;
  const { name, desk, title } = process;
  const identity = identityOf(request);
  const person = personAtDesk(identity);
  const here = instanceAddress(name, id);
  const words = wordsOf(hotline);
  const all = desk.readsAll(person);
  const [history, timers, documents, messages] = await Promise.all([
    store.instances.history(id),
    store.timers.of(id),
    all ? store.documents.of(id) : [],
    messagesView(hotline, request, id, all),
  ]);
  return {
    title,
    link: desk.link,
    list: `/proses/${name}`,
    here,
    number: stored.search.ticket ?? id,
    status: stateWord(process, stored),
    late: stored.search.tags.includes('overdue'),
    quote: desk.quote(snapshot, person),
    facts: desk.facts(snapshot, person).map(factView),
    actions: offered(hotline, process, request, snapshot).map(({ form }, n) =>
      formView(rules, form, `${here}/tindakan/${form.name}`, n === 0),
    ),
    messages,
    history: historyView(hotline, history, all),
    timers: [...timers]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((timer) => ({ word: words.happening(timer.id), dueAt: timer.dueAt })),
    documents: documents.map(({ id: document, number, title: about, createdAt }) => ({
      number,
      title: about,
      createdAt,
      address: `/surat/${encodeURIComponent(document)}`,
    })),
    inspector: `/inspektur/${name}/${encodeURIComponent(id)}`,
  };
}

/** Does what a form asks for; the same form sent twice (double click, reload) counts once. */
export async function act(
  hotline: Hotline,
  process: DeskProcess,
  request: Request,
  response: Response,
): Promise<void> {
  const { id } = (await foundInstance(hotline, process, request)).stored;
  const by = actorOf(request);
  const name = pathPart(request, 'name');
  const [type, chosen] =
    Object.entries(process.desk.acts).find(
      ([type, one]) => one.form?.name === name && mayCause(process.desk.acts, { type, by }),
    ) ?? [];
  if (type === undefined || chosen?.form === undefined)
    throw new PageError(404, 'Tindakan ini tidak ada.');
  const key = `desk:${id}:${formKey(request)}`;
  const event = { type, ...saidIn(request, chosen.form, chosen.fields) };
  const outcome = await hotline.engine.request(id, event, by, key);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(
      409,
      `“${chosen.form.label}” tidak bisa dilakukan pada keadaan sekarang. Muat ulang halamannya.`,
    );
  response.redirect(303, `${instanceAddress(process.name, id)}?hasil=dicatat`);
}
