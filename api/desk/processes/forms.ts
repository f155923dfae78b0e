import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Rules } from '../../../machines/district/rules.ts';
import type { FormField, ProcessForm } from '../../../machines/people/process-desk.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';

/** Forms made from a table of acts, and what they bring. */

/** Longest answer in a form, characters. */
const LONGEST = 1000;

function choicesOf({ as }: FormField, { district }: Rules): { code: string; name: string }[] {
  if (as === 'agency')
    return district.agencies
      .filter(({ type }) => type !== 'partner')
      .map(({ code, name }) => ({ code, name }));
  return typeof as === 'string' ? [] : Object.entries(as).map(([code, name]) => ({ code, name }));
}

function fieldView(rules: Rules, form: string, name: string, asked: FormField): View {
  const { as, label, optional } = asked;
  const choices = choicesOf(asked, rules);
  return {
    id: `${form}-${name}`,
    name: `isian-${name}`,
    label,
    required: optional !== true,
    text: as === 'text',
    line: as === 'line',
    day: as === 'day',
    choices: choices.length > 0 ? choices : null,
  };
}

/** @param address where it is sent to */
export function formView(rules: Rules, form: ProcessForm, address: string, open: boolean): View {
  const { name, label, button, help, asks } = form;
  const fields = Object.entries(asks).map(([key, asked]) => fieldView(rules, name, key, asked));
  return { name, label, button, help, address, open, fields, key: randomUUID() };
}

/**
 * What a form brings, checked by the fields of its act.
 * @throws PageError 400 naming the field as the form calls it
 */
export function saidIn(
  request: Request,
  { asks }: ProcessForm,
  fields: z.ZodObject,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [key, { label, optional }] of Object.entries(asks)) {
    const name = `isian-${key}`;
    const value =
      optional === true ? field(request, name) : required(request, name, label, LONGEST);
    if (value !== '') given[key] = value;
  }
  const parsed = fields.safeParse(given);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const label = asks[String(first?.path[0])]?.label ?? 'Isian';
  throw new PageError(400, `${label} belum benar. Periksa lagi, lalu kirim.`);
}
