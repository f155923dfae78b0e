import { appendFileSync, readdirSync, readFileSync } from 'node:fs';

/**
 * What each test file costs, where `SUITE_CPU` names a file: a line of CPU seconds of the process, of the programs
 * that it started, the seconds that passed, and the name of the file. Linux only.
 */

const TICKS = 100;

/** Parent and ticks of a process (proc(5)): its own, and those of children it has waited for. */
function ticksOf(id) {
  const text = readFileSync(`/proc/${id}/stat`, 'utf8');
  // the name stands in brackets and may hold anything
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { parent: fields[1], own: fields[11] + fields[12], children: fields[13] + fields[14] };
}

function allProcesses() {
  const all = new Map();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name))
      try {
        all.set(Number(name), ticksOf(name));
      } catch {
        // it ended meanwhile
      }
  return all;
}

/** CPU seconds until now of this process, and of all that it started. */
function used() {
  const all = allProcesses();
  const below = (id) =>
    [...all]
      .filter(([, { parent }]) => parent === id)
      .reduce((sum, [child, { own, children }]) => sum + own + children + below(child), 0);
  const me = all.get(process.pid) ?? { own: 0, children: 0 };
  return { own: me.own / TICKS, others: (me.children + below(process.pid)) / TICKS };
}

/**
 * Runs a test file, and writes what it cost if somebody wants to know.
 * @param {string} path
 * @param {() => Promise<unknown>} run
 */
export async function measured(path, run) {
  const { SUITE_CPU } = process.env;
  if (SUITE_CPU === undefined) return run();
  const [before, began] = [used(), Date.now()];
  const result = await run();
  const after = used();
  const figures = [
    after.own - before.own,
    after.others - before.others,
    (Date.now() - began) / 1000,
  ];
  appendFileSync(SUITE_CPU, `${figures.map((figure) => figure.toFixed(2)).join('\t')}\t${path}\n`);
  return result;
}
