import { GatewayLine } from '../gateway-line.ts';
import { messageOf } from '../log.ts';
import type { Capabilities, DeliveryReport, Receiver } from '../port.ts';
import { Binds } from './binds.ts';
import { SmppInbox } from './inbox.ts';
import { SmppSender } from './sender.ts';
import type { SmppSettings } from './settings.ts';

interface Running {
  receiver: Receiver;
  inbox: SmppInbox;
  binds: Binds;
}

/** A contract with an operator or aggregator as a line: SMPP 3.4 to its service centre. */
export class SmppChannel extends GatewayLine<SmppSettings> {
  readonly can: Capabilities;
  protected sender: SmppSender;
  #running: Running | undefined;

  constructor(settings: SmppSettings) {
    super(settings);
    this.can = {
      reports: true,
      longSms: settings.longSms === 'payload' ? 'there' : 'here',
      parallel: settings.binds * settings.window,
      senderChoice: true,
      cost: 'contract',
    };
    this.sender = this.#newSender();
  }

  async start(receiver: Receiver): Promise<void> {
    const activity = this.activity;
    const inbox = new SmppInbox({ settings: this.settings, receiver, activity });
    const binds = new Binds({
      settings: this.settings,
      activity,
      deliver: (octets, from) => inbox.take(octets, from),
      changed: () => this.#show(),
    });
    this.#running = { receiver, inbox, binds };
    this.sender = this.#newSender();
    this.#show();
    binds.start();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.sender.stop();
    await running?.inbox.drained();
    await running?.binds.stop();
    this.#running = undefined;
    this.#show();
  }

  #newSender(): SmppSender {
    return new SmppSender({
      settings: this.settings,
      connection: () => this.#running?.binds.free(),
      trouble: () => this.board.read().detail,
      report: (report) => this.#late(report),
    });
  }

  #late(report: DeliveryReport): void {
    const receiver = this.#running?.receiver;
    if (receiver === undefined) return;
    this.activity.track(receiver.report(report)).catch((error: unknown) =>
      this.settings.log('error', 'a late answer could not be noted', {
        error: messageOf(error),
      }),
    );
  }

  #show(): void {
    const { binds: wanted, url, systemId } = this.settings;
    const binds = this.#running?.binds;
    if (binds === undefined) {
      this.board.show({ state: 'closed', ready: false, detail: 'saluran tidak dijalankan' });
      return;
    }
    const { count, trouble, refused } = binds;
    const where = `${url.host} sebagai ${systemId}`;
    if (count > 0) {
      const some = count < wanted ? `; ${count} dari ${wanted} sambungan (${trouble})` : '';
      this.board.show({ state: 'ready', ready: true, detail: `SMPP ke ${where}${some}` });
    } else if (refused) {
      const detail = `pusat SMS menolak systemId atau password: ${trouble}`;
      this.board.show({ state: 'blocked', ready: false, detail });
    } else {
      const why = trouble === '' ? 'sedang disambungkan' : trouble;
      const state = trouble === '' ? 'opening' : 'recovering';
      this.board.show({ state, ready: false, detail: `belum tersambung ke ${where}: ${why}` });
    }
  }
}
