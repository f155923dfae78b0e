import type { Request } from 'express';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Hotline, Simulation } from '../../hotline/hotline.ts';
import type { TimeTravel } from '../../hotline/time-travel.ts';
import { wordsOf } from '../../inspector/inspector-words.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';

/** The clock on the page of phones: what time it is in the simulation, and how it is moved. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `maju 3 hari`, `maju 5 jam`; null where the clock was not moved. */
function aheadText(milliseconds: number): string | null {
  if (milliseconds === 0) return null;
  const days = Math.round(milliseconds / DAY_MS);
  if (days > 0) return `maju ${days} hari`;
  return `maju ${Math.max(1, Math.round(milliseconds / HOUR_MS))} jam`;
}

/** A ticket is the last part of a complaint's id; other instances have none. */
function ticketOf(instance: string): string | null {
  return /^\d{4}-([A-Z]+\d{3})$/.exec(instance)?.[1] ?? null;
}

export async function clockView(hotline: Hotline): Promise<View> {
  const { clock, simulation } = hotline;
  const time = simulation?.time ?? null;
  const next = await time?.nextDeadline();
  return {
    now: clock.now(),
    movable: time !== null,
    ahead: aheadText(time?.ahead ?? 0),
    next:
      next === undefined
        ? null
        : {
            word: wordsOf(hotline).happening(next.id),
            ticket: ticketOf(next.instance),
            at: next.dueAt,
          },
  };
}

/** The same time of day on the next working day. */
function nextWorkingDay({ calendar }: Rules, now: number): number {
  const dateOf = (at: number) => {
    const { year, month, day } = calendar.local(at);
    return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  };
  let at = calendar.addDays(now, 1);
  while (!calendar.isWorkingDay(dateOf(at))) at = calendar.addDays(at, 1);
  return at;
}

async function targetOf({ rules, clock }: Hotline, time: TimeTravel, step: string) {
  const now = clock.now();
  if (step === 'jam') return now + HOUR_MS;
  if (step === 'hari-kerja') return nextWorkingDay(rules, now);
  if (step !== 'tenggat') throw new PageError(400, 'Langkah waktu ini tidak ada.');
  const next = await time.nextDeadline();
  if (next === undefined) throw new PageError(409, 'Tidak ada tenggat yang ditunggu.');
  return next.dueAt;
}

/**
 * Moves the clock as the form asks, and waits until everything on the way has happened.
 * @throws PageError where it cannot be moved, or is being moved
 */
export async function moveClock(hotline: Hotline, simulation: Simulation, request: Request) {
  const { time } = simulation;
  if (time === null)
    throw new PageError(409, 'Jam ini tidak dapat dimajukan: SIMULATION_CLOCK tidak menyala.');
  const target = await targetOf(hotline, time, field(request, 'langkah'));
  if (!(await time.moveTo(target)))
    throw new PageError(409, 'Jam sedang dimajukan. Tunggu sebentar, lalu coba lagi.');
}
