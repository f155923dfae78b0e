import type { StateValue } from 'xstate';

/** Dotted path of one region's active state: `forwarded.notified`. */
export function statePath(value: StateValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value);
  if (entry === undefined) return '';
  const rest = statePath(entry[1]);
  return rest === '' ? entry[0] : `${entry[0]}.${rest}`;
}
