import type { AnyMachineSnapshot } from 'xstate';

/** The timers a machine needs in its state: one for each `after` of its active states. */
export function aftersOf(snapshot: AnyMachineSnapshot): string[] {
  const { _nodes } = snapshot as unknown as { _nodes: { after: { eventType: string }[] }[] };
  return [...new Set(_nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType)))];
}
