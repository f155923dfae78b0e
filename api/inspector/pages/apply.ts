import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Filling } from '../../../machines/people/earnest.ts';
import type { Filled, Sample } from '../../../machines/people/shown.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, formKey, pathPart } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { wordsOf } from '../inspector-words.ts';
import type { InspectedMachine } from '../machines.ts';
import { missingFor } from '../sample.ts';
import type { Subject } from '../subject.ts';
import { foundSubject, subjectAddress } from './found.ts';
import { readFilled, type Tried, tryOut } from './what-if.ts';

/** What was tried on a copy, done for real: only for who has unlocked the inspector. */

const LABELS: Record<Filling, string> = { text: 'Isi', agency: 'SKPD' };

const MOVED = 'Keadaan sudah berubah sejak dicoba. Muat ulang halamannya, lalu coba lagi.';

/** The event that was tried, where it can be done for real; else why it cannot, in words. */
function doable(
  { earnest }: InspectedMachine,
  { sample, outcome }: Tried,
  filled: Filled,
): Sample | string {
  const missing = sample === null ? null : missingFor(earnest, sample, filled);
  if (sample === null || missing === null)
    return 'Dari sini hanya tindakan Admin yang tidak memerlukan isian lain yang dapat dilakukan.';
  if (!outcome.handled) return 'Mesin menolak peristiwa ini dengan isian itu.';
  if (missing.length === 0) return sample;
  return `Isi dahulu: ${missing.map((filling) => LABELS[filling]).join(', ')}. Lalu coba lagi.`;
}

interface Applicable {
  base: string;
  subject: Subject;
  filled: Filled;
  tried: Tried | null;
}

/** The form that does what was tried, or why there is none; null when nothing was tried. */
export function applyView(
  hotline: Hotline,
  machine: InspectedMachine,
  { base, subject, filled, tried }: Applicable,
): View | null {
  if (tried === null) return null;
  const event = doable(machine, tried, filled);
  return {
    hindrance: typeof event === 'string' ? event : null,
    address: `${base}/peristiwa`,
    value: tried.value,
    word: wordsOf(hotline).happening(tried.value),
    filled,
    revision: subject.revision,
    key: randomUUID(),
  };
}

/** @throws PageError 400 for what cannot be done from here */
async function chosen(
  hotline: Hotline,
  machine: InspectedMachine,
  subject: Subject,
  filled: Filled,
  value: string,
): Promise<Sample> {
  const tried = await tryOut(hotline, subject, value);
  const event = tried === null ? 'Peristiwa belum dipilih.' : doable(machine, tried, filled);
  if (typeof event === 'string') throw new PageError(400, event);
  return event;
}

/** What the form asks for was done before (double click, reload). */
async function wasDone({ store }: Hotline, id: string, since: string, key: string) {
  if (!/^\d{1,9}$/.test(since)) return false;
  const history = await store.instances.history(id, Number(since));
  return history.some((entry) => entry.key === key);
}

/**
 * Does what the form asks for; the same form sent twice counts once.
 * @returns address of the page that shows what it led to
 * @throws PageError 400 for what cannot be done from here, 404, 409 when the instance has moved on
 */
export async function applyForReal(
  hotline: Hotline,
  machine: InspectedMachine,
  request: Request,
): Promise<string> {
  const sent = formKey(request);
  const filled = readFilled(hotline, (name) => field(request, name));
  const subject = await foundSubject(hotline, personAtDesk(identityOf(request)), machine, {
    name: pathPart(request, 'id'),
    filled,
  });
  const { id } = subject;
  const key = `inspector:${id}:${sent}`;
  const done = `${await subjectAddress(hotline, machine, subject)}?hasil=dilakukan`;
  const revision = field(request, 'revisi');
  if (revision !== String(subject.revision)) {
    if (await wasDone(hotline, id, revision, key)) return done;
    throw new PageError(409, MOVED);
  }
  const { event } = await chosen(hotline, machine, subject, filled, field(request, 'coba'));
  const outcome = await hotline.engine.request(id, event, actorOf(request), key);
  hotline.log('warn', 'event from the inspector', { instance: id, event: event.type, outcome });
  if (outcome === 'refused' || outcome === 'missing') throw new PageError(409, MOVED);
  return done;
}
