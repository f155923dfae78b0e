import { readdirSync, readFileSync } from 'node:fs';
import { packagePath } from '../../api/paths.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { median } from './figures.ts';
import type { Section } from './report.ts';

/** What reading an SMS costs: of the project's own texts the one in the middle, of hostile ones the worst. */

const ROUNDS = 9;
/** So many ordinary texts are read between two rounds of hostile ones. */
const BETWEEN = 20;
const AIMS = { middle: 1, worst: 20 };
/** 255 parts of 153 characters: the longest SMS there can be (3GPP TS 23.040 §9.2.3.24.1). */
const LONGEST = 255 * 153;
const UNITS = [
  'jalan ',
  'jalan rusak, lampu mati. air macet dan sampah menumpuk; ',
  'pekon sukarame ',
  'kepala minta uang ',
  'anak saya ',
  'a',
  'jln2rsk',
  'xqzvw kjhgf ',
  '# ',
  '🙏',
  '1 ',
  'sudah sekarang ',
];

function texts(): string[] {
  const folder = packagePath('tests', 'cases', 'understanding');
  return readdirSync(folder)
    .filter((name) => name.startsWith('held-out'))
    .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { text: string }[])
    .map(({ text }) => text);
}

export function benchLanguage(): Section {
  const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
  const cost = (text: string): number => {
    const before = process.cpuUsage();
    understand(text, { role: 'citizen' });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  // time of the processor, the quickest of several rounds: what else the machine does is not the reader's;
  // round by round, so that no text is read while it is still kept taken apart
  const quickest = (all: string[]): number[] => {
    const rounds = Array.from({ length: ROUNDS }, () => all.map(cost));
    return all.map((_, index) => Math.min(...rounds.map((round) => round[index] ?? 0)));
  };
  const ordinary = texts();
  const middle = median(quickest(ordinary));
  const long = UNITS.map((unit) => unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST));
  // ordinary ones between them, as above
  const costs = quickest([...long, ...ordinary.slice(0, BETWEEN)]);
  const hostile = UNITS.map((unit, index) => ({ unit, cost: costs[index] ?? 0 })).sort(
    (a, b) => b.cost - a.cost,
  );
  const [worst] = hostile;
  const line = (what: string, value: number, aim: number) => ({
    what,
    value: `${value.toFixed(2)} ms`,
    reached: value <= aim,
    aim: `≤ ${aim} ms`,
  });
  return {
    title: 'Reading an SMS',
    lines: [
      line('the one in the middle', middle, AIMS.middle),
      line(`the worst hostile one ("${worst?.unit ?? ''}" …)`, worst?.cost ?? 0, AIMS.worst),
    ],
  };
}
