import type { Request } from 'express';
import { field } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';

/** A form that was not taken: open, with what was typed and chosen, and why. */

type Choice = { code: string; chosen?: boolean };

const chosenIn = (choices: unknown, code: string): Choice[] =>
  (choices as Choice[]).map((one) => ({ ...one, chosen: one.code === code }));

/** @param view as `formView` makes it */
export function refilled(view: View, request: Request, wrong: string): View {
  const said = (name: string) => field(request, name);
  return {
    ...view,
    ...{ open: true, wrong },
    agencies: chosenIn(view.agencies, said('skpd')),
    others: chosenIn(view.others, said('skpd')),
    categories: chosenIn(view.categories, said('kategori')),
    reasons: chosenIn(view.reasons, said('alasan')),
    ...{ text: said('isi'), answer: said('isi'), ticket: said('tiket') },
    ...{ until: said('tanggal'), phone: said('nomor'), secret: said('rahasia') === 'ya' },
  };
}
