import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { allowedCommands, statusOf } from '../../../machines/complaint/commands.ts';
import type { ComplaintContext } from '../../../machines/complaint/context.ts';
import type { Instances } from '../../../machines/engine/move.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Identity } from '../../office/people/identity.ts';
import { maskedText } from '../../office/words/masking.ts';
import { FLAGS, timerWord } from '../../office/words/words.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, formKey, parameter, pathPart } from '../../pages/form.ts';
import type { View, Views } from '../../pages/views.ts';
import { sopView } from '../common/sop-steps.ts';
import { type Action, actions, offers, rejectReasons } from './actions.ts';
import { letterLinks } from './letter-links.ts';
import { complaintAddress, ticketLookup } from './lookup.ts';
import { officerActions } from './officer-actions.ts';
import { proposalsOf, reasonText } from './proposals.ts';
import { similarTo } from './similar.ts';
import { historyView, messagesView, regionsView } from './timeline.ts';

/** `/aduan/:id`: one complaint with everything that is known and everything that can be done. */

type Found = NonNullable<Awaited<ReturnType<Instances['snapshot']>>>;

/** @throws PageError 404 when there is no such complaint */
async function found({ engine }: Hotline, request: Request): Promise<Found> {
  const instance = await engine.instances.snapshot(pathPart(request, 'id'));
  if (instance?.stored.machine !== 'complaint') throw new PageError(404, 'Aduan ini tidak ada.');
  return instance;
}

/** What somebody of this role may do at all; empty for those who only look. */
function actionsOf({ role }: Identity): Action[] {
  if (role === 'admin') return actions;
  return role === 'agency' ? officerActions : [];
}

/** Forms of the actions that the machine takes now from whoever looks. */
function actionsView(
  { rules, clock }: Hotline,
  request: Request,
  { snapshot }: Found,
  parent: string,
): View[] {
  const context = snapshot.context as ComplaintContext;
  const { agencies, categories } = rules.district;
  const possible = actionsOf(identityOf(request));
  if (possible.length === 0) return [];
  return offers(possible, actorOf(request), rules, snapshot, clock.now()).map(
    ({ action, agencies: receivers }, n) => ({
      // what waits for the admin is open at once
      open:
        parent === '' ? n === 0 && snapshot.hasTag('withAdmin') : action.asks.includes('ticket'),
      ticket: parent,
      name: action.name,
      label: action.label(context),
      button: action.button,
      textLabel: action.textLabel ?? '',
      asks: Object.fromEntries(
        [
          ...['agency', 'category', 'secret', 'reason', 'text', 'answer', 'ticket'],
          ...['receiver', 'until'],
        ].map((asked) => [asked, action.asks.some((name) => name === asked)]),
      ),
      others: agencies.filter(({ code, type }) => type !== 'partner' && code !== context.agency),
      agencies: agencies
        .filter(({ code }) => receivers.includes(code))
        .map(({ code, name }) => ({ code, name, chosen: code === context.agency })),
      categories: categories.map(({ code, name }) => ({
        code,
        name,
        chosen: code === context.category,
      })),
      reasons: rejectReasons,
      answer: context.answer?.text ?? '',
      secret: context.secret,
      key: randomUUID(),
    }),
  );
}

/** SMS commands that others can give now, read from the machine. */
function commandsView({ rules, clock }: Hotline, { snapshot }: Found): View[] {
  const { reporter, agency } = snapshot.context as ComplaintContext;
  const now = clock.now();
  const citizen = allowedCommands(rules, snapshot, { role: 'citizen', phone: reporter }, now);
  const officer =
    agency === null ? [] : allowedCommands(rules, snapshot, { role: 'officer', agency }, now);
  return [
    { who: 'Warga', commands: citizen },
    { who: 'Petugas', commands: officer },
  ].filter(({ commands }) => commands.length > 0);
}

function factsView({ rules }: Hotline, { stored, snapshot }: Found): View {
  const context = snapshot.context as ComplaintContext;
  const { place, category, parent } = context;
  const flags = [...new Set(stored.search.tags)].flatMap((tag) => FLAGS[tag] ?? []);
  return {
    context,
    id: stored.id,
    address: complaintAddress(stored.id),
    revision: stored.revision,
    status: statusOf(rules, snapshot),
    categoryName: rules.district.categories.find(({ code }) => code === category)?.name ?? null,
    agencyName: context.agency === null ? null : (rules.agency(context.agency)?.name ?? null),
    place: place === null ? null : [place.village, place.district].filter(Boolean).join(', '),
    due: stored.search.due,
    late: stored.search.tags.includes('overdue'),
    flags,
    parentAddress: parent === null ? null : complaintAddress(parent.instance),
    children: context.children.map(({ ticket, instance }) => ({
      ticket,
      address: complaintAddress(instance),
    })),
    confidence: Math.round(context.reading.confidence * 100),
    reason: reasonText(rules, context),
  };
}

