import { GammuSmsd } from '../../support/peers/gammu.ts';
import { Kannel } from '../../support/peers/kannel.ts';
import type { SmsPeer } from '../../support/peers/peer.ts';
import { Smstools } from '../../support/peers/smstools.ts';
import { missing } from '../../support/peers/tools.ts';
import { progress } from '../figures.ts';
import type { Line, Section } from '../report.ts';
import { type Conditions, type Drained, drainOurs, drainPeer, MESSAGES } from './drain.ts';
import { idleShare } from './idle.ts';
import { sendOurs } from './send.ts';

/** Our driver beside gammu-smsd, smstools and Kannel, on the same virtual modem in one run. */

const AIM = 6;
const AIM_SHARE = 0.95;
const AIM_OVERHEAD = 0.05;
/** Without latency only the computer is measured, and others on it would be measured too. */
const IDLE = 0.9;

/** 20 ms a command, 115200 baud: a modem at a serial port. */
const CABLE = { latency: 20, bitsPerSecond: 115_200 };

interface Stage {
  title: string;
  conditions: Conditions;
  judged: boolean;
}

const ON_A_CABLE: Stage[] = [
  { title: '20 ms a command, 115200 baud', conditions: { ...CABLE, sweeps: true }, judged: true },
  {
    title: 'the same, of a modem that deletes one at a time',
    conditions: { ...CABLE, sweeps: false },
    judged: false,
  },
];
const NO_LATENCY: Stage = {
  title: 'no latency',
  conditions: { latency: 0, sweeps: true },
  judged: false,
};

const PEERS: Record<string, (folder: string) => SmsPeer> = {
  'gammu-smsd': (folder) => new GammuSmsd(folder),
  'smstools, place by place': (folder) => new Smstools(folder, 'places'),
  'smstools, by a listing': (folder) => new Smstools(folder, 'listing'),
  Kannel: (folder) => new Kannel(folder),
};
/** No peer as it comes: shown beside them. */
const TUNED: Record<string, (folder: string) => SmsPeer> = {
  'Kannel, pauses of 20 ms, not 100': (folder) => new Kannel(folder, 20),
};

function drainedLine(what: string, { seconds, commands }: Drained): Line {
  const rate = (MESSAGES / seconds).toFixed(1);
  return { what, value: `${rate} SMS/s, ${seconds.toFixed(2)} s, ${commands} commands` };
}

/** Share of what the line can carry, ten bits to a byte. */
function shareLine({ bytes, seconds }: Drained, bitsPerSecond: number, judged: boolean): Line {
  const share = (bytes * 10) / bitsPerSecond / seconds;
  const verdict = judged ? { reached: share >= AIM_SHARE, aim: `≥ ${AIM_SHARE * 100} %` } : {};
  const value = `${Math.round(share * 100)} %`;
  return { what: 'ours, share of the line’s byte rate', value, ...verdict };
}

async function drainSection({ title, conditions, judged }: Stage): Promise<Section> {
  progress(`emptying a modem, ${title}: ours …`);
  const ours = await drainOurs(conditions);
  const lines: Line[] = [drainedLine('ours, stored in SQLite', ours)];
  const seconds: number[] = [];
  for (const [name, make] of Object.entries({ ...PEERS, ...TUNED })) {
    progress(`emptying a modem, ${title}: ${name} …`);
    const theirs = await drainPeer(make, conditions);
    if (name in PEERS) seconds.push(theirs.seconds);
    lines.push(drainedLine(name, theirs));
  }
  const ratio = Math.min(...seconds) / ours.seconds;
  const verdict = judged ? { reached: ratio >= AIM, aim: `≥ ${AIM}` } : {};
  lines.push({
    what: 'ours against the best of them as they come',
    value: ratio.toFixed(1),
    ...verdict,
  });
  const { bitsPerSecond } = conditions;
  if (bitsPerSecond !== undefined) lines.push(shareLine(ours, bitsPerSecond, judged));
  return { title: `${MESSAGES} stored messages read, stored, deleted: ${title}`, lines };
}

/** Left out on a machine that others use: it would say more about them. */
async function withoutLatency(): Promise<Section> {
  const idle = await idleShare();
  if (idle >= IDLE) return drainSection(NO_LATENCY);
  const value = `left out: ${Math.round(idle * 100)} % of this machine was idle`;
  return { title: NO_LATENCY.title, lines: [{ what: 'all', value }] };
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
  const lack = missing(['socat', 'gammu-smsd', 'smsd', 'bearerbox', 'smsbox']);
  if (lack !== undefined) throw new Error(lack);
  const sections: Section[] = [];
  for (const stage of ON_A_CABLE) sections.push(await drainSection(stage));
  sections.push(await withoutLatency(), await sendSection());
  progress('');
  return sections;
}
