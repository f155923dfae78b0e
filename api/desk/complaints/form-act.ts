import type { Request } from 'express';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { spentBrake } from '../../../machines/complaint/base/brakes.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { mergeBarOf } from '../../../machines/complaint/base/links.ts';
import type { FoundComplaint } from '../../../machines/complaint/kind.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey } from '../../pages/form.ts';
import { type ActForm, formsOf, labelOf } from './act-forms.ts';
import { requestOfForm } from './act-given.ts';
import { isHeldUp, isToWait } from './held.ts';
import { takesBack, undoWait } from './just-done.ts';
import { doneMeanwhile } from './meanwhile.ts';

/** Doing what a form asks for, with one complaint. */

const STILL_WAITS =
  'Yang diputuskan tadi untuk aduan ini belum dikirim. Batalkan dahulu, atau tunggu sampai terkirim.';

/** @throws PageError 404 where whoever asks has no such form */
export function formNamed(request: Request, name: string): ActForm {
  const form = formsOf(actorOf(request)).find(({ desk }) => desk.name === name);
  if (form === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  return form;
}

/** Why the machine did not take it, as far as that can be told in one sentence. */
function refusedBecause(
  rules: Rules,
  { form, event, context }: { form: ActForm; event: ComplaintRequest; context: ComplaintContext },
): string {
  const bar = mergeBarOf(context, event);
  if (bar !== null) return bar.indonesian;
  const label = labelOf(form, context);
  const brake = spentBrake(rules, context, form.type);
  return brake === null
    ? `“${label}” tidak bisa dilakukan pada keadaan aduan sekarang. Muat ulang halamannya.`
    : `“${label}” sudah ${brake.used} kali, dan tidak bisa lagi. Tenggatnya tetap berjalan.`;
}

/** What nothing takes back once it was told is asked of the machine for later. @throws PageError 409 */
async function heldOrNow(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint,
  event: ComplaintRequest,
): Promise<ComplaintRequest> {
  const waits =
    (await isToWait(hotline, actorOf(request), found, event)) &&
    !(await takesBack(hotline, request, found, event.type));
  if (isHeldUp(found.snapshot.context, event.type, waits)) throw new PageError(409, STILL_WAITS);
  return waits ? { type: 'admin.hold', request: event } : event;
}

/**
 * The same form sent twice (double click, reload) counts once.
 * @throws PageError 400 for what it cannot say, 409 where the machine does not take it
 */
export async function doFormAct(
  hotline: Hotline,
  request: Request,
  form: ActForm,
  found: FoundComplaint,
): Promise<void> {
  const { id } = found.stored;
  const { context } = found.snapshot;
  const key = `desk:${id}:${formKey(request)}`;
  const unseen = await doneMeanwhile(hotline, request, found);
  if (unseen !== null) throw new PageError(409, unseen);
  const event = await requestOfForm(hotline, request, form, context);
  const asked = await heldOrNow(hotline, request, found, event);
  const wait = undoWait(hotline.rules, form.type);
  const outcome = await hotline.engine.request(id, asked, actorOf(request), key, wait);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(409, refusedBecause(hotline.rules, { form, event, context }));
}
