import type { Request } from 'express';
import type { StateValue } from 'xstate';
import { activePaths, type Chart, statesBelow } from '../../../machines/chart/chart.ts';
import type { Filled } from '../../../machines/people/shown.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { durationText, shortMomentText } from '../../office/words/dates.ts';
import { actorWord } from '../../office/words/engine-words.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import type { Charts, DrawnChart } from '../charts.ts';
import { LANE_NAMES, type Words, wordsOf } from '../inspector-words.ts';
import type { InspectedMachine } from '../machines.ts';
import { sequenceOf } from '../sequence.ts';
import { sequenceSvg } from '../sequence-svg.ts';
import type { Moment, Subject } from '../subject.ts';
import { takenBy } from '../trail.ts';
import { applyView } from './apply.ts';
import { chartView } from './chart-view.ts';
import { subjectAddress } from './found.ts';
import { jsonLines } from './json.ts';
import { lockView } from './lock-page.ts';
import { doneView, type Tried, tryOut, whatIfView } from './what-if.ts';

/** `/inspektur/:machine/:id`: one instance at any of its revisions, and what could come next. */

/** Moments a diagram of messages shows; older ones are in the list of events. */
const DRAWN_MOMENTS = 40;

/** @throws PageError 404 for a revision that is not, or not yet */
function chosenRevision(request: Request, { revision, moments }: Subject): number {
  const typed = parameter(request, 'rev');
  if (typed === '') return revision;
  const chosen = Number(typed);
  if (!/^\d{1,9}$/.test(typed) || !moments.some((moment) => moment.revision === chosen))
    throw new PageError(404, 'Revisi ini tidak ada.');
  return chosen;
}

/** Since when each active state of the shown revision has been so, where the history tells. */
function activeView({ root }: Chart, moments: Moment[], value: StateValue, now: number): View[] {
  const states = statesBelow(root);
  const atomic = activePaths(value).filter(
    (path) => states.find((state) => state.path === path)?.children.length === 0,
  );
  return atomic.map((path) => {
    const entered = moments.findLast(
      ({ from, to }) =>
        activePaths(to).includes(path) && (from === null || !activePaths(from).includes(path)),
    );
    return {
      path,
      status: states.find((state) => state.path === path)?.status ?? '',
      since: entered?.at ?? null,
      age: entered === undefined ? '' : durationText(now - entered.at),
    };
  });
}

/** What led to the shown revision, and who did it; null before anything has happened. */
function stepView(words: Words, moment: Moment | undefined): View | null {
  if (moment === undefined) return null;
  const { type, by, at } = moment;
  return { word: words.happening(type), type, by: actorWord(by), at };
}

function momentView(hotline: Hotline, moment: Moment, base: string, shown: number): View {
  const { rules } = hotline;
  const words = wordsOf(hotline);
  const { revision, at, type, by, event, effects } = moment;
  return {
    revision,
    at,
    type,
    word: words.happening(type),
    by: actorWord(by),
    href: `${base}?rev=${revision}`,
    current: revision === shown,
    effects: effects.map((effect) => doneView(hotline, effect)),
    event: jsonLines(rules, event),
  };
}

function stepsView(base: string, subject: Subject, shown: number): View {
  const first = subject.moments[0]?.revision ?? shown;
  const link = (revision: number) => `${base}?rev=${revision}`;
  return {
    shown,
    first,
    last: subject.revision,
    present: shown === subject.revision,
    toFirst: shown > first ? link(first) : null,
    toPrevious: shown > first ? link(shown - 1) : null,
    toNext: shown < subject.revision ? link(shown + 1) : null,
    toLast: shown < subject.revision ? base : null,
  };
}

/** What somebody said with an event, for the diagram. */
function eventLabel(words: Words, { type, event }: Moment): string {
  const { reading, input } = event as Record<string, { text?: unknown } | undefined>;
  const given = event.text ?? reading?.text ?? input?.text;
  const said = typeof given === 'string' && given !== '' ? ` “${lookersMask().text(given)}”` : '';
  return words.happening(type) + said;
}

