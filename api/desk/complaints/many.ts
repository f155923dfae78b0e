import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf } from '../../../machines/complaint/acts/acts.ts';
import { statusOf } from '../../../machines/complaint/commands.ts';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorAtDesk, personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, fields, parameter, parameters, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, MANY_PAGE, ROUTED_PAGE } from '../common/addresses.ts';
import { type ActForm, labelOf } from './act-forms.ts';
import { doFormAct, formNamed } from './form-act.ts';
import { justDone } from './just-done.ts';
import { seenOf } from './meanwhile.ts';
import { formView, type Offered, offeredForms } from './offered-forms.ts';
import { refilled } from './refilled.ts';

/**
 * `/aduan/sekaligus`: one act for many complaints that were ticked in a list. Each is done for itself, with its own
 * entry in the history; what cannot be is named with its reason, and holds up no other.
 */

/** As many as can be looked over before the button is pressed. */
const MOST = 50;

/** What is decided alike for many; an answer is each complaint's own. */
const TOGETHER: readonly ActType[] = [
  ...(['admin.forward', 'admin.merge', 'admin.reject', 'admin.recall', 'admin.separate'] as const),
  ...(['admin.restore', 'admin.ask', 'admin.park', 'admin.wake', 'admin.settle'] as const),
  ...(['admin.note', 'admin.unhold'] as const),
];

/** Lists that one comes from. */
const BACK = /^\/(aduan(\?[\w=&%.+-]*)?)?$/;
const backTo = (given: string): string => (given === ROUTED_PAGE || BACK.test(given) ? given : '/');

/** Those that were ticked, in that order. @throws PageError 400, 404 for what whoever asks may not see */
async function chosen(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  request: Request,
  ids: string[],
): Promise<FoundComplaint[]> {
  const all = [...new Set(ids)];
  if (all.length === 0) throw new PageError(400, 'Belum ada aduan yang dipilih.');
  if (all.length > MOST)
    throw new PageError(400, `Terlalu banyak aduan: paling banyak ${MOST} sekali jalan.`);
  const identity = identityOf(request);
  const found: FoundComplaint[] = [];
  for (const id of all) {
    const isHis = await maySeeNamed(hotline, personAtDesk(identity), 'complaint', id);
    const one = isHis ? await hotline.engine.instances.of(COMPLAINT).snapshot(id) : undefined;
    if (one === undefined) throw new PageError(404, 'Aduan ini tidak ada.');
    if (one.snapshot.context.secret) await reading.note(identity, 'secret.read', id);
    found.push(one);
  }
  return found;
}

/** Acts that the machine takes of at least one of them, with how many. */
function offeredTo(hotline: Hotline, request: Request, found: FoundComplaint[]) {
  const by = actorAtDesk(identityOf(request));
  const all = found.flatMap(({ snapshot }) => offeredForms(hotline, snapshot, by, TOGETHER));
  return TOGETHER.flatMap((type) => {
    const same = all.filter(({ form }) => form.type === type);
    const [first] = same;
    if (first === undefined) return [];
    const receivers = [...new Set(same.flatMap((one) => one.receivers))];
    return [{ form: first.form, receivers, count: same.length }];
  });
}

const rowView = ({ rules }: Hotline, { stored, snapshot }: FoundComplaint): View => {
  const { ticket, text, agency } = snapshot.context;
  return {
    ...{ id: stored.id, address: complaintAddress(stored.id), ticket, text },
    status: statusOf(rules, snapshot),
    agency: agency === null ? null : shortName(rules, agency),
  };
};

/** The oldest speaks for the others, unless somebody chooses another one. */
function oldest(found: readonly FoundComplaint[]): FoundComplaint | undefined {
  const at = ({ snapshot }: FoundComplaint) => snapshot.context.receivedAt;
  return [...found].sort((a, b) => at(a) - at(b))[0];
}

function actionView(
  hotline: Hotline,
  found: readonly FoundComplaint[],
  offered: Offered & { count: number },
): View {
  const { form, count } = offered;
  const parent = form.asks.includes('ticket') ? oldest(found) : undefined;
  return {
    ...formView(hotline.rules, offered, { agency: null, category: null }),
    label: `${labelOf(form, { forwardedAt: null })}: ${count} dari ${found.length}`,
    ticket: parent?.snapshot.context.ticket ?? '',
    address: MANY_PAGE,
    chosen: found.map(({ stored }) => stored.id),
    seen: found.map(({ stored }) => seenOf(stored)),
  };
}

