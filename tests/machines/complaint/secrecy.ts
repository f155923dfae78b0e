import type { SmsParams } from '../../../machines/engine/outbox-rows.ts';
import { wholeSms } from '../../support/paper-line.ts';
import type { PaperOffice } from '../../support/paper-office.ts';
import type { Reads } from '../../support/read-log.ts';

/** Watches that nothing of a secret complaint reaches anybody outside it, through whatever door. */

/** People of the sample district; numbers are those of its pack. */
export const PHONES = {
  reporter: '+6281200009001',
  stranger: '+6281200009002',
  pupr: '+6281200000101',
  puprHead: '+6281200000100',
  dlhkp: '+6281200000111',
  inspektorat: '+6281200000281',
  inspektoratHead: '+6281200000280',
  ppkbpppa: '+6281200000301',
  ppkbpppaHead: '+6281200000300',
  admin: '+6281200000001',
  bupati: '+6281200000002',
  sekda: '+6281200000003',
} as const;

export type Someone = keyof typeof PHONES;

/** People of the agencies that secrets are for: abuse of office, and violence at home. */
export const OVERSEERS: Someone[] = ['inspektorat', 'inspektoratHead', 'ppkbpppa', 'ppkbpppaHead'];

/** Replies that say the same of a ticket that was never given, and recalls that say nothing. */
const MAY_NAME_TICKET = new Set([
  'skpd-bukan-tugas',
  'aduan-tidak-ada',
  'status-tidak-ada',
  'skpd-dibatalkan',
  'skpd-dialihkan',
  // says the tickets as they were typed, whether there are such
  'satu-satu',
]);

/** Words that stand nowhere else, as walks make them; of the fixed ones it is always the same. */
const TOKEN = /qz[0-9a-z]{5}xk|zamrud/g;
/** A complaint by its id, as lists and files name it. */
const ROW = /(\d{4}-[A-Z]+\d{3})"/g;

/** What those who write have done to it, whatever the hotline makes of that. */
interface Pleaded {
  /** Where in what left the line they did. */
  since: number;
  /** It accuses the office itself. */
  office: boolean;
}

interface Watched {
  id: string;
  reporter: string;
  /** By whoever wrote: it is to be secret; null while nobody asked for that. */
  pleaded: Pleaded | null;
  /** A word that stands nowhere else, for each text of the complaint, and when it was written. */
  tokens: string[];
  saidAt: Map<string, number>;
  /** Where in what left the line its secrecy began; null while it is none. */
  secretSince: number | null;
  /** The same for what accuses the office, which is kept from its admin too. */
  officeSince: number | null;
  /** What of the store it was read from when it was looked at last. */
  made: Reads | null;
  /** All that it remembers: words that went elsewhere are not its own. */
  remembers: string;
  insiders: Set<string>;
}

export class Secrecy {
  private readonly office: PaperOffice;
  private readonly watched = new Map<string, Watched>();
  /** Words of an answer that was given to the reporter of another complaint as well, by the ids of those: it is theirs. */
  private readonly given = new Map<string, Set<string>>();
  readonly faults: string[] = [];
  /** A word that stands in all that is written: what is searched for. */
  readonly marker: string;

  constructor(office: PaperOffice, marker: string) {
    this.office = office;
    this.marker = marker;
  }

  /** @param always a word that only what is secret may have, whenever it was said */
  watch(id: string, reporter: string, always?: string): void {
    if (this.watched.has(id)) return;
    // whom a secret is meant for may get another one with the same words
    const insiders = new Set<string>([reporter, ...OVERSEERS.map((who) => PHONES[who])]);
    insiders.add(PHONES.admin);
    const tokens = always === undefined ? [] : [always];
    const saidAt = new Map(tokens.map((token) => [token, Number.POSITIVE_INFINITY]));
    this.watched.set(id, {
      id,
      reporter,
      tokens,
      saidAt,
      pleaded: null,
      secretSince: null,
      officeSince: null,
      made: null,
      remembers: '',
      insiders,
    });
  }

  /** A word was written for this complaint. */
  said(id: string, token: string): void {
    this.watched.get(id)?.tokens.push(token);
    this.watched.get(id)?.saidAt.set(token, this.office.line.left.length);
  }

  /** Its reporter asked for secrecy or accused somebody of the office, or the admin called it secret. */
  pleaded(id: string, since: number, office = false): void {
    const one = this.watched.get(id);
    if (one === undefined) return;
    const before = one.pleaded;
    one.pleaded = { since: before?.since ?? since, office: office || before?.office === true };
    one.made = null;
  }

