import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import { readPin, readServiceCentre, valueAfter } from './at/parse.ts';
import type { AtResult } from './at/result.ts';
import { type Announcing, announce } from './notices.ts';
import { enterPin, isBusy } from './pin.ts';
import type { GsmSettings } from './settings.ts';
import { type CardMemory, lockOf, lockReason } from './sim-lock.ts';
import { chooseStorage, type Storage } from './storage.ts';

/** What the modem turned out to be and how it was set up. */
export interface ModemFacts extends Storage, Announcing {
  manufacturer: string;
  model: string;
  imei: string;
  imsi: string;
  /** It echoes commands though it was told not to; else an echo shows that it has started anew. */
  echoes: boolean;
  /** The link can be kept open between the parts of a long message (AT+CMMS). */
  keepsLink: boolean;
  serviceCentre: string | undefined;
}

/** How setting up ended; `blocked` needs a person (PIN, PUK, no SIM). */
export type InitOutcome =
  | { ok: true; facts: ModemFacts }
  | { ok: false; blocked: boolean; reason: string };

/** Ends the sequence with a reason for a person. */
class InitStop extends Error {
  readonly blocked: boolean;
  constructor(reason: string, blocked = false) {
    super(reason);
    this.blocked = blocked;
  }
}

/**
 * Brings a modem of unknown state to where the driver needs it, in the order that works across
 * vendors (notes of gammu, oFono, ModemManager and smstools). Never rejects.
 * @param chosen told how messages are announced as soon as that is set: what waited in the network comes
 * before the set-up has ended
 */
export function initialise(
  dialogue: AtDialogue,
  settings: GsmSettings,
  card: CardMemory,
  chosen: (announcing: Announcing) => void = () => {},
): Promise<InitOutcome> {
  return dialogue.turn('recovery', async (at) => {
    try {
      dialogue.escape();
      const sequence = new Initialiser(at, settings, card, chosen);
      const facts = await sequence.run();
      const before = dialogue.echoes;
      await at.command('AT+CMGF?', { prefix: '+CMGF:' });
      return { ok: true, facts: { ...facts, echoes: dialogue.echoes > before } };
    } catch (error) {
      const blocked = error instanceof InitStop && error.blocked;
      return { ok: false, blocked, reason: error instanceof Error ? error.message : String(error) };
    }
  });
}

class Initialiser {
  #at: AtCommands;
  #settings: GsmSettings;
  #card: CardMemory;
  #chosen: (announcing: Announcing) => void;

  constructor(
    at: AtCommands,
    settings: GsmSettings,
    card: CardMemory,
    chosen: (announcing: Announcing) => void,
  ) {
    this.#at = at;
    this.#settings = settings;
    this.#card = card;
    this.#chosen = chosen;
  }

