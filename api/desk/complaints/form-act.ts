import type { Request } from 'express';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { spentBrake } from '../../../machines/complaint/base/brakes.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { mergeBarOf } from '../../../machines/complaint/base/links.ts';
import type { FoundComplaint } from '../../../machines/complaint/kind.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { formKey } from '../../pages/form.ts';
import { type ActForm, formsOf, labelOf } from './act-forms.ts';
import { requestOfForm } from './act-given.ts';
import { undoWait } from './just-done.ts';

/** Doing what a form asks for, with one complaint. */

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

/**
 * The same form sent twice (double click, reload) counts once.
 * @throws PageError 400 for what it cannot say, 409 where the machine does not take it
 */
export async function doFormAct(
  hotline: Hotline,
  request: Request,
  form: ActForm,
  { stored: { id }, snapshot: { context } }: FoundComplaint,
): Promise<void> {
  const key = `desk:${id}:${formKey(request)}`;
  const event = await requestOfForm(hotline, request, form, context);
  const wait = undoWait(hotline.rules, form.type);
  const outcome = await hotline.engine.request(id, event, actorOf(request), key, wait);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(409, refusedBecause(hotline.rules, { form, event, context }));
}
