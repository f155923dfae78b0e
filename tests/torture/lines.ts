import { type Soaked, soak } from '../channels/soak.ts';
import { SOAKS } from '../channels/soaks.ts';

/** Traffic both ways over every kind of line, with something going wrong every ten seconds. */

/** Live heap may grow by so many megabytes: the stand keeps every SMS that it has seen. */
const HEAP_GROWTH = 16;
const SEED = 7;

export type LinesFigures = Record<string, Soaked>;

/**
 * @param count SMS each way over each line
 * @param told hears of each line as soon as it is done
 */
export async function tortureLines(
  count: number,
  told: (kind: string, soaked: Soaked) => void,
): Promise<LinesFigures> {
  const figures: LinesFigures = {};
  for (const [kind, make] of Object.entries(SOAKS)) {
    const stand = await make();
    const soaked = await soak(stand, count, SEED).finally(() => stand.close());
    told(kind, soaked);
    figures[kind] = soaked;
  }
  return figures;
}

/** One line of figures. */
export function soakedLine({ faults, outcomes, heap, handles, ...counts }: Soaked): string {
  const said = Object.entries(outcomes).map(([name, times]) => `${name} ${times}`);
  const wrong = Object.entries(counts).map(([name, times]) => `${name} ${times}`);
  const held = `heap ${heap.join(' -> ')} MB, handles ${handles.join(' -> ')}`;
  return [`faults ${faults}`, ...said, ...wrong, held].join(', ');
}

/** @returns rules that do not hold */
export function linesFaults(figures: LinesFigures): string[] {
  return Object.entries(figures).flatMap(([kind, soaked]) =>
    soakFaults(soaked).map((rule) => `${kind}: ${rule}`),
  );
}

function soakFaults({ outcomes, heap, handles, ...counts }: Soaked): string[] {
  const { lostIn, doubledIn, lostOut, doubledOut, untrue, reportsLost } = counts;
  const rules: [boolean, string][] = [
    [lostIn === 0 && doubledIn === 0, 'what people write is stored once'],
    [lostOut === 0 && doubledOut === 0, 'what is said to be sent arrives once'],
    [untrue === 0, 'nothing that arrived is said to be unsent'],
    [reportsLost === 0, 'every report that the device gave is stored'],
    [(outcomes.failed ?? 0) + (outcomes['given up'] ?? 0) === 0, 'nothing fails for its line'],
    [heap[1] - heap[0] <= HEAP_GROWTH, `memory grows by no more than ${HEAP_GROWTH} MB`],
    [handles[1] <= handles[0] + 2, 'handles do not grow'],
  ];
  return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}
