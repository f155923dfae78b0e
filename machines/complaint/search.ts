import type { AnyMachineSnapshot, StateValue } from 'xstate';
import type { SearchFields } from '../../store/port.ts';
import type { ComplaintContext } from './context.ts';

/** Dotted path of one region's active state: `forwarded.notified`. */
export function statePath(value: StateValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value);
  if (entry === undefined) return '';
  const rest = statePath(entry[1]);
  return rest === '' ? entry[0] : `${entry[0]}.${rest}`;
}

function regionState(value: StateValue, region: string): string {
  return typeof value === 'string' ? value : statePath(value[region]);
}

/** What complaints are found by; written with the snapshot in the same commit. */
export function complaintSearch(snapshot: AnyMachineSnapshot): SearchFields {
  const context = snapshot.context as ComplaintContext;
  const tags = new Set<string>(snapshot.tags);
  for (const flag of ['secret', 'emergency', 'abusive'] as const) if (context[flag]) tags.add(flag);
  if (context.instructions.length > 0) tags.add('instructed');
  return {
    state: regionState(snapshot.value, 'flow'),
    tags: [...tags].sort(),
    ticket: context.ticket,
    year: context.year,
    phone: context.reporter,
    kind: context.kind,
    category: context.category,
    agency: context.agency,
    district: context.place?.district ?? null,
    village: context.place?.village ?? null,
    parent: context.parent?.instance ?? null,
    due: context.clock?.pausedAt === null ? context.clock.dueAt : null,
    receivedAt: context.receivedAt,
    forwardedAt: context.forwardedAt,
    answeredAt: context.answeredAt,
    closedAt: context.closedAt,
  };
}
