import { activePaths } from '../../../machines/chart/chart.ts';
import type { Filled, Sample } from '../../../machines/people/shown.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { holderOf } from '../../office/words/holder.ts';
import { PageError } from '../../pages/errors.ts';
import type { View } from '../../pages/views.ts';
import { effectStateWord, type Words, wordsOf } from '../inspector-words.ts';
import type { InspectedMachine } from '../machines.ts';
import type { Done, Outcome, Subject } from '../subject.ts';

/** "What if": an event is tried on a copy of an instance; nothing is written and nothing is sent. */

const LONGEST_TEXT = 1000;
const TIMER = 'waktu:';

/**
 * @param read value of a field, wherever it was filled in
 * @throws PageError 400 for an agency or rating that does not exist, or a text that is too long
 */
export function readFilled({ rules }: Hotline, read: (name: string) => string): Filled {
  const [text, agency, rating] = [read('isi'), read('skpd'), read('nilai')];
  if (text.length > LONGEST_TEXT)
    throw new PageError(400, `Isi terlalu panjang: paling banyak ${LONGEST_TEXT} huruf.`);
  if (agency !== '' && rules.agency(agency) === undefined)
    throw new PageError(400, 'SKPD ini tidak ada. Pilih dari daftar.');
  if (!/^[1-5]?$/.test(rating)) throw new PageError(400, 'Nilai harus 1 sampai 5.');
  return { text, agency, rating: rating === '' ? 5 : Number(rating) };
}

interface Choice {
  value: string;
  label: string;
  /** The event; null for a timer. */
  sample: Sample | null;
  try(): Promise<Outcome | undefined>;
}

/** `officer.answer`, and `REGISTRATION#2` for the second sample of an event. */
function choicesOf(words: Words, subject: Subject): Choice[] {
  const seen = new Map<string, number>();
  const events = subject.possible.map((sample: Sample) => {
    const { type } = sample.event;
    const count = (seen.get(type) ?? 0) + 1;
    seen.set(type, count);
    const value = count === 1 ? type : `${type}#${count}`;
    return {
      value,
      label: `${value}: ${words.happening(type)}`,
      sample,
      try: () => subject.rehearse(sample),
    };
  });
  const timers = (subject.timersAt(subject.revision) ?? []).map(({ id }) => ({
    value: TIMER + id,
    label: `waktu tiba: ${words.happening(id)}`,
    sample: null,
    try: () => subject.fire(id),
  }));
  return [...events, ...timers];
}

/** An effect in words: what it is, to whom, and its text. */
export function doneView(
  hotline: Pick<Hotline, 'rules' | 'processes'>,
  { type, to, text, state, dueAt }: Done,
): View {
  const phone =
    type === 'sms'
      ? holderOf(hotline.rules, to, lookersMask())
      : to === null
        ? null
        : lookersMask().text(to);
  return {
    type: wordsOf(hotline).effect(type),
    to: phone,
    text: text === null ? null : lookersMask().text(text),
    state: effectStateWord(state),
    dueAt,
  };
}

/** What was tried and what would come of it. */
export interface Tried {
  value: string;
  sample: Sample | null;
  outcome: Outcome;
}

/**
 * @param value the choice; nothing is tried where it is empty
 * @throws PageError 400 for an event that is not on offer
 */
export async function tryOut(
  hotline: Hotline,
  subject: Subject,
  value: string,
): Promise<Tried | null> {
  if (value === '') return null;
  const choice = choicesOf(wordsOf(hotline), subject).find((each) => each.value === value);
  const outcome = await choice?.try();
  if (choice === undefined || outcome === undefined)
    throw new PageError(400, 'Peristiwa ini tidak bisa terjadi pada keadaan sekarang.');
  return { value, sample: choice.sample, outcome };
}

function outcomeView(hotline: Hotline, subject: Subject, { value, outcome }: Tried): View {
  const { handled, finished, effects, arm, cancel } = outcome;
  const words = wordsOf(hotline);
  const before = new Set(activePaths(subject.snapshot.value));
  const after = activePaths(outcome.value);
  return {
    value,
    handled,
    finished,
    entered: after.filter((path) => !before.has(path)),
    left: [...before].filter((path) => !after.includes(path)),
    effects: effects.map((effect) => doneView(hotline, effect)),
    arm: arm.map(({ id, dueAt }) => ({ word: words.happening(id), id, dueAt })),
    cancel: cancel.map((id) => ({ word: words.happening(id), id })),
  };
}

export function whatIfView(
  hotline: Hotline,
  machine: InspectedMachine,
  subject: Subject,
  filled: Filled,
  tried: Tried | null,
): View {
  const { rules } = hotline;
  const { fills = [] } = machine;
  return {
    choices: choicesOf(wordsOf(hotline), subject).map(({ value, label }) => ({
      value,
      label,
      chosen: value === tried?.value,
    })),
    filled,
    asksAgency: fills.includes('agency'),
    asksRating: fills.includes('rating'),
    agencies: rules.district.agencies.map(({ code, name }) => ({
      code,
      name,
      chosen: code === filled.agency,
    })),
    outcome: tried === null ? null : outcomeView(hotline, subject, tried),
  };
}
