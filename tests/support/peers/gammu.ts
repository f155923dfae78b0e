import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Daemon } from './daemon.ts';
import type { PeerSms, SmsPeer } from './peer.ts';
import { toolPath } from './tools.ts';

/** Gammu and its daemon, set up for a modem at `modem0` in a folder. */

const device = (folder: string): string[] => [
  '[gammu]',
  `device = ${join(folder, 'modem0')}`,
  'connection = at115200',
  'synchronizetime = no',
];

/** Runs one command of gammu. @returns exit code and all it said */
export async function gammu(
  folder: string,
  ...command: string[]
): Promise<{ code: number | null; output: string }> {
  const file = join(folder, 'gammurc');
  writeFileSync(file, `${device(folder).join('\n')}\n`);
  const run = new Daemon(toolPath('gammu'), ['-c', file, ...command], folder);
  const code = await run.ended();
  return { code, output: run.output };
}

/** gammu-smsd with its files backend: a file for each message. */
export class GammuSmsd implements SmsPeer {
  readonly name = 'gammu-smsd';
  readonly sendsUnicode = false;
  #folder: string;
  #daemon: Daemon | undefined;
  #queued = 0;

  constructor(folder: string) {
    this.#folder = folder;
    for (const name of ['inbox', 'outbox', 'sent', 'error'])
      mkdirSync(join(folder, name), { recursive: true });
  }

  get running(): boolean {
    return this.#daemon?.running ?? false;
  }

  start(): void {
    const file = join(this.#folder, 'gammu-smsdrc');
    const box = (name: string) => `${join(this.#folder, name)}/`;
    const lines = [
      ...device(this.#folder),
      '[smsd]',
      'service = files',
      `logfile = ${join(this.#folder, 'gammu-smsd.log')}`,
      'debuglevel = 1',
      `inboxpath = ${box('inbox')}`,
      `outboxpath = ${box('outbox')}`,
      `sentsmspath = ${box('sent')}`,
      `errorsmspath = ${box('error')}`,
      'inboxformat = unicode',
      'checksecurity = 0',
      'checkbattery = 0',
      'checknetwork = 0',
      'checksignal = 0',
      'commtimeout = 1',
      'receivefrequency = 1',
      'loopsleep = 0',
      'deliveryreport = no',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    this.#daemon = new Daemon(toolPath('gammu-smsd'), ['-c', file], this.#folder);
  }

  stop(): Promise<void> {
    return this.#daemon?.stop() ?? Promise.resolve();
  }

  queue({ number, text }: PeerSms): void {
    this.#queued += 1;
    const serial = String(this.#queued).padStart(6, '0');
    const name = `OUTC20260101_${serial}_00_${number}_sms0.txt`;
    // With a byte order mark it is UTF-16, else what the locale says.
    writeFileSync(join(this.#folder, 'outbox', name), Buffer.from(`\ufeff${text}`, 'utf16le'));
  }

  receivedCount(): number {
    return readdirSync(join(this.#folder, 'inbox')).length;
  }

  received(): PeerSms[] {
    const inbox = join(this.#folder, 'inbox');
    return readdirSync(inbox).map((name) => ({
      number: name.split('_')[3] ?? '',
      text: textOf(readFileSync(join(inbox, name))),
    }));
  }

  failed(): string[] {
    return readdirSync(join(this.#folder, 'error'));
  }

  log(): string {
    return `${this.#daemon?.output}\n${readFileSync(join(this.#folder, 'gammu-smsd.log'), 'utf8')}`;
  }
}

/** UTF-16; gammu 1.42 writes as many characters as the text has octets in UTF-8, of which the rest is noise. */
function textOf(file: Buffer): string {
  const text = file.swap16().toString('utf16le').replace('\ufeff', '');
  return text.split('\0')[0] ?? '';
}
