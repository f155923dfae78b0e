import type { AtCommands, AtDialogue } from './at/dialogue.ts';
import {
  readMemoryChoices,
  readNotificationChoices,
  readPin,
  readServiceCentre,
  valueAfter,
} from './at/parse.ts';
import type { AtResult } from './at/result.ts';
import type { GsmSettings } from './settings.ts';
import { lockOf, lockReason, type PinMemory } from './sim-lock.ts';

/** What the modem turned out to be and how it was set up. */
export interface ModemFacts {
  manufacturer: string;
  model: string;
  imei: string;
  imsi: string;
  /** Memory that messages are kept in (`SM`, `ME`); undefined when it offers none. */
  memory: string | undefined;
  /** All memories of received messages, `memory` among them: looked through once at the start. */
  memories: string[];
  /** Values of `AT+CNMI` that were accepted; undefined when none was. */
  notices: number[] | undefined;
  /** `AT+CSMS=1` was accepted: direct results must be acknowledged by AT+CNMA. */
  acknowledges: boolean;
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
 */
export function initialise(
  dialogue: AtDialogue,
  settings: GsmSettings,
  pins: PinMemory,
): Promise<InitOutcome> {
  return dialogue.turn('recovery', async (at) => {
    try {
      dialogue.escape();
      return { ok: true, facts: await new Initialiser(at, settings, pins).run() };
    } catch (error) {
      const blocked = error instanceof InitStop && error.blocked;
      return { ok: false, blocked, reason: error instanceof Error ? error.message : String(error) };
    }
  });
}

class Initialiser {
  #at: AtCommands;
  #settings: GsmSettings;
  #pins: PinMemory;

  constructor(at: AtCommands, settings: GsmSettings, pins: PinMemory) {
    this.#at = at;
    this.#settings = settings;
    this.#pins = pins;
  }

  async run(): Promise<ModemFacts> {
    await this.#attention();
    await this.#plainAnswers();
    await this.#unlock();
    const identity = await this.#identity();
    this.#recognise(identity.imei);
    await this.#ask('AT+CREG=1');
    const acknowledges = (await this.#patiently('AT+CSMS=1')).ok;
    await this.#must('AT+CMGF=0', 'modem menolak mode PDU');
    const storage = await this.#storage();
    const notices = await this.#notifications(storage.memory === undefined);
    const serviceCentre = await this.#serviceCentre();
    const keepsLink = (await this.#ask('AT+CMMS=?')).ok;
    return { ...identity, ...storage, notices, acknowledges, serviceCentre, keepsLink };
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
    const radio = await this.#ask('AT+CFUN?');
    const on = !radio.ok || !radio.lines.some((line) => /^\+CFUN: *[04](?:\D|$)/.test(line));
    if (!on) await this.#ask('AT+CFUN=1');
  }

  /** A SIM that is still loading answers busy; it is asked again with growing pauses. */
  async #unlock(): Promise<void> {
    const answer = await this.#patiently('AT+CPIN?', '+CPIN:');
    const lock = answer.ok ? readPin(answer.lines) : lockOf(answer.failure);
    if (lock === 'READY') return;
    if (lock === 'SIM_PIN') return this.#enterPin();
    throw new InitStop(lockReason(lock), lock !== 'UNKNOWN');
  }

  async #enterPin(): Promise<void> {
    const { pin } = this.#settings;
    if (pin === undefined) throw new InitStop('kartu SIM meminta PIN; isi pengaturan PIN', true);
    if (this.#pins.refused === pin)
      throw new InitStop('PIN kartu SIM salah; tidak dicoba lagi', true);
    this.#pins.refused = pin;
    const entered = await this.#at.command(`AT+CPIN="${pin}"`, { timeout: 30_000 });
    if (!entered.ok) throw new InitStop('PIN kartu SIM ditolak; periksa pengaturan PIN', true);
    this.#pins.refused = undefined;
  }

  async #identity(): Promise<Pick<ModemFacts, 'manufacturer' | 'model' | 'imei' | 'imsi'>> {
    return {
      manufacturer: await this.#bare('AT+CGMI'),
      model: await this.#bare('AT+CGMM'),
      imei: await this.#bare('AT+CGSN'),
      imsi: await this.#bare('AT+CIMI'),
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

  /** One memory for all three uses, `ME` before `SM`: the SIM is the smaller and slower one. */
  async #storage(): Promise<Pick<ModemFacts, 'memory' | 'memories'>> {
    const choices = await this.#patiently('AT+CPMS=?', '+CPMS:');
    // A refusal says nothing about memories; taking it for "none" would give up their safety.
    const [first = [], second, third] = choices.ok ? readMemoryChoices(choices.lines) : [['SM']];
    const memory = this.#preferred(first);
    if (memory === undefined) return { memory: undefined, memories: [] };
    const wanted = [memory, pick(second, memory), pick(third, memory)].filter(isSet);
    for (let count = wanted.length; count > 0; count -= 1) {
      const set = await this.#setMemories(wanted.slice(0, count));
      if (set.ok) return { memory, memories: messageMemories(first, memory) };
    }
    throw new InitStop(`modem menolak memori ${memory}`);
  }

  #preferred(choices: string[]): string | undefined {
    return ['ME', 'SM', 'MT'].find((name) => choices.includes(name)) ?? choices[0];
  }

