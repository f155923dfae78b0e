import { join } from 'node:path';
import { progress } from './figures.ts';
import { Outside } from './outside.ts';
import { type Section, whole } from './report.ts';
import { inFolder } from './setup.ts';

/** Whether more lines send more: a line that waits for its network keeps no other from sending. */

/** An SMS keeps its line for a second here: that is what is waited for, not the processor. */
const HASTE = 4;
const SEND_LATENCY = 4_000;
const FEW = 1;
const MANY = 4;
/** So many times the complaints of one line. */
const AIM = 2;

function perSecond(lines: number, count: number): Promise<number> {
  progress(`${count} SMS over ${lines} ${lines === 1 ? 'line' : 'lines'} …`);
  return inFolder(async (folder) => {
    const outside = new Outside({ lines, haste: HASTE, sendLatency: SEND_LATENCY });
    try {
      await outside.start(`sqlite:${join(folder, 'hotline.db')}`);
      return count / (await outside.complaints(count));
    } finally {
      await outside.stop();
    }
  });
}

export async function benchLines(count: number): Promise<Section> {
  const [few, many] = [await perSecond(FEW, count), await perSecond(MANY, count)];
  progress('');
  const ratio = many / few;
  return {
    title: `${count} SMS over several lines (SQLite)`,
    lines: [
      { what: 'complaints over one line, until their SMS are out', value: whole(few * 60, '/min') },
      { what: `over ${MANY}`, value: whole(many * 60, '/min') },
      {
        what: `${MANY} lines against one`,
        value: ratio.toFixed(2),
        reached: ratio >= AIM,
        aim: `≥ ${AIM}`,
      },
    ],
  };
}