  async run(): Promise<Omit<ModemFacts, 'echoes'>> {
    await this.#attention();
    await this.#plainAnswers();
    const told = await this.#identity();
    this.#recognise(told.imei);
    await this.#unlock(told.imei);
    // some tell who they are only after the PIN
    const modem = told.imei === '' ? await this.#identity() : told;
    this.#recognise(modem.imei);
    const imsi = await this.#bare('AT+CIMI');
    this.#card.known = { imei: modem.imei, imsi };
    await this.#ask('AT+CREG=1');
    await this.#must('AT+CMGF=0', 'modem menolak mode PDU');
    const storage = await this.#storage();
    const announcing = await this.#announcing(storage);
    const serviceCentre = await this.#serviceCentre(imsi);
    const keepsLink = (await this.#ask('AT+CMMS=?')).ok;
    return { ...modem, imsi, ...storage, ...announcing, serviceCentre, keepsLink };
  }

  /** The first answers may be noise or come late, so only the last of several questions counts. */
  async #attention(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await this.#at.command('AT', { timeout: 2000, numeric: true });
      if (answer.ok) return;
      if (answer.failure.kind === 'closed') break;
    }
    throw new InitStop('modem tidak menjawab AT; periksa kabel, daya, dan alamat port');
  }

  async #plainAnswers(): Promise<void> {
    await this.#ask('ATE0', true);
    await this.#ask('ATV1', true);
    const numbered = await this.#ask('AT+CMEE=1');
    if (!numbered.ok) await this.#ask('AT+CMEE=2');
    const radio = await this.#told('AT+CFUN?');
    const on = !radio.ok || !radio.lines.some((line) => /^\+CFUN: *[04](?:\D|$)/.test(line));
    if (!on) await this.#ask('AT+CFUN=1');
  }

  /** A SIM that is still loading answers busy; it is asked again with growing pauses. */
  async #unlock(imei: string): Promise<void> {
    const answer = await this.#patiently('AT+CPIN?', '+CPIN:');
    const lock = answer.ok ? readPin(answer.lines) : lockOf(answer.failure);
    if (lock === 'READY') return;
    if (lock === 'SIM_PIN') return this.#enterPin(imei);
    throw new InitStop(lockReason(lock), lock !== 'UNKNOWN');
  }

  async #enterPin(imei: string): Promise<void> {
    const locked = await enterPin({
      ...{ settings: this.#settings, card: this.#card, imei },
      command: (text, timeout) => this.#at.command(text, { timeout }),
      ask: (command, prefix) => this.#ask(command, false, prefix),
      bare: (command) => this.#bare(command),
    });
    if (locked !== undefined) throw new InitStop(locked.reason, locked.blocked);
  }

  async #identity(): Promise<Pick<ModemFacts, 'manufacturer' | 'model' | 'imei'>> {
    return {
      manufacturer: await this.#bare('AT+CGMI'),
      model: await this.#bare('AT+CGMM'),
      imei: await this.#bare('AT+CGSN'),
    };
  }

  /** Ports are numbered anew when a modem is plugged in again: another modem must not take its place. */
  #recognise(imei: string): void {
    const { imei: expected } = this.#settings;
    if (expected === undefined || imei === '' || imei === expected) return;
    const [found, wanted] = [imei, expected].map((number) => `…${number.slice(-4)}`);
    throw new InitStop(
      `modem lain ada di port ini (IMEI ${found}, seharusnya ${wanted}); periksa kabel atau pengaturan imei`,
      true,
    );
  }

  /** Where messages are kept, found out by trying. */
  async #storage(): Promise<Storage> {
    const ask = (command: string) => this.#patiently(command, '+CPMS:');
    const storage = await chooseStorage(ask, () => this.#at.pause(1000));
    if (storage === undefined) throw new InitStop('modem menolak semua memori (AT+CPMS)');
    const { memory, places } = storage;
    if (places === 0)
      this.#settings.log('warn', 'the modem says that its memory has no places', { memory });
    return storage;
  }

  async #announcing(storage: Storage): Promise<Announcing> {
    // a memory without places keeps nothing, whatever it is called: what comes must be handed over
    const direct = storage.memory === undefined || storage.places === 0;
    const announcing = await announce((command) => this.#told(command), direct);
    this.#chosen(announcing);
    if (announcing.notices === undefined)
      this.#settings.log('warn', 'modem refuses AT+CNMI: messages are found by polling only');
    return announcing;
  }

  #told(command: string): Promise<AtResult> {
    const name = /^AT(\+[A-Z]+)[=?]\??$/.exec(command)?.[1];
    return this.#ask(command, false, name === undefined ? undefined : `${name}:`);
  }

  /** What is configured; else the SIM's own; else what this SIM had before it forgot. */
  async #serviceCentre(imsi: string): Promise<string | undefined> {
    const { serviceCentre } = this.#settings;
    if (serviceCentre !== undefined) await this.#setServiceCentre(serviceCentre);
    const known = this.#card.serviceCentres.get(imsi);
    const number = (await this.#toldServiceCentre()) ?? (await this.#restored(known));
    if (number === undefined)
      this.#settings.log('warn', 'the SIM names no service centre: it may be unable to send');
    else if (imsi !== '') this.#card.serviceCentres.set(imsi, number);
    return number;
  }

  async #restored(known: string | undefined): Promise<string | undefined> {
    if (known === undefined) return undefined;
    await this.#setServiceCentre(known);
    return this.#toldServiceCentre();
  }

  #setServiceCentre(number: string): Promise<AtResult> {
    return this.#ask(`AT+CSCA="${number}",${number.startsWith('+') ? 145 : 129}`);
  }

  async #toldServiceCentre(): Promise<string | undefined> {
    const answer = await this.#patiently('AT+CSCA?', '+CSCA:');
    return answer.ok ? readServiceCentre(answer.lines) : undefined;
  }

  async #bare(command: string): Promise<string> {
    const answer = await this.#patiently(command, `${command.slice(2)}:`);
    const line = answer.ok ? (answer.lines[0] ?? '') : '';
    return line
      .replace(/^\+[A-Z]+: */, '')
      .replace(/"/g, '')
      .trim();
  }

  async #ask(command: string, numeric = false, prefix?: string): Promise<AtResult> {
    const timeout = this.#settings.times.command;
    const options = prefix === undefined ? { timeout, numeric } : { timeout, numeric, prefix };
    const answer = await this.#at.command(command, options);
    if (answer.ok || !['timeout', 'closed', 'desync'].includes(answer.failure.kind)) return answer;
    // Some Wavecom models give the information but never the OK (AT+CPIN?).
    const told = prefix !== undefined && valueAfter(answer.lines, prefix) !== undefined;
    if (told && (await this.#at.abandon())) return { ok: true, lines: answer.lines };
    throw new InitStop(`modem berhenti menjawab pada ${command}`);
  }

  async #must(command: string, reason: string): Promise<void> {
    const answer = await this.#patiently(command);
    if (!answer.ok) throw new InitStop(`${reason} (${answer.failure.text})`);
  }

  /** Asks up to ten times while the SIM is loading (oFono does the same for CMGF and CPMS). */
  async #patiently(command: string, prefix?: string): Promise<AtResult> {
    let answer = await this.#ask(command, false, prefix);
    for (let attempt = 1; attempt < 10 && isLoading(answer); attempt += 1) {
      await this.#at.pause(1000);
      answer = await this.#ask(command, false, prefix);
    }
    return answer;
  }
}

/** Busy; or AT+CPIN? answered with NOT READY (Huawei). */
function isLoading(answer: AtResult): boolean {
  if (answer.ok) return answer.lines.some((line) => /^\+CPIN: ?NOT READY$/.test(line));
  return isBusy(answer.failure.code);
}