  #setMemories(names: string[]): Promise<AtResult> {
    const list = names.map((name) => `"${name}"`).join(',');
    return this.#patiently(`AT+CPMS=${list}`, '+CPMS:');
  }

  /**
   * Messages are kept by the modem and announced (mt=1); status reports come directly (ds=1) or, where
   * that is not offered, are kept too (ds=2). Without any memory messages must come directly as well.
   */
  async #notifications(direct: boolean): Promise<number[] | undefined> {
    const offered = await this.#ask('AT+CNMI=?', false, '+CNMI:');
    const [modes, mts, , reports] = offered.ok ? readNotificationChoices(offered.lines) : [];
    const mt = direct ? 2 : 1;
    for (const ds of [1, 2, 0].filter((value) => allows(reports, value))) {
      // Several vendors offer mode 2 and then refuse it (oFono sms.c).
      for (const mode of [2, 1].filter((value) => allows(modes, value))) {
        const wanted = [mode, allows(mts, mt) ? mt : 0, 0, ds, 0];
        if ((await this.#ask(`AT+CNMI=${wanted.join(',')}`)).ok) return wanted;
      }
    }
    this.#settings.log('warn', 'modem refuses AT+CNMI: messages are found by polling only');
    return undefined;
  }

  async #serviceCentre(): Promise<string | undefined> {
    const { serviceCentre } = this.#settings;
    if (serviceCentre !== undefined) await this.#ask(`AT+CSCA="${serviceCentre}",145`);
    const answer = await this.#patiently('AT+CSCA?', '+CSCA:');
    const number = answer.ok ? readServiceCentre(answer.lines) : undefined;
    if (number === undefined) {
      this.#settings.log('warn', 'the SIM names no service centre: it may be unable to send');
    }
    return number;
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

function isSet<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** The SIM and the modem's own memory; `MT` is both of them together, the others hold other things. */
function messageMemories(offered: string[], chosen: string): string[] {
  const own = offered.filter((name) => ['SM', 'ME'].includes(name));
  return own.includes(chosen) ? own : [chosen];
}

function pick(offered: string[] | undefined, wanted: string): string | undefined {
  return offered?.includes(wanted) ? wanted : offered?.[0];
}

/** An unreadable offer forbids nothing. */
function allows(offered: number[] | undefined, value: number): boolean {
  return offered === undefined || offered.length === 0 || offered.includes(value);
}

/** CME 14 SIM busy, CMS 314 SIM busy, 515 please wait; or AT+CPIN? answered with NOT READY (Huawei). */
function isLoading(answer: AtResult): boolean {
  if (answer.ok) return answer.lines.some((line) => /^\+CPIN: ?NOT READY$/.test(line));
  return [14, 314, 515].includes(answer.failure.code ?? -1);
}
