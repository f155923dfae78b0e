import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitsGsm7 } from '../../../channels/gsm/pdu/alphabet.ts';
import { Daemon } from './daemon.ts';
import type { PeerSms, SmsPeer } from './peer.ts';
import { toolPath } from './tools.ts';

const FOLDERS = ['outgoing', 'checked', 'incoming', 'failed', 'sent', 'report', 'stats', 'saved'];

/**
 * How it finds what has come: by the numbers that AT+CMGD=? tells (it never ends above 255 messages), by reading place
 * by place, or from one listing, with all deleted after it: its fast method.
 */
const METHODS = { numbers: 2, places: 1, listing: 41 } as const;

/** SMS Server Tools 3: a file for each message. */
export class Smstools implements SmsPeer {
  readonly name = 'smstools';
  readonly sendsUnicode = true;
  #folder: string;
  #method: keyof typeof METHODS;
  #daemon: Daemon | undefined;
  #queued = 0;

  constructor(folder: string, method: keyof typeof METHODS = 'numbers') {
    this.#folder = folder;
    this.#method = method;
    for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true });
  }

  get running(): boolean {
    return this.#daemon?.running ?? false;
  }

  start(): void {
    const file = join(this.#folder, 'smsd.conf');
    const at = (name: string) => join(this.#folder, name);
    const lines = [
      'devices = GSM1',
      ...FOLDERS.filter((name) => name !== 'saved').map((name) => `${name} = ${at(name)}`),
      `saved = ${at('saved')}`,
      `logfile = ${at('smsd.log')}`,
      `infofile = ${at('smsd.working')}`,
      `pidfile = ${at('smsd.pid')}`,
      'loglevel = 6',
      'delaytime = 1',
      'delaytime_mainprocess = 1',
      'autosplit = 3',
      'incoming_utf8 = yes',
      '[GSM1]',
      `device = ${at('modem0')}`,
      'incoming = yes',
      'baudrate = 115200',
      'mode = new',
      'report = no',
      'rtscts = no',
      'memory_start = 1',
      'cs_convert = yes',
      `check_memory_method = ${METHODS[this.#method]}`,
      'cmgl_value = 4',
      'primary_memory = SM',
      'loglevel = 6',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    this.#daemon = new Daemon(toolPath('smsd'), [`-c${file}`, '-t'], this.#folder);
  }

  stop(): Promise<void> {
    return this.#daemon?.stop() ?? Promise.resolve();
  }

  /** It may look at any moment: a file gets its place when it is whole. */
  queue({ number, text }: PeerSms): void {
    this.#queued += 1;
    const name = `sms${String(this.#queued).padStart(4, '0')}`;
    const whole = join(this.#folder, name);
    const plain = fitsGsm7(text);
    const head = `To: ${number.replace('+', '')}\n${plain ? '' : 'Alphabet: UCS2\n'}\n`;
    const body = plain ? Buffer.from(text) : Buffer.from(text, 'utf16le').swap16();
    writeFileSync(whole, Buffer.concat([Buffer.from(head), body]));
    renameSync(whole, join(this.#folder, 'outgoing', name));
  }

  receivedCount(): number {
    return this.#incoming().length;
  }

  received(): PeerSms[] {
    return this.#incoming().map((name) => {
      const file = readFileSync(join(this.#folder, 'incoming', name));
      const end = file.indexOf('\n\n');
      const head = file.subarray(0, end).toString();
      const body = file.subarray(end + 2);
      // only the head is always plain text
      const wide = /^Alphabet: UCS2$/m.test(head);
      const text = wide ? Buffer.from(body).swap16().toString('utf16le') : body.toString();
      return { number: `+${/^From: (\d+)$/m.exec(head)?.[1]}`, text };
    });
  }

  /** It makes files of other names there for a moment. */
  #incoming(): string[] {
    return readdirSync(join(this.#folder, 'incoming')).filter((name) => name.startsWith('GSM1.'));
  }

  failed(): string[] {
    return readdirSync(join(this.#folder, 'failed'));
  }

  log(): string {
    return `${this.#daemon?.output}\n${readFileSync(join(this.#folder, 'smsd.log'), 'utf8')}`;
  }
}