/** @param parent ticket to merge into, where one was chosen from the similar ones */
async function complaintView(
  hotline: Hotline,
  request: Request,
  instance: Found,
  parent = '',
): Promise<View> {
  const { store } = hotline;
  const { id } = instance.stored;
  const context = instance.snapshot.context as ComplaintContext;
  const [history, inbox, outbox, timers, documents, similar] = await Promise.all([
    store.history(id),
    store.inboxOf(id),
    store.outboxOf(id),
    store.timersOf(id),
    store.documentsOf(id),
    similarTo(hotline, context),
  ]);
  const { role } = identityOf(request);
  const actions = actionsView(hotline, request, instance, parent);
  return {
    ...factsView(hotline, instance),
    regions: regionsView(hotline, instance.snapshot.value),
    actions,
    desk: role,
    shown: null,
    here: `${complaintAddress(id)}${parent === '' ? '' : `?gabung=${encodeURIComponent(parent)}`}`,
    proposals:
      role === 'admin' ? proposalsOf(hotline.rules, instance.snapshot, hotline.clock.now()) : [],
    similar: actions.some(({ name }) => name === 'gabung') ? similar : [],
    sop: sopView(hotline, { complaint: context, messages: inbox, documents, outbox }),
    commands: commandsView(hotline, instance),
    history: historyView(hotline, history),
    messages: messagesView(hotline, context.reporter, inbox, outbox),
    timers: [...timers]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((timer) => ({ name: timerWord(timer.id), dueAt: timer.dueAt })),
    documents: documents.map(({ id: document, number, title, createdAt }) => ({
      number,
      title,
      createdAt,
      address: `/surat/${encodeURIComponent(document)}`,
    })),
    letterLinks: role === 'admin' ? letterLinks(context) : [],
  };
}

/** Does what a form asks for; the same form sent twice (double click, reload) counts once. */
async function act(hotline: Hotline, request: Request, response: Response): Promise<void> {
  const { engine, rules, store } = hotline;
  const instance = await found(hotline, request);
  const { id } = instance.stored;
  const possible = actionsOf(identityOf(request));
  const action = possible.find(({ name }) => name === pathPart(request, 'name'));
  if (action === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  const key = formKey(request);
  const context = instance.snapshot.context as ComplaintContext;
  const now = hotline.clock.now();
  const event = await action.build({ request, rules, context, now, find: ticketLookup(store) });
  const outcome = await engine.request(id, event, actorOf(request), `desk:${id}:${key}`);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(
      409,
      `“${action.label(context)}” tidak bisa dilakukan pada keadaan aduan sekarang. Muat ulang halamannya.`,
    );
  // from the inbox one goes on with the next
  if (field(request, 'kembali') === '/') response.redirect(303, `/?dicatat=${context.ticket}`);
  else response.redirect(303, `${complaintAddress(id)}?hasil=dicatat`);
}

/** The reporter's number, and the words as they were written but for identity numbers. */
function shownView({ snapshot }: Found): View {
  const { reporter, text, additions } = snapshot.context as ComplaintContext;
  return {
    reporter,
    text: maskedText(text),
    additions: additions.map((addition) => maskedText(addition.text)),
  };
}

export function complaintRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  views: Views,
): Router {
  const router = Router();
  router.get('/aduan/:id', async (request, response) => {
    const instance = await found(hotline, request);
    const { ticket } = instance.snapshot.context as ComplaintContext;
    const parent = parameter(request, 'gabung').slice(0, 20);
    const view = await complaintView(hotline, request, instance, parent);
    const noted = parameter(request, 'hasil') === 'dicatat';
    response.send(views.page('aduan', `Aduan ${ticket}`, { ...view, noted }));
  });
  // written down first: a number that cannot be accounted for is not shown
  router.post('/aduan/:id/nomor', async (request, response) => {
    const instance = await found(hotline, request);
    const { ticket } = instance.snapshot.context as ComplaintContext;
    await audit.record(identityOf(request), 'number.shown', instance.stored.id);
    const view = await complaintView(hotline, request, instance);
    const shown = { ...view, noted: false, shown: shownView(instance) };
    response.send(views.page('aduan', `Aduan ${ticket}`, shown));
  });
  router.post('/aduan/:id/tindakan/:name', (request, response) => act(hotline, request, response));
  return router;
}
