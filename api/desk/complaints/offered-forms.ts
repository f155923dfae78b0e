import { randomUUID } from 'node:crypto';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf, receiversIn } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { takenActs } from '../../../machines/complaint/commands.ts';
import type { ComplaintSnapshot } from '../../../machines/complaint/flow/machine.ts';
import { type Rules, shortName } from '../../../machines/district/rules.ts';
import { filledModule } from '../../../machines/district/text-modules.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';
import { type ActForm, ASKED, formsOf } from './act-forms.ts';
import { rejectReasons } from './act-given.ts';

/** Forms of acts that the machine takes now, as `tindakan.hbs` shows them. */

export interface Offered {
  form: ActForm;
  /** Agencies that it may give the complaint to. */
  receivers: string[];
}

/**
 * @param by whose acts; null for those who only look
 * @param only of these, all where left out
 */
export function offeredForms(
  { rules, clock }: Pick<Hotline, 'rules' | 'clock'>,
  snapshot: ComplaintSnapshot,
  by: Actor | null,
  only?: readonly ActType[],
): Offered[] {
  const forms = formsOf(by).filter(({ type }) => only === undefined || only.includes(type));
  const types = forms.map(({ type }) => type);
  const taken = takenActs(rules, snapshot, by, clock.now(), types);
  return forms.flatMap((form) => {
    const requests = taken.find(({ type }) => type === form.type)?.requests;
    return requests === undefined ? [] : [{ form, receivers: receiversIn(requests) }];
  });
}

/** Sentences to choose from, with what they say of this complaint. */
export function modulesFor(rules: Rules, { ticket, agency, category, place }: ComplaintContext) {
  const { categories, modules = [] } = rules.district;
  const values = {
    tiket: ticket,
    skpd: agency === null ? null : shortName(rules, agency),
    tempat: place?.village ?? place?.district ?? null,
    kategori: categories.find(({ code }) => code === category)?.name ?? null,
  };
  return modules.flatMap(({ name, text }) => {
    const filled = filledModule(text, values);
    return filled === null ? [] : [{ name, text: filled }];
  });
}

/**
 * What is the same in every form of an act, its fields empty.
 * @param chosen agency and category that are chosen already
 */
export function formView(
  { district }: Rules,
  { form, receivers }: Offered,
  { agency, category }: Pick<ComplaintContext, 'agency' | 'category'>,
): View {
  const { name, button, textLabel = '' } = form.desk;
  const agencies = district.agencies.filter(({ code }) => receivers.includes(code));
  const choice = (one: { code: string; name: string }, chosen: string | null) => ({
    code: one.code,
    name: one.name,
    chosen: one.code === chosen,
  });
  return {
    ...{ name, button, textLabel },
    // what moves nothing on is read in the office alone
    sms: actOf(form.type).aside !== true,
    asks: Object.fromEntries(ASKED.map((asked) => [asked, form.asks.includes(asked)])),
    others: agencies.filter(({ type }) => type !== 'partner').map((one) => choice(one, null)),
    agencies: agencies.map((one) => choice(one, agency)),
    categories: district.categories.map((one) => choice(one, category)),
    reasons: rejectReasons.map((one) => choice(one, null)),
    ...{ ticket: '', answer: '', text: '', secret: false, open: false, chosen: [], modules: [] },
    ...{ until: '', phone: '', wrong: '', seen: [] },
    key: randomUUID(),
  };
}