  /**
   * Notes what is secret now: what those who write have made so, and what the hotline takes for it besides. What it does
   * not take for secret though it was asked to is a fault. @param from where in what left the last step began: a complaint that it turned
   * secret counts as secret from there on
   */
  async look(from: number): Promise<void> {
    for (const one of this.watched.values()) {
      if (one.made !== null && (await this.office.readLog.isSame(one.made))) continue;
      const noted = await this.office.readLog.noting(() => this.office.complaint(one.id));
      const { value: complaint, reads } = noted;
      const { secret, reading } = complaint;
      const accused = secret && reading.flags.includes('accusesOffice');
      const { pleaded } = one;
      one.made = reads;
      one.remembers = JSON.stringify(complaint);
      one.secretSince = pleaded === null && !secret ? null : (one.secretSince ?? from);
      one.officeSince = pleaded?.office === true || accused ? (one.officeSince ?? from) : null;
      if (pleaded !== null && !secret) this.faults.push(`${one.id} is to be secret, and is not`);
      if (pleaded?.office === true && !accused)
        this.faults.push(`${one.id} accuses the office, and is not kept from it`);
    }
  }

  /** An answer to two that were one, told to both before one of them turned secret, stays the answer of the other. */
  private async noteGiven(from: number): Promise<void> {
    for (const { to, text, id: row } of wholeSms(this.office.line.left.slice(from))) {
      const words = text.toLowerCase().match(TOKEN) ?? [];
      const readers = [...this.watched.values()].filter(({ reporter }) => reporter === to);
      if (words.length === 0 || readers.length === 0) continue;
      if ((await this.template(row)) !== 'jawaban') continue;
      for (const word of words) {
        const of = [...this.watched.values()].find(({ tokens }) => tokens.includes(word));
        const said = of?.saidAt.get(word) ?? Number.POSITIVE_INFINITY;
        if (of === undefined || said >= (of.secretSince ?? Number.POSITIVE_INFINITY)) continue;
        const owners = this.given.get(word) ?? new Set();
        for (const { id } of readers) if (id !== of.id) owners.add(id);
        this.given.set(word, owners);
      }
    }
  }

  /** It is the answer of a complaint, too, that is no secret. */
  private isOpenElsewhere(word: string): boolean {
    return [...(this.given.get(word) ?? [])].some((id) => !this.isSecret(id));
  }

  /**
   * @param from what left before was looked at already
   * @param step what was done, for the faults
   */
  async checkSms(from: number, step: string): Promise<void> {
    await this.noteGiven(from);
    for (const {
      secretSince,
      officeSince,
      insiders,
      tokens,
      saidAt,
      id,
    } of this.watched.values()) {
      if (secretSince === null) continue;
      const ticket = id.slice(-4);
      for (const { to, text, id: row } of wholeSms(
        this.office.line.left.slice(Math.max(from, secretSince)),
      )) {
        if (insiders.has(to) && !(to === PHONES.admin && officeSince !== null)) continue;
        const word = tokens.find(
          (token) => text.toLowerCase().includes(token) && !this.isOpenElsewhere(token),
        );
        if (word === undefined && !text.includes(ticket)) continue;
        const template = await this.template(row);
        // an answer to two was given to both before one of them turned secret
        const earlier = (saidAt.get(word ?? '') ?? 0) < secretSince;
        if (template === 'jawaban' && earlier) continue;
        // who is asked back whether he really wrote it reads his own words and no others
        if (template === 'minta-kode') continue;
        if (word !== undefined || !MAY_NAME_TICKET.has(template))
          this.faults.push(`${step}: ${to} got ${text}`);
      }
    }
  }

  isSecret(id: string): boolean {
    return (this.watched.get(id)?.secretSince ?? null) !== null;
  }

  /** True for what accuses the office, and so is kept from its admin. */
  isKeptFromAdmin(id: string): boolean {
    return (this.watched.get(id)?.officeSince ?? null) !== null;
  }

  /**
   * What somebody outside was shown.
   * @param asked the address, and the word that was typed into it: both may come back
   * @param only the admin, who reads all secrets but this kind
   */
  checkText(
    text: string,
    where: string,
    { asked = '', echo = '', only = '' }: { asked?: string; echo?: string; only?: string } = {},
  ): void {
    const words = new Set(text.toLowerCase().match(TOKEN));
    words.delete(echo);
    const rows = new Set([...text.matchAll(ROW)].map(([, id]) => id ?? ''));
    if (words.size === 0 && rows.size === 0) return;
    for (const { tokens, id, secretSince, remembers } of this.watched.values()) {
      if (secretSince === null) continue;
      if (only === 'admin' && !this.isKeptFromAdmin(id)) continue;
      const own = only === 'admin' ? tokens.filter((one) => remembers.includes(one)) : tokens;
      const word = own.find((token) => words.has(token) && !this.isOpenElsewhere(token));
      const row = rows.has(id) && !asked.includes(id);
      if (word !== undefined || row) this.faults.push(`${where} shows ${word ?? ''} of ${id}`);
    }
  }

  private async template(row: string): Promise<string> {
    const entry = await this.office.hotline.store.outbox.get(row);
    if (entry === undefined) return '';
    const { message } = JSON.parse(entry.params) as SmsParams;
    // what is refused for the third time is the refusal, quoted
    return message.template === 'belum-berhasil' ? message.vars.refusal.template : message.template;
  }
}
