import { readdirSync, readFileSync } from 'node:fs';
import { packagePath } from '../../api/paths.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { median } from './figures.ts';
import type { Section } from './report.ts';

/** What reading an SMS costs: of the project's own texts the one in the middle, of hostile ones the worst. */

const ROUNDS = 3;
const TIMES = 3;
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
  // time of the processor, the quickest of several rounds: what else the machine does is not the reader's
  const cost = (text: string): number =>
    Math.min(
      ...Array.from({ length: ROUNDS }, () => {
        const before = process.cpuUsage();
        for (let n = 0; n < TIMES; n += 1) understand(text, { role: 'citizen' });
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000 / TIMES;
      }),
    );
  const middle = median(texts().map(cost));
  const hostile = UNITS.map((unit) => ({
    unit,
    cost: cost(unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST)),
  })).sort((a, b) => b.cost - a.cost);
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
