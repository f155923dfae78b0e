import { type Request, Router } from 'express';
import type { AnyStateMachine, StateValue } from 'xstate';
import { activePaths, type Chart, chartOf, statesBelow } from '../../machines/chart.ts';
import { modemMachine } from '../../machines/modem.ts';
import type { HistoryEntry, OutboxEntry } from '../../store/port.ts';
import type { Hotline } from '../hotline.ts';
import { createDrawings, type Drawings, lit } from '../inspector/drawing.ts';
import { causeLabel } from '../inspector/labels.ts';
import { complaintAddress } from './complaint-lookup.ts';
import { PageError } from './errors.ts';
import { parameter, pathPart } from './form.ts';
import { holderOf, maskedNumber, maskedText } from './masking.ts';
import type { View, Views } from './views.ts';
import { timerWord } from './words.ts';

/**
 * `/inspektur`: the machines as they are drawn from the code, how many instances are in each state, and
 * of each instance its active states, history, timers and what it remembers. Only for looking.
 */

const NAMES: Record<string, string> = {
  complaint: 'Aduan',
  conversation: 'Percakapan',
  report: 'Laporan',
  letter: 'Surat',
  line: 'Jalur (SIM dan modem)',
  modem: 'Modem',
};
const LISTED = 25;

interface Inspected {
  hotline: Hotline;
  drawings: Drawings;
}

/** @throws PageError 404 for a machine that does not exist */
function machineNamed({ engine }: Hotline, name: string): AnyStateMachine {
  if (name === 'modem') return modemMachine;
  if (!Object.hasOwn(NAMES, name)) throw new PageError(404, 'Mesin ini tidak ada.');
  return engine.instances.kind(name).decider.machine;
}

/** Phone numbers and NIK anywhere in a text or a JSON document. */
function masked(text: string): string {
  return maskedText(text).replace(/\+\d{7,}/g, maskedNumber);
}

/** The chart in words, for those who do not see it. */
function wordsOf(chart: Chart, active: ReadonlySet<string>): View[] {
  return statesBelow(chart.root)
    .filter(({ path }) => path !== '')
    .map(({ path, status }) => ({
      path,
      status,
      active: active.has(path),
      ways: chart.transitions
        .filter(({ from }) => from === path)
        .map((transition) => `${causeLabel(transition)} → ${transition.to ?? 'tetap'}`),
    }));
}

async function chartView(
  { drawings }: Inspected,
  machine: AnyStateMachine,
  value: StateValue | null,
): Promise<View> {
  const active = new Set(value === null ? [] : activePaths(value));
  const made = await drawings.of(machine);
  return {
    now: [...active].join(', '),
    drawings: made.map(({ region, svg }) => ({ region, svg: lit(svg, active) })),
    states: wordsOf(chartOf(machine), active),
  };
}

/** How many instances are in each state. */
async function tallyView({ store, channels }: Hotline, machine: string): Promise<View[]> {
  if (machine !== 'modem')
    return (await store.tally({ machine }, 'state')).map(({ key, count }) => ({ key, count }));
  const counts = new Map<string, number>();
  for (const channel of channels) {
    const { state } = channel.health();
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ key, count }));
}

async function instancesView({ store, channels }: Hotline, machine: string): Promise<View[]> {
  if (machine === 'modem')
    return channels.map((channel) => ({
      id: channel.name,
      address: `/inspektur/modem/${encodeURIComponent(channel.name)}`,
      label: channel.name,
      state: channel.health().state,
      at: null,
    }));
  const page = await store.find({ machine }, { order: 'created', limit: LISTED });
  return page.items.map(({ id, search, updatedAt }) => ({
    id,
    address: `/inspektur/${machine}/${encodeURIComponent(id)}`,
    label: masked(id),
    state: search.state,
    at: updatedAt,
  }));
}

async function machineView(inspected: Inspected, name: string): Promise<View> {
  const { hotline } = inspected;
  return {
    name: NAMES[name],
    ...(await chartView(inspected, machineNamed(hotline, name), null)),
    counts: await tallyView(hotline, name),
    instances: await instancesView(hotline, name),
  };
}

