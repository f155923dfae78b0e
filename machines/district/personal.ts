import type { Retained } from './retention.ts';

/**
 * What a process keeps of persons, and what stays when that is taken out. Whatever is not named as kept is taken out:
 * a field that is added later is never forgotten by the schedule. Pure.
 */

/** Stands where a number, a name or words were. */
export const ERASED = '(dihapus)';

/** What an instance holds of persons. */
export interface Personal {
  /** Whose time it has; `letters` follow the JRA. */
  of: Exclude<Retained, 'examples' | 'backups'> | 'letters';
  /** Row of the JRA where the instance has no kind of its own. */
  archivedAs?: string;
  /** True once nothing can happen to it any more, and its time runs. */
  isOver(instance: { state: string; status: 'active' | 'done'; tags: readonly string[] }): boolean;
  /**
   * Text that says nothing of a person (codes, states, ids of ours), by the end of its path in context or event:
   * `parent.ticket`, or anywhere below it. From the beginning on with `/`.
   */
  keeps: readonly string[];
  /** Of an instance that is in use: its context without what is older than a time; null where nothing is. */
  faded?(context: Record<string, unknown>, before: number): Record<string, unknown> | null;
}

/** Of every event: what it is, and in which function somebody caused it. */
const EVENT_KEEPS = ['/type', 'by.role', 'by.agency', 'by.name', 'event.type'];

/** A key that is somebody's number. */
const NUMBERED = /^\+?\d{7,}$/;

function matches(path: string, entry: string): boolean {
  if (entry.startsWith('/')) return path === entry || path.startsWith(`${entry}/`);
  return `${path}/`.includes(`/${entry.replaceAll('.', '/')}/`);
}

/** The same value, each text that is not kept replaced. */
function erased(value: unknown, path: string, keeps: readonly string[]): unknown {
  if (typeof value === 'string')
    return value === '' || keeps.some((entry) => matches(path, entry)) ? value : ERASED;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => erased(one, path, keeps));
  return Object.fromEntries(
    Object.entries(value).map(([key, one], index) => [
      NUMBERED.test(key) ? `${ERASED}${index}` : key,
      erased(one, `${path}/${key}`, keeps),
    ]),
  );
}

/** Of a process that says nothing of it: all text goes once it has ended. */
export const ALL_PERSONAL: Personal = {
  of: 'processes',
  isOver: ({ status }) => status === 'done',
  keeps: [],
};

/** How the texts that a store has of an instance are cleaned. */
export interface Erasing {
  /** Stands where a text was. */
  mark: string;
  /** @param json a persisted snapshot; its states stay */
  snapshot(json: string): string;
  /** @param json an event of the history */
  event(json: string): string;
}

export function erasingOf({ keeps }: Pick<Personal, 'keeps'>): Erasing {
  return {
    mark: ERASED,
    snapshot(json) {
      const persisted = JSON.parse(json) as Record<string, unknown>;
      return JSON.stringify({ ...persisted, context: erased(persisted.context, '', keeps) });
    },
    event: (json) => JSON.stringify(erased(JSON.parse(json), '', [...EVENT_KEEPS, ...keeps])),
  };
}
