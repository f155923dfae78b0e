import type { z } from 'zod';
import type { ActType, DeskForm } from '../../../machines/complaint/acts/act.ts';
import { ACT_TYPES, actOf } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { speakerOf } from '../../../machines/people/people.ts';

/** The buttons and forms of a complaint's page, made from the table of acts. */

/** What the form of an act asks for. */
export const ASKED = [
  ...(['agency', 'category', 'secret', 'reason', 'text', 'answer'] as const),
  ...(['ticket', 'receiver', 'until', 'phone'] as const),
] as const;

export type Asked = (typeof ASKED)[number];

/** An act that has a form at the desk. */
export interface ActForm {
  type: ActType;
  desk: DeskForm;
  asks: Asked[];
}

/** Fields that may be left out: a text is then one to mend, an agency is not asked for. */
const OPTIONAL: Record<string, Asked | null> = { text: 'answer', agency: null };
const ASKED_BY_FIELD: Record<string, Asked> = {
  agency: 'agency',
  category: 'category',
  secret: 'secret',
  reason: 'reason',
  text: 'text',
  parent: 'ticket',
  until: 'until',
  phone: 'phone',
};

/** @throws TypeError for a field that no form can ask for: a fault of the table, told at the start */
function askedFor(type: ActType, name: string, field: z.ZodType): Asked | null {
  const optional = OPTIONAL[name];
  if (optional !== undefined && field._zod.optin === 'optional') return optional;
  if (name === 'agency' && field.safeParse(null).success) return 'receiver';
  const asked = ASKED_BY_FIELD[name];
  if (asked === undefined) throw new TypeError(`${type}: the desk has no form for "${name}"`);
  return asked;
}

function formOf(type: ActType): ActForm[] {
  const { desk, fields } = actOf(type);
  if (desk === undefined) return [];
  const asks = Object.entries(fields.shape).flatMap(
    ([name, field]) => askedFor(type, name, field as z.ZodType) ?? [],
  );
  return [{ type, desk, asks }];
}

/** In the order of the table: what moves the complaint on comes first. */
export const ACT_FORMS: ActForm[] = ACT_TYPES.flatMap(formOf);

/** What somebody may do at all. @param actor null for those who only look */
export function formsOf(actor: Actor | null): ActForm[] {
  const speaker = actor === null ? null : speakerOf(actor);
  return ACT_FORMS.filter(({ type }) => actOf(type).by === speaker);
}

export function labelOf(
  { desk }: ActForm,
  { forwardedAt }: Pick<ComplaintContext, 'forwardedAt'>,
): string {
  return forwardedAt === null ? desk.label : (desk.labelAgain ?? desk.label);
}