/** What a modem's driver is doing, in its own statechart. @throws PageError 404 */
async function modemView(inspected: Inspected, name: string): Promise<View> {
  const channel = inspected.hotline.channels.find((one) => one.name === name);
  if (channel === undefined) throw new PageError(404, 'Modem ini tidak ada.');
  const { value, context } = channel.inspect();
  return {
    title: name,
    machine: 'modem',
    complaint: null,
    ...(await chartView(inspected, modemMachine, value)),
    context: masked(JSON.stringify({ ...context, ...channel.health() }, null, 2)),
    steps: [],
    timers: [],
    at: null,
    step: null,
    earlier: null,
    later: null,
  };
}

function stepView(
  { rules }: Hotline,
  entry: HistoryEntry,
  outbox: ReadonlyMap<string, OutboxEntry>,
): View {
  return {
    revision: entry.revision,
    at: entry.at,
    type: timerWord(entry.type),
    by: entry.by,
    to: activePaths(JSON.parse(entry.to) as StateValue).join(', '),
    event: masked(JSON.stringify(JSON.parse(entry.event), null, 2)),
    effects: entry.effects.map((id) => {
      const effect = outbox.get(id);
      if (effect === undefined) return id;
      const to = effect.type === 'sms' ? holderOf(rules, effect.to) : masked(effect.to ?? '');
      return masked(`${effect.type} ${to} (${effect.state}): ${effect.text ?? ''}`).trim();
    }),
  };
}

/** @throws PageError 404 for an instance or a revision that does not exist */
async function instanceView(inspected: Inspected, request: Request): Promise<View> {
  const { hotline } = inspected;
  const name = pathPart(request, 'machine');
  const id = pathPart(request, 'id');
  const found = await hotline.engine.instances.snapshot(id);
  if (found?.stored.machine !== name) throw new PageError(404, 'Mesin ini tidak ada.');
  const [history, effects, timers] = await Promise.all([
    hotline.store.history(id),
    hotline.store.outboxOf(id),
    hotline.store.timersOf(id),
  ]);
  const outbox = new Map(effects.map((effect) => [effect.id, effect]));
  const asked = parameter(request, 'rev');
  const latest = history.at(-1)?.revision ?? 0;
  const revision = asked === '' ? latest : Number(asked);
  const entry = history.find((one) => one.revision === revision);
  if (entry === undefined) throw new PageError(404, 'Langkah ini tidak ada.');
  const at = (n: number) =>
    `/inspektur/${name}/${encodeURIComponent(id)}${n === latest ? '' : `?rev=${n}`}`;
  const value = JSON.parse(entry.to) as StateValue;
  return {
    title: masked(id),
    machine: name,
    complaint: name === 'complaint' ? complaintAddress(id) : null,
    ...(await chartView(inspected, machineNamed(hotline, name), value)),
    context: revision === latest ? masked(JSON.stringify(found.snapshot.context, null, 2)) : null,
    step: stepView(hotline, entry, outbox),
    steps: [...history].reverse().map((one) => ({
      ...stepView(hotline, one, outbox),
      address: at(one.revision),
      current: one.revision === revision,
    })),
    earlier: history.some((one) => one.revision === revision - 1) ? at(revision - 1) : null,
    later: revision < latest ? at(revision + 1) : null,
    timers: [...timers]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((timer) => ({ name: timerWord(timer.id), id: timer.id, dueAt: timer.dueAt })),
    at: entry.at,
  };
}

export function inspectorRoutes(hotline: Hotline, views: Views): Router {
  const router = Router();
  const inspected: Inspected = { hotline, drawings: createDrawings() };
  router.get('/inspektur', async (_request, response) => {
    const machines = await Promise.all(
      Object.entries(NAMES).map(async ([machine, name]) => ({
        name,
        address: `/inspektur/${machine}`,
        counts: await tallyView(hotline, machine),
      })),
    );
    response.send(views.page('inspektur', 'Inspektur', { machines }));
  });
  router.get('/inspektur/:machine', async (request, response) => {
    const view = await machineView(inspected, pathPart(request, 'machine'));
    response.send(views.page('inspektur-mesin', `Mesin ${view.name}`, view));
  });
  router.get('/inspektur/:machine/:id', async (request, response) => {
    const modem = pathPart(request, 'machine') === 'modem';
    const view = modem
      ? await modemView(inspected, pathPart(request, 'id'))
      : await instanceView(inspected, request);
    response.send(views.page('inspektur-satu', `Mesin ${view.title}`, view));
  });
  return router;
}
