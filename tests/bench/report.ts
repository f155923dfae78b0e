/** Results as they are printed: one line each, with what was aimed at. */

export interface Line {
  what: string;
  value: string;
  /** Present where there is an aim; false is said in words. */
  reached?: boolean;
  aim?: string;
}

export interface Section {
  title: string;
  lines: Line[];
}

function verdict({ reached, aim }: Line): string {
  if (aim === undefined) return '';
  return reached === false ? `   BELOW the aim (${aim})` : `   aim ${aim}`;
}

function printed({ title, lines }: Section): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const rows = lines.map(
    (line) => `  ${line.what.padEnd(width)}  ${line.value.padStart(16)}${verdict(line)}`,
  );
  return [title, ...rows, ''].join('\n');
}

/** The whole table, and a last line that says which aims were missed. */
function table(sections: Section[]): string {
  const missed = sections.flatMap(({ lines }) => lines.filter(({ reached }) => reached === false));
  const end =
    missed.length === 0
      ? 'All aims reached.'
      : `Below the aim: ${missed.map(({ what }) => what).join('; ')}.`;
  return `${[...sections.map(printed), end].join('\n')}\n`;
}

/** Prints it; whoever calls the bench from a script is told by the exit code of an aim that was missed. */
export function print(sections: Section[]): void {
  process.stdout.write(table(sections));
  const missed = sections.some(({ lines }) => lines.some(({ reached }) => reached === false));
  if (missed) process.exitCode = 1;
}

/** A ratio against an aim: `0.62`. */
export function ratioLine(what: string, ratio: number, aim: number): Line {
  return { what, value: ratio.toFixed(2), reached: ratio >= aim, aim: `≥ ${aim}` };
}

/** A cost against the most it may be, which is missed where it is more. */
export function atMost(what: string, value: number, unit: string, aim: number): Line {
  return {
    ...{ what, value: `${value.toFixed(1)} ${unit}` },
    ...{ reached: value <= aim, aim: `≤ ${aim}` },
  };
}

/** Thousands apart, no decimals: `12 345`. */
export function whole(value: number, unit: string): string {
  return `${Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')} ${unit}`;
}