function choiceView(hotline: Hotline, request: Request, found: FoundComplaint[]): View {
  return {
    rows: found.map((one) => rowView(hotline, one)),
    actions: offeredTo(hotline, request, found).map((one) => actionView(hotline, found, one)),
    back: backTo(parameter(request, 'kembali') || field(request, 'kembali')),
  };
}

/** The same page again, with what was typed into the form that was not taken, and why. */
function failedView(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint[],
  failed: { form: ActForm; message: string },
): View {
  const view = choiceView(hotline, request, found);
  const actions = (view.actions as View[]).map((one) =>
    one.name === failed.form.desk.name ? refilled(one, request, failed.message) : one,
  );
  return { ...view, actions };
}

/** What became of one of them. */
interface Outcome {
  one: FoundComplaint;
  /** Why it was not done; null where it was. */
  reason: string | null;
}

/** One does not merge with itself: it is the parent of the others. */
const isParent = (request: Request, { snapshot, stored }: FoundComplaint): boolean =>
  [snapshot.context.ticket, stored.id].includes(field(request, 'tiket').toUpperCase());

async function doAll(
  hotline: Hotline,
  request: Request,
  form: ActForm,
  found: FoundComplaint[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const asksParent = form.asks.includes('ticket');
  for (const one of found) {
    if (asksParent && found.length > 1 && isParent(request, one)) continue;
    const reason = await doFormAct(hotline, request, form, one).then(
      () => null,
      (error: unknown) => {
        // what is wrong with the form itself is wrong for all of them
        if (!(error instanceof PageError) || error.status !== 409) throw error;
        return error.message;
      },
    );
    outcomes.push({ one, reason });
  }
  return outcomes;
}

/** Each as it is now, with what goes to whom as long as it waits. */
async function outcomeView(
  hotline: Hotline,
  request: Request,
  form: ActForm,
  outcomes: Outcome[],
): Promise<View> {
  const rows = await Promise.all(
    outcomes.map(async ({ one, reason }) => {
      const now = await hotline.engine.instances.of(COMPLAINT).snapshot(one.stored.id);
      const done = now === undefined ? null : await justDone(hotline, request, now);
      const waits = now?.snapshot.context.held != null;
      return { ...rowView(hotline, now ?? one), reason, sent: done?.sent ?? [], waits };
    }),
  );
  const undo = rows.some(({ waits }) => waits) ? 'admin.unhold' : actOf(form.type).undo;
  const way = undo === undefined ? undefined : actOf(undo).desk;
  return {
    label: form.desk.button,
    done: rows.filter(({ reason }) => reason === null),
    left: rows.filter(({ reason }) => reason !== null),
    undo: way === undefined ? null : { address: `${MANY_PAGE}/${way.name}`, key: randomUUID() },
    aloud: undo !== 'admin.unhold',
    seconds: hotline.rules.district.policy.undoSeconds,
    back: backTo(field(request, 'kembali')),
  };
}

export function manyRoutes(hotline: Hotline, access: Pick<Access, 'reading'>, views: Views): Pages {
  const pages = new Pages();
  pages.get(MANY_PAGE, ADMIN, async (request, response) => {
    const found = await chosen(hotline, access, request, parameters(request, 'aduan'));
    const view = choiceView(hotline, request, found);
    response.send(views.page('sekaligus', 'Tindakan untuk yang dipilih', view));
  });
  pages.post(`${MANY_PAGE}/:name`, { noted: 'complaint.acted' }, async (request, response) => {
    const form = formNamed(request, pathPart(request, 'name'));
    if (!TOGETHER.includes(form.type)) throw new PageError(404, 'Tindakan ini tidak ada.');
    const found = await chosen(hotline, access, request, fields(request, 'aduan'));
    const outcomes = await doAll(hotline, request, form, found).catch((error: unknown) => {
      if (!(error instanceof PageError) || error.status !== 400) throw error;
      return error.message;
    });
    if (typeof outcomes === 'string') {
      const view = failedView(hotline, request, found, { form, message: outcomes });
      response.status(400).send(views.page('sekaligus', 'Tindakan untuk yang dipilih', view));
      return;
    }
    const ids = outcomes.flatMap(({ one, reason }) => (reason === null ? one.stored.id : []));
    nameSubject(request, null, { name: form.desk.name, complaints: ids.join(' ') });
    const view = await outcomeView(hotline, request, form, outcomes);
    response.send(views.page('sekaligus-hasil', form.desk.label, view));
  });
  return pages;
}
