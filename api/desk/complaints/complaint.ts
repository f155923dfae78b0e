import type { Request, Response } from 'express';
import { eachText } from '../../../machines/base/each-text.ts';
import { happening } from '../../../machines/chart/chart.ts';
import { spentBrake } from '../../../machines/complaint/base/brakes.ts';
import { isAgencysTurn } from '../../../machines/complaint/base/deadline.ts';
import { phonesOf } from '../../../machines/complaint/base/phones.ts';
import {
  actorFor,
  complaintFacts,
  knowsUsers,
  looksThrough,
  maySeeReporter,
  mayTakeEvidence,
} from '../../../machines/complaint/base/policy.ts';
import { allowedCommands, statusOf } from '../../../machines/complaint/commands.ts';
import { SENTENCES } from '../../../machines/complaint/flow/sentences.ts';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { agencyName } from '../../../machines/district/rules.ts';
import { mayKeepRegister } from '../../../machines/letter/policy.ts';
import { hideReporter, maskIdentity, maskNumber } from '../../../machines/numbers/masks.ts';
import {
  knowsNumbers,
  type Person,
  type Speaker,
  speakerOf,
} from '../../../machines/people/people.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { messagesFor } from '../../office/complaints/messages.ts';
import { tagNames } from '../../office/complaints/status.ts';
import { historyView, messagesView, regionsView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { answers } from '../../office/people/page-rights.ts';
import { actorAtDesk, personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { sureness } from '../../office/words/sureness.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, parameter, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, PHONE_ACTS_PAGE, ROUTED_PAGE } from '../common/addresses.ts';
import { sopView } from '../common/sop-steps.ts';
import { type ActForm, formsOf, labelOf } from './act-forms.ts';
import { cameBy, papersView } from './came-with.ts';
import { dangerText, numbersOf } from './danger.ts';
import { askedToEnd, endsSecrecy } from './end-secrecy.ts';
import { doFormAct, formNamed } from './form-act.ts';
import { justDone } from './just-done.ts';
import { letterLinks } from './letter-links.ts';
import { seenOf } from './meanwhile.ts';
import { formView, modulesFor, offeredForms } from './offered-forms.ts';
import { alsoOpen, ownerOf, toggleOwner } from './owner.ts';
import { proposalsOf, reasonText } from './proposals.ts';
import { refilled } from './refilled.ts';
import { secondMatterIn } from './second-matter.ts';
import { shownReporter } from './shown-reporter.ts';
import { similarTo } from './similar.ts';

/** `/aduan/:id`: one complaint with everything that is known and everything that can be done. */

type Found = FoundComplaint;

/** @throws PageError 404 when there is no such complaint */
async function found({ engine }: Hotline, request: Request): Promise<Found> {
  const instance = await engine.instances.of(COMPLAINT).snapshot(pathPart(request, 'id'));
  if (instance === undefined) throw new PageError(404, 'Aduan ini tidak ada.');
  return instance;
}

/**
 * What the complaint waits for is open at once: the admin's first act, or the agency's answer. An alarm is nothing to
 * press in passing.
 */
function isDueNow(snapshot: Found['snapshot'], { type }: ActForm): boolean {
  if (type === 'officer.answer') return isAgencysTurn(snapshot.context);
  return snapshot.hasTag('withAdmin') && type.startsWith('admin.') && type !== 'admin.alarm';
}

/** Forms of the acts that the machine takes now from whoever looks. */
function actionsView(
  hotline: Hotline,
  request: Request,
  { stored, snapshot }: Found,
  parent: string,
): View[] {
  const context = snapshot.context;
  const offered = offeredForms(hotline, snapshot, actorAtDesk(identityOf(request)));
  const modules = modulesFor(hotline.rules, context);
  const first = offered.find(({ form }) => isDueNow(snapshot, form))?.form;
  return offered.map(({ form, receivers }) => ({
    ...formView(hotline.rules, { form, receivers }, context),
    open: parent === '' ? form === first : form.asks.includes('ticket'),
    seen: [seenOf(stored)],
    ticket: parent,
    label: labelOf(form, context),
    address: `${complaintAddress(stored.id)}/tindakan`,
    answer: context.answer?.text ?? '',
    text: form.type === 'admin.split' ? secondMatterIn(hotline, context) : '',
    secret: context.secret,
    modules,
  }));
}

/** What has been put off as often as it may be, of what somebody of this role could do. */
function spentView({ rules }: Hotline, request: Request, { snapshot }: Found): View[] {
  const { context } = snapshot;
  return formsOf(actorAtDesk(identityOf(request))).flatMap((form) => {
    const brake = snapshot.hasTag('open') ? spentBrake(rules, context, form.type) : null;
    return brake === null ? [] : [{ label: labelOf(form, context), used: brake.used }];
  });
}

/** SMS commands that others can give now, read from the machine. */
function commandsView({ rules, clock }: Hotline, { snapshot }: Found): View[] {
  const commandsOf = (speaker: Speaker) =>
    allowedCommands(rules, snapshot, actorFor(speaker, snapshot.context), clock.now());
  return [
    { who: 'Warga', commands: commandsOf('reporter') },
    { who: 'Petugas', commands: commandsOf('agency') },
  ].filter(({ commands }) => commands.length > 0);
}

function factsView(hotline: Hotline, { stored, snapshot }: Found): View {
  const { rules } = hotline;
  const tags = tagNames(hotline);
  const context = snapshot.context;
  const { place, category, parent } = context;
  const flags = [...new Set(stored.search.tags)].flatMap((tag) => tags[tag] ?? []);
  return {
    context,
    id: stored.id,
    address: complaintAddress(stored.id),
    revision: stored.revision,
    status: statusOf(rules, snapshot),
    categoryName: rules.district.categories.find(({ code }) => code === category)?.name ?? null,
    agencyName: context.agency === null ? null : agencyName(rules, context.agency),
    place: place === null ? null : [place.village, place.district].filter(Boolean).join(', '),
    due: stored.search.due,
    late: stored.search.tags.includes('overdue'),
    flags,
    parentAddress: parent === null ? null : complaintAddress(parent.instance),
    children: context.children.map(({ ticket, instance }) => ({
      ticket,
      address: complaintAddress(instance),
    })),
    sure: sureness(context.reading.confidence),
    reason: reasonText(rules, context),
  };
}

/** Letters that this person may see: one about several complaints only with all of them. */
async function visibleDocuments(hotline: Hotline, person: Person, all: StoredDocument[]) {
  const seen = await Promise.all(all.map(({ id }) => maySeeNamed(hotline, person, 'document', id)));
  return all.filter((_, n) => seen[n] === true);
}

/**
 * The page without the reporter's number in people's words: for who may not know him no digit of it, for the admin
 * as much as tells him from others, since the whole number is read on request alone.
 */
function withoutReporter(
  { rules }: Hotline,
  request: Request,
  { snapshot }: Found,
  view: View,
): View {
  const { context } = snapshot;
  const person = personAtDesk(identityOf(request));
  if (maySeeReporter(rules, person, complaintFacts(context))) {
    const partly = (part: unknown) =>
      eachText(part, (text) => hideReporter(text, phonesOf(context), maskNumber(context.reporter)));
    return {
      ...view,
      context: partly(view.context),
      history: partly(view.history),
      messages: partly(view.messages),
      done: partly(view.done),
    };
  }
  return eachText(view, (text) => hideReporter(text, phonesOf(context))) as View;
}

/** Its agency has the task, and has not answered in time. */
function isLateAtAgency({ stored, snapshot }: Found): boolean {
  return stored.search.tags.includes('overdue') && isAgencysTurn(snapshot.context);
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
  const context = instance.snapshot.context;
  const identity = identityOf(request);
  const person = personAtDesk(identity);
  const actor = actorAtDesk(identity);
  const [history, messages, timers, all, similar] = await Promise.all([
    store.instances.history(id),
    messagesFor(hotline, person, context),
    store.timers.of(id),
    store.documents.of(id),
    similarTo(hotline, person, context),
  ]);
  const documents = await visibleDocuments(hotline, person, all);
  const actions = actionsView(hotline, request, instance, parent);
  const speaker = actor === null ? null : speakerOf(actor);
  return {
    ...factsView(hotline, instance),
    regions: regionsView(hotline, instance.snapshot.value),
    actions,
    danger: speaker === 'admin' ? dangerText(hotline.rules, instance.snapshot) : null,
    spent: spentView(hotline, request, instance),
    speaker,
    evidence: mayTakeEvidence(hotline.rules)(person) ? `${complaintAddress(id)}/bukti` : null,
    ...cameBy(context, person),
    finds: knowsNumbers(person),
    reporter: shownReporter(hotline, person, context).name,
    shown: null,
    ring: null,
    failed: null,
    seen: seenOf(instance.stored),
    mayRing: isAgencysTurn(context),
    here: `${complaintAddress(id)}${parent === '' ? '' : `?gabung=${encodeURIComponent(parent)}`}`,
    proposals: proposalsOf(hotline.rules, instance.snapshot, actor, hotline.clock.now()),
    similar: actions.some(({ name }) => name === 'gabung') ? similar : [],
    sop: sopView(hotline, {
      complaint: context,
      messages: messages.inbox,
      documents,
      outbox: messages.outbox,
    }),
    commands: commandsView(hotline, instance),
    history: historyView(hotline, context, history, knowsUsers(person)),
    messages: messagesView(
      hotline,
      shownReporter(hotline, person, context),
      messages,
      lookersMask(),
    ),
    timers: [...timers]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((timer) => ({ name: happening(SENTENCES, timer.id), dueAt: timer.dueAt })),
    ...papersView(documents),
    letterLinks: mayKeepRegister(person) ? letterLinks(context, isLateAtAgency(instance)) : [],
  };
}

const OWNER_PATH = '/aduan/:id/pengurus';

/** Lists that one goes on with after an act, besides the inbox. */
const BACK_TO: string[] = [PHONE_ACTS_PAGE, ROUTED_PAGE];

/** Where the inbox goes on: behind what has just been done. */
function nextTask(request: Request): string {
  const key = field(request, 'lanjut');
  return /^[\w:-]+$/.test(key) ? `#tugas-${key}` : '';
}

type Asks = Pick<Access, 'audit' | 'reading'> & { views: Views };

/** Faults of the form, and what happened meanwhile: whoever sent it goes on from there. */
const GOES_ON: ReadonlySet<number> = new Set([400, 409]);

/** The page as it is now, with the form that was not taken as it was typed, and why. */
async function failedPage(
  hotline: Hotline,
  { reading, views }: Asks,
  request: Request,
  { name, message }: { name: string; message: string },
): Promise<string> {
  const instance = await found(hotline, request);
  const { context } = instance.snapshot;
  await reading.secrets(identityOf(request), [context]);
  const view = await complaintView(hotline, request, instance);
  const actions = (view.actions as View[]).map((one) =>
    one.name === name ? refilled(one, request, message) : { ...one, open: false },
  );
  const isOffered = actions.some((one) => one.name === name);
  const failed = { message, name: isOffered ? name : '', typed: field(request, 'isi') };
  const shown = {
    ...view,
    ...(await deskmates(hotline, views, request, instance.stored.id)),
    ...{ actions, failed, noted: false, done: await justDone(hotline, request, instance) },
  };
  const page = withoutReporter(hotline, request, instance, shown);
  return views.page('aduan', `Aduan ${context.ticket}`, page);
}

/** Does what a form asks for, and goes on where one came from. */
async function act(hotline: Hotline, asks: Asks, request: Request, response: Response) {
  const instance = await found(hotline, request);
  const { id } = instance.stored;
  const { context } = instance.snapshot;
  const form = formNamed(request, pathPart(request, 'name'));
  if (endsSecrecy(form, request, context)) {
    const page = await askedToEnd({ rules: hotline.rules, ...asks }, request, context);
    if (page !== null) {
      response.send(page);
      return;
    }
  }
  try {
    await doFormAct(hotline, request, form, instance);
  } catch (error) {
    if (!(error instanceof PageError) || !GOES_ON.has(error.status)) throw error;
    const failed = { name: form.desk.name, message: error.message };
    response.status(error.status).send(await failedPage(hotline, asks, request, failed));
    return;
  }
  // from the inbox one goes on with the next
  const back = field(request, 'kembali');
  if (back === '/') response.redirect(303, `/?dicatat=${id}${nextTask(request)}`);
  else if (BACK_TO.includes(back)) response.redirect(303, back);
  else response.redirect(303, `${complaintAddress(id)}?hasil=dicatat`);
}

/** The reporter's number, and the words as they were written but for identity numbers. */
function shownView({ snapshot }: Found): View {
  const { reporter, text, additions } = snapshot.context;
  return {
    reporter,
    text: maskIdentity(text),
    additions: additions.map((addition) => maskIdentity(addition.text)),
  };
}

/** Who sees to it among the admins, and who else has it open; nothing for those who decide nothing. */
async function deskmates(hotline: Hotline, views: Views, request: Request, id: string) {
  const { user } = identityOf(request);
  if (!views.mayOpen(OWNER_PATH, 'post')) return { owner: null, isOwn: false, others: '' };
  const owner = await ownerOf(hotline, id);
  return { owner, isOwn: owner === user, others: alsoOpen(hotline, id, user) };
}

export function complaintRoutes(
  hotline: Hotline,
  { audit, reading }: Pick<Access, 'audit' | 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get('/aduan/:id', { for: looksThrough, about: 'complaint' }, async (request, response) => {
    const instance = await found(hotline, request);
    const { ticket } = instance.snapshot.context;
    await reading.secrets(identityOf(request), [instance.snapshot.context]);
    const parent = parameter(request, 'gabung').slice(0, 20);
    const view = {
      ...(await complaintView(hotline, request, instance, parent)),
      ...(await deskmates(hotline, views, request, instance.stored.id)),
    };
    const noted = parameter(request, 'hasil') === 'dicatat';
    const done = await justDone(hotline, request, instance);
    const shown = withoutReporter(hotline, request, instance, { ...view, noted, done });
    response.send(views.page('aduan', `Aduan ${ticket}`, shown));
  });
  // written down first: a number that cannot be accounted for is not shown
  pages.post('/aduan/:id/nomor', { about: 'complaint', noted: null }, async (request, response) => {
    const instance = await found(hotline, request);
    const { ticket } = instance.snapshot.context;
    await audit.record(identityOf(request), 'number.shown', instance.stored.id);
    const shown = {
      ...(await complaintView(hotline, request, instance)),
      ...(await deskmates(hotline, views, request, instance.stored.id)),
      ...{ noted: false, done: null, shown: shownView(instance) },
    };
    response.send(views.page('aduan', `Aduan ${ticket}`, shown));
  });
  // the same for whom to ring
  pages.post(
    '/aduan/:id/nomor-skpd',
    { about: 'complaint', noted: null },
    async (request, response) => {
      const instance = await found(hotline, request);
      const { ticket, agency } = instance.snapshot.context;
      if (!isAgencysTurn(instance.snapshot.context))
        throw new PageError(409, 'Aduan ini sedang tidak di tangan SKPD.');
      await audit.record(identityOf(request), 'number.shown', instance.stored.id, { agency });
      const view = {
        ...(await complaintView(hotline, request, instance)),
        ...(await deskmates(hotline, views, request, instance.stored.id)),
        ...{ noted: false, done: null, ring: numbersOf(hotline.rules, agency) },
      };
      const shown = withoutReporter(hotline, request, instance, view);
      response.send(views.page('aduan', `Aduan ${ticket}`, shown));
    },
  );
  pages.post(
    OWNER_PATH,
    { about: 'complaint', noted: 'complaint.owned' },
    async (request, response) => {
      const { id } = (await found(hotline, request)).stored;
      await toggleOwner(hotline, id, identityOf(request).user);
      response.redirect(303, complaintAddress(id));
    },
  );
  pages.post(
    '/aduan/:id/tindakan/:name',
    { for: answers, about: 'complaint', noted: 'complaint.acted' },
    (request, response) => act(hotline, { audit, reading, views }, request, response),
  );
  return pages;
}
