import type { ChartTransition } from '../../machines/chart/chart.ts';

/** `citizen.add [isClear]`, `setelah dueTime`, `langsung [isSpam]`. */
export function causeLabel({ on, guard }: Pick<ChartTransition, 'on' | 'guard'>): string {
  const cause = on.replace(/^after /, 'setelah ').replace(/^always$/, 'langsung');
  return guard === null ? cause : `${cause} [${guard}]`;
}

/** Whether a state is another or lies inside of it; everything lies in the machine, which has no path. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}

/** Characters above which a condition gets a line of its own beside an arrow. */
const LONGEST_LINE = 22;

/** A cause as it stands beside an arrow. */
export function causeLines(transition: Pick<ChartTransition, 'on' | 'guard'>): string[] {
  const whole = causeLabel(transition);
  const { guard } = transition;
  if (guard === null || whole.length <= LONGEST_LINE) return [whole];
  return [causeLabel({ ...transition, guard: null }), `\u00a0\u00a0[${guard}]`];
}
