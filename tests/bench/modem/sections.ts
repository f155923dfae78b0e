import { GammuSmsd } from '../../support/peers/gammu.ts';
import type { SmsPeer } from '../../support/peers/peer.ts';
import { Smstools } from '../../support/peers/smstools.ts';
import { missing } from '../../support/peers/tools.ts';
import { progress } from '../figures.ts';
import type { Line, Section } from '../report.ts';
import { type Drained, drainOurs, drainPeer, MESSAGES, type Speed } from './drain.ts';
import { sendOurs } from './send.ts';

/** Our driver beside gammu-smsd and smstools, on the same virtual modem in one run. */

const AIM = 4;
const AIM_OVERHEAD = 0.05;

const SPEEDS: { title: string; speed: Speed; judged: boolean }[] = [
  {
    title: '20 ms a command, 115200 baud',
    speed: { latency: 20, bitsPerSecond: 115_200 },
    judged: true,
  },
  { title: 'no latency', speed: { latency: 0 }, judged: false },
];

const PEERS: Record<string, (folder: string) => SmsPeer> = {
  'gammu-smsd': (folder) => new GammuSmsd(folder),
  smstools: (folder) => new Smstools(folder, 1),
};

function drainedLine(what: string, { seconds, commands }: Drained): Line {
  const rate = (MESSAGES / seconds).toFixed(1);
  return { what, value: `${rate} SMS/s, ${seconds.toFixed(2)} s, ${commands} commands` };
}

/** Share of what the line can carry, ten bits to a byte. */
function shareLine({ bytes, seconds }: Drained, bitsPerSecond: number): Line {
  const share = (bytes * 10) / bitsPerSecond / seconds;
  return { what: 'ours, share of the line’s byte rate', value: `${Math.round(share * 100)} %` };
}

async function drainSection({ title, speed, judged }: (typeof SPEEDS)[number]): Promise<Section> {
  progress(`emptying a modem, ${title}: ours …`);
  const ours = await drainOurs(speed);
  const lines: Line[] = [drainedLine('ours, stored in SQLite', ours)];
  const seconds: number[] = [];
  for (const [name, make] of Object.entries(PEERS)) {
    progress(`emptying a modem, ${title}: ${name} …`);
    const theirs = await drainPeer(make, speed);
    seconds.push(theirs.seconds);
    lines.push(drainedLine(name, theirs));
  }
  const ratio = Math.min(...seconds) / ours.seconds;
  const verdict = judged ? { reached: ratio >= AIM, aim: `≥ ${AIM}` } : {};
  lines.push({ what: 'ours against the better of them', value: ratio.toFixed(1), ...verdict });
  if (speed.bitsPerSecond !== undefined) lines.push(shareLine(ours, speed.bitsPerSecond));
  return { title: `${MESSAGES} stored messages read, stored, deleted: ${title}`, lines };
}

async function sendSection(): Promise<Section> {
  progress('sending …');
  const { messages, seconds, answering } = await sendOurs();
  const overhead = (seconds * 1000 - answering) / answering;
  return {
    title: `${messages} SMS sent, the network answers after 300 ms`,
    lines: [
      { what: 'modem’s answer time, a message', value: `${Math.round(answering / messages)} ms` },
      {
        what: 'our own time against it',
        value: `${(overhead * 100).toFixed(1)} %`,
        reached: overhead < AIM_OVERHEAD,
        aim: `< ${AIM_OVERHEAD * 100} %`,
      },
    ],
  };
}

/** @throws Error when a peer is not installed */
export async function benchModem(): Promise<Section[]> {
  const lack = missing(['socat', 'gammu-smsd', 'smsd']);
  if (lack !== undefined) throw new Error(lack);
  const sections: Section[] = [];
  for (const speed of SPEEDS) sections.push(await drainSection(speed));
  sections.push(await sendSection());
  progress('');
  return sections;
}
