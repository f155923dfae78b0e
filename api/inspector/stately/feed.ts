import { createHmac, randomBytes } from 'node:crypto';
import type { Change } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { modemInspections } from '../in-process.ts';
import { definitionOf, inspectedOf } from '../machines.ts';
import { createViewer, type Shown, type Viewer } from './viewer.ts';

/**
 * What one viewer is told: the newest instances of each machine, then every transition of this process. It is a page
 * of somebody else: of secret complaints, and of whatever names one or came of its words, it is told nothing.
 */

const NEWEST = 10;
/** Secret complaints that are looked up at a time. */
const PAGE = 500;

/** Ids of conversations are phone numbers: the viewer gets a name that tells nothing. */
const secret = randomBytes(16);

function sessionOf(machine: string, id: string): string {
  if (machine !== 'conversation') return id;
  const name = createHmac('sha256', secret).update(id).digest('hex').slice(0, 12);
  return `conversation:${name}`;
}

/** @param persisted snapshot as the store keeps it */
function shownOf(persisted: string): Shown {
  const { value, context, status } = JSON.parse(persisted) as Shown;
  return { value, context, status };
}

function definition(hotline: Hotline, name: string) {
  const machine = inspectedOf(hotline).find((inspected) => inspected.name === name);
  if (machine === undefined) throw new RangeError(`the inspector does not know ${name}`);
  return definitionOf(hotline, machine);
}

/** Complaints that are secret now, and what speaks of them. */
interface Secrets {
  /** Of a complaint that has moved: what it is from now on. */
  note(id: string, tags: readonly string[]): void;
  /** @param texts JSON of what would be told */
  speaks(...texts: string[]): boolean;
}

/** How words are read, wherever that stands. */
const FLAGS = /"flags":\[[^\]]*\]/g;
const ASKS_FOR_SECRECY = /"(?:secret|maybeSecret|secrecyUnsaid)"/;

/** Adds the instances of a process that are secret. */
async function addSecrets({ store }: Hotline, machine: string, known: Set<string>): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = {
      order: 'created',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    } as const;
    const { items, next } = await store.instances.find({ machine, tag: 'secret' }, page);
    for (const { id } of items) known.add(id);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

async function secretsOf(hotline: Hotline): Promise<Secrets> {
  const known = new Set<string>();
  for (const { process } of hotline.processes) await addSecrets(hotline, process.name, known);
  return {
    note(id, tags) {
      if (tags.includes('secret')) known.add(id);
      else known.delete(id);
    },
    speaks: (...texts) =>
      texts.some((text) => [...known].some((id) => text.includes(`"${id}"`))) ||
      texts.some((text) => (text.match(FLAGS) ?? []).some((flags) => ASKS_FOR_SECRECY.test(flags))),
  };
}

function tellMove(hotline: Hotline, viewer: Viewer, secrets: Secrets, change: Change): void {
  const { machine, id, snapshot, event, search } = change;
  secrets.note(id, search.tags);
  if (secrets.speaks(`"${id}"`, snapshot, event.event)) return;
  const session = sessionOf(machine, id);
  const shown = shownOf(snapshot);
  viewer.introduce(session, definition(hotline, machine), shown);
  viewer.step(session, JSON.parse(event.event) as { type: string }, shown);
}

async function tellNewest(
  hotline: Hotline,
  viewer: Viewer,
  secrets: Secrets,
  machine: string,
): Promise<void> {
  const { store } = hotline;
  const { items } = await store.instances.find({ machine }, { order: 'created', limit: NEWEST });
  for (const { id } of items.toReversed()) {
    const found = await store.instances.load(id);
    if (found === undefined || secrets.speaks(`"${id}"`, found.snapshot)) continue;
    const session = sessionOf(machine, id);
    viewer.introduce(session, definition(hotline, machine), shownOf(found.snapshot));
  }
}

/** Tells of the steps that modems took since it was called before. */
function modemTeller(hotline: Hotline, viewer: Viewer): () => void {
  const told = new Map<string, number>();
  return () => {
    for (const { name, value, context, steps } of modemInspections(hotline)) {
      const session = `modem:${name}`;
      const now = { value, context, status: 'active' as const };
      viewer.introduce(session, definition(hotline, 'modem'), now);
      const last = steps.at(-1)?.revision ?? 0;
      for (const step of steps)
        if (step.revision > (told.get(session) ?? last))
          viewer.step(session, step.event, { ...now, value: step.to, context: step.context });
      told.set(session, last);
    }
  };
}

/**
 * Begins to tell a viewer.
 * @param send gets each message as the viewer reads it
 * @returns ends it
 */
export async function feedViewer(
  hotline: Hotline,
  send: (message: unknown) => void,
): Promise<() => void> {
  const viewer = await createViewer(send);
  const tellModems = modemTeller(hotline, viewer);
  const secrets = await secretsOf(hotline);

  /** A fault here must not disturb the engine, which has just written a change. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      hotline.log('error', 'a transition could not be handed to the viewer', { reason });
    }
  }

  tellModems();
  const endings = [
    hotline.engine.instances.onMove((change) =>
      guarded(() => tellMove(hotline, viewer, secrets, change)),
    ),
    hotline.engine.onChange(() => guarded(tellModems)),
  ];
  const end = () => {
    for (const ending of endings) ending();
  };
  try {
    for (const { name, source } of inspectedOf(hotline))
      if (source === 'store') await tellNewest(hotline, viewer, secrets, name);
  } catch (error) {
    end();
    throw error;
  }
  return end;
}