function sequence(hotline: Hotline, moments: Moment[], title: string): string {
  const { rules, clock } = hotline;
  const words = wordsOf(hotline);
  const rows = sequenceOf(moments.slice(-DRAWN_MOMENTS), rules.district.contacts, {
    event: (moment) => eventLabel(words, moment),
    effect: ({ type, text }) =>
      text === null ? words.effect(type) : `${words.effect(type)} “${lookersMask().text(text)}”`,
  });
  const said = rows.map(
    ({ from, to, label }) => `${LANE_NAMES[from]} → ${LANE_NAMES[to]}: ${label}`,
  );
  return sequenceSvg('urutan', rows, {
    title: `Urutan pesan ${title}`,
    description: said.join('; '),
    lanes: LANE_NAMES,
    time: (at) => shortMomentText(rules, at, clock.now()),
  });
}

/** Ids of the arrows that a step took. */
function arrowsTaken({ chart, pictures }: DrawnChart, moment: Moment | undefined): Set<string> {
  if (moment === undefined) return new Set();
  const taken = takenBy(chart, moment);
  const arrows = pictures.flatMap(({ picture }) => picture.arrows);
  return new Set(
    arrows
      .filter(({ transitions }) => transitions.some((transition) => taken.includes(transition)))
      .map(({ id }) => id),
  );
}

/** What people call the instance. */
function nameOf({ id, snapshot }: Subject): string {
  const { ticket, number }: { ticket?: unknown; number?: unknown } = snapshot.context;
  const known = ticket ?? number;
  return typeof known === 'string' ? known : lookersMask().text(id.slice(id.indexOf(':') + 1));
}

function nextStates(subject: Subject, tried: Tried | null): Set<string> {
  if (tried === null) return new Set();
  const before = activePaths(subject.snapshot.value);
  return new Set(activePaths(tried.outcome.value).filter((path) => !before.includes(path)));
}

interface Shown {
  machine: InspectedMachine;
  subject: Subject;
  filled: Filled;
  /** Until when this session may act for real; null while it only looks. */
  openUntil: number | null;
  /** Whether whoever looks may have it so. */
  mayUnlock: boolean;
}

export async function instanceView(
  hotline: Hotline,
  charts: Charts,
  { machine, subject, filled, openUntil, mayUnlock }: Shown,
  request: Request,
): Promise<View> {
  const { rules, clock } = hotline;
  const words = wordsOf(hotline);
  const { id, createdAt, updatedAt, version, finished, tags, moments } = subject;
  const base = await subjectAddress(hotline, machine, subject);
  const shown = chosenRevision(request, subject);
  const present = shown === subject.revision;
  const tried = await tryOut(hotline, subject, parameter(request, 'coba'));
  const past = moments.filter(({ revision }) => revision <= shown);
  const last = past.at(-1);
  const value = (present ? subject.snapshot.value : last?.to) as StateValue;
  const drawn = await charts.of(subject.machine);
  const active = new Set(activePaths(value));
  const taken = arrowsTaken(drawn, last);
  const marks = { active, taken, next: nextStates(subject, tried), counts: new Map() };
  const { pictures, states } = await chartView(charts, words, subject.machine, marks);
  const name = nameOf(subject);
  const title = `${words.machine(machine.name).name} ${name}`;
  const context = subject.contextAt(shown);
  const timers = subject.timersAt(shown);
  return {
    machine: machine.name,
    machineTitle: words.machine(machine.name).name,
    title,
    desk: machine.source === 'store' ? pageAddress(hotline, id) : null,
    here: present ? base : `${base}?rev=${shown}`,
    base,
    version,
    finished,
    tags,
    createdAt,
    updatedAt,
    active: [...active].join(' '),
    taken: [...taken].join(' '),
    steps: stepsView(base, subject, shown),
    step: stepView(words, last),
    now: activeView(drawn.chart, past, value, clock.now()),
    pictures,
    states,
    moments: moments.map((moment) => momentView(hotline, moment, base, shown)).reverse(),
    timersKnown: timers !== undefined,
    timers: [...(timers ?? [])]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((timer) => ({
        id: timer.id,
        word: words.happening(timer.id),
        dueAt: timer.dueAt,
        left: durationText(timer.dueAt - clock.now()),
        late: timer.dueAt < clock.now(),
      })),
    contextKnown: context !== undefined,
    context: context === undefined ? [] : jsonLines(rules, context),
    sequence: machine.source === 'store' ? sequence(hotline, past, title) : null,
    whatIf: present ? whatIfView(hotline, machine, subject, filled, tried) : null,
    lock: present ? lockView(machine, base, { openUntil, mayUnlock }) : null,
    apply:
      openUntil === null ? null : applyView(hotline, machine, { base, subject, filled, tried }),
    applied: parameter(request, 'hasil') === 'dilakukan',
  };
}
