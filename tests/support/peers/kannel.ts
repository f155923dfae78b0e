import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../until.ts';
import { Daemon } from './daemon.ts';
import type { PeerSms, SmsPeer } from './peer.ts';
import { toolPath } from './tools.ts';

const START = 200_000;

/** Kannel: bearerbox has the modem, smsbox takes SMS by HTTP; what came stands in the access log. */
export class Kannel implements SmsPeer {
  readonly name = 'kannel';
  readonly sendsUnicode = false;
  #folder: string;
  #pause: number;
  #daemons: Daemon[] = [];
  #queue: PeerSms[] = [];
  #failed: string[] = [];

  /** @param pause milliseconds that it sleeps after each line; its own choice if not given */
  constructor(folder: string, pause = 100) {
    this.#folder = folder;
    this.#pause = pause;
  }

  get running(): boolean {
    return this.#daemons.every((daemon) => daemon.running);
  }

  start(): void {
    void this.#run().catch((error: unknown) => this.#failed.push(String(error)));
  }

  async stop(): Promise<void> {
    for (const daemon of [...this.#daemons].reverse()) await daemon.stop();
  }

  queue(sms: PeerSms): void {
    this.#queue.push(sms);
  }

  receivedCount(): number {
    return this.received().length;
  }

  received(): PeerSms[] {
    const path = join(this.#folder, 'access.log');
    const log = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const lines = log.split('\n').filter((line) => line.includes('Receive SMS'));
    return lines.map((line) => {
      const [, number = '', text = ''] =
        /\[from:([^\]]*)\].*\[msg:\d+:(.*)\] \[udh:/.exec(line) ?? [];
      return { number, text };
    });
  }

  failed(): string[] {
    return this.#failed;
  }

  log(): string {
    const path = join(this.#folder, 'kannel.log');
    const log = existsSync(path) ? readFileSync(path, 'utf8').slice(-8000) : '';
    return `${this.#daemons.map(({ output }) => output.slice(-4000)).join('\n')}\n${log}`;
  }

  async #run(): Promise<void> {
    const [admin = 0, box = 0, http = 0] = await freePorts(3);
    const file = join(this.#folder, 'kannel.conf');
    writeFileSync(file, this.#configuration(admin, box, http));
    this.#daemons.push(new Daemon(toolPath('bearerbox'), ['-v', '1', file], this.#folder));
    const answers = (port: number) => () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      );
    await until('bearerbox answers', answers(admin), START);
    this.#daemons.push(new Daemon(toolPath('smsbox'), ['-v', '1', file], this.#folder));
    await until('smsbox answers', answers(http), START);
    for (const sms of this.#queue) await this.#send(http, sms);
  }

  async #send(port: number, { number, text }: PeerSms): Promise<void> {
    const query = new URLSearchParams({
      username: 't',
      password: 't',
      from: '1',
      to: number,
      text,
      charset: 'UTF-8',
    });
    const answer = await fetch(`http://127.0.0.1:${port}/cgi-bin/sendsms?${query}`);
    if (!answer.ok) this.#failed.push(`${number}: ${await answer.text()}`);
  }

  #configuration(admin: number, box: number, http: number): string {
    const at = (name: string) => join(this.#folder, name);
    return `group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = x
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
log-file = ${at('kannel.log')}
log-level = 0
access-log = ${at('access.log')}
access-log-clean = false

group = smsc
smsc = at
smsc-id = GSM1
modemtype = generic
device = ${at('modem0')}
speed = 115200
sim-buffering = true
keepalive = 5
max-error-count = 10

group = modems
id = generic
name = Generic
message-storage = SM
init-string = "AT+CNMI=2,1,0,1,0"
sendline-sleep = ${this.#pause}

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${box}
sendsms-port = ${http}
sendsms-interface = 127.0.0.1
log-file = ${at('smsbox.log')}

group = sendsms-user
username = t
password = t
max-messages = 10

group = sms-service
keyword = default
text = ""
max-messages = 0
`;
  }
}

/** Ports that nobody listens on now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
