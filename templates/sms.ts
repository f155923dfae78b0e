import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Calendar } from '../machines/district/calendar.ts';
import { ofSteps } from '../machines/district/clock-steps.ts';
import type { Office } from '../machines/district/district.ts';
import { countSegments, isGsm7 } from '../machines/language/gsm7.ts';
import { bundleOf, crowds } from '../machines/messages/lanes.ts';
import { districtIn, type Message, type MessageName } from '../machines/messages/messages.ts';
import type { TicketItem } from '../machines/messages/values.ts';
import { compiledTemplate } from './compiled.ts';
import { shorten } from './shorten.ts';
import { samples } from './sms-samples.ts';
import { TemplateError } from './template-error.ts';
import { toGsm7 } from './transliterate.ts';

/** Turns messages into the text of an SMS: `templates/sms/<name>.hbs`, one file per message. */

export interface ComposedSms {
  text: string;
  segments: number;
  encoding: 'gsm7' | 'ucs2';
  /** What the office should look at: an overlong SMS, a link, digits that operators filter. */
  warnings: string[];
}

export interface Composer {
  /**
   * Never throws: a message that cannot be put into words still names its ticket.
   * @param now epoch milliseconds; a deadline that lies before it is told as one that was missed
   */
  compose(message: Message, now?: number): ComposedSms;
  /** One message for several reminders to one person; the first alone where they do not bundle. */
  bundle(messages: Message[]): Message;
}

export interface ComposerOptions {
  office: Office;
  calendar: Calendar;
  zoneName: string;
  /** Folder of the `.hbs` files. */
  folder: string;
  /** The office's own wording by the message's name, instead of the folder's; from the pack's `texts.yaml`. */
  own?: Readonly<Record<string, string>>;
  /** Wording that processes bring, by the message's name (`<process>:<name>`), each with sample values. */
  brought?: Readonly<Record<string, BroughtText>>;
}

export interface BroughtText {
  /** As in an `.hbs` file; the values are called by their own names. */
  text: string;
  /** Values as long as they get: the wording is tried with them at the start. */
  sample: Readonly<Record<string, string | number>>;
}

const STEPS: Record<string, string> = ofSteps('task');
const MOST_SEGMENTS = 6;

/** In minutes. */
const HOUR = 60;
const DAY = 24 * HOUR;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** As a sentence that fits: it ends in a full stop, or in `..` where it was cut. */
function shortened(text: string, length: number): string {
  const short = shorten(text, length, '..');
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

/** Whole sentences as far as they fit, the first one shortened where it does not. */
function sentencesOf(text: string, length: number): string {
  if (text.length <= length) return shortened(text, length);
  const end = text.lastIndexOf('. ', length - 1);
  return end < 0 ? shortened(text, length) : text.slice(0, end + 1);
}

type Render = (values: object, now: number) => string;

/** No SMS names a past day as a deadline: it says since when it is late. */
function deadline(words: string, day: string, late: boolean): string {
  if (!late) return `${words} ${day}`;
  const since = `terlambat sejak ${day}`;
  return /^\p{Lu}/u.test(words) ? `T${since.slice(1)}` : since;
}

function createHelpers(calendar: Calendar) {
  const local = (at: unknown) => {
    if (typeof at !== 'number' || !Number.isFinite(at)) throw new TypeError(`${at} is no time`);
    return calendar.local(at);
  };
  const date = (at: number) => {
    const { day, month } = local(at);
    return `${two(day)}/${two(month)}`;
  };
  const item = ({ ticket, due }: TicketItem, now: number) => {
    if (due === null) return ticket;
    return `${ticket} ${due <= now ? 'lewat' : 's.d.'} ${date(due)}`;
  };
  return {
    tanggal: date,
    /** `{{batas due "Jwb s.d."}}`: `Jwb s.d. 26/11`, or `Terlambat sejak 26/11`. */
    batas: (due: number, words: string, { data }: Handlebars.HelperOptions) =>
      deadline(words, date(due), due <= data.root.now),
    tanggalLengkap: (at: number) => `${date(at)}/${local(at).year}`,
    rupiah: (amount: number) => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`,
    jam: (at: number) => {
      const { hour, minute } = local(at);
      return `${two(hour)}.${two(minute)}`;
    },
    /** Minutes as people say them, rounded down: `45 menit`, `3 jam`, `2 hari`. */
    lama: (minutes: number) => {
      if (minutes < 2 * HOUR) return `${minutes} menit`;
      return minutes < 2 * DAY
        ? `${Math.floor(minutes / HOUR)} jam`
        : `${Math.floor(minutes / DAY)} hari`;
    },
    ringkas: shortened,
    potong: (text: string, length: number) => text.slice(0, length).trim(),
    langkah: (step: string) => STEPS[step] ?? step,
    /** `of`: how many there are, where not all of them are given. */
    daftar: (items: TicketItem[], most: number, { data, hash }: Handlebars.HelperOptions) => {
      const more = Number(hash.of ?? items.length) - Math.min(most, items.length);
      const shown = items.slice(0, most).map((one) => item(one, data.root.now));
      return shown.join(', ') + (more > 0 ? ` dan ${more} lagi` : '');
    },
    /** Tickets alone: `A001, A002 dan 34 lagi`. */
    nomor: (items: TicketItem[], most: number) => {
      const more = items.length - most;
      const shown = items.slice(0, most).map(({ ticket }) => ticket);
      return shown.join(', ') + (more > 0 ? ` dan ${more} lagi` : '');
    },
    jumlah: (items: Record<string, string | number>[], name: string) =>
      items.map((entry) => `${entry[name]} ${entry.count}`).join(', '),
  };
}

/** So many characters of a refusal leave room for who helps: its reason stands first. */
const REASON = 80;

/** Compiles every template and tries it with sample values. */
function compileAll(options: ComposerOptions): Map<string, Render> {
  const { office, calendar, zoneName, folder, own = {}, brought = {} } = options;
  const handlebars = Handlebars.create();
  handlebars.registerHelper(createHelpers(calendar));
  const { signature, telephone, emergencyNumber, district } = office;
  // whoever may harm himself is told of it where the pack names one
  const despairNumber = office.despairNumber ?? null;
  const globals = {
    signature,
    telephone,
    emergencyNumber,
    despairNumber,
    district,
    office: office.shortName,
    zone: zoneName,
  };
  const renders = new Map<string, Render>();
  handlebars.registerHelper({
    /** The reason that a refusal gives, without its signature; of several sentences as many as fit. */
    sebab({ template, vars }: Message, { data }: Handlebars.HelperOptions) {
      const text = renders.get(template)?.(vars, data.root.now) ?? '';
      return sentencesOf(text.replace(` -${signature}`, ''), REASON);
    },
  });
  /** @param where file or message, for the error */
  function add(name: string, where: string, read: () => string, values: object): void {
    try {
      const template = compiledTemplate(handlebars, read().trimEnd(), {
        strict: true,
        noEscape: true,
      });
      const render: Render = (given, now) => template({ ...globals, ...given, now });
      render(values, 0);
      renders.set(name, render);
    } catch (error) {
      throw new TemplateError(`${where}: ${error instanceof Error ? error.message : error}`);
    }
  }

  for (const [name, values] of Object.entries(samples)) {
    const file = join(folder, `${name}.hbs`);
    const text = own[name];
    if (text === undefined) add(name, file, () => readFileSync(file, 'utf8'), values);
    else add(name, `texts.yaml: texts.${name}`, () => text, values);
  }
  for (const name of Object.keys(own))
    if (!renders.has(name))
      throw new TemplateError(`texts.yaml: texts.${name}: no message is called so`);
  for (const [name, { text, sample }] of Object.entries(brought))
    add(name, name, () => text, sample);
  for (const file of readdirSync(folder))
    if (file.endsWith('.hbs') && !renders.has(file.slice(0, -4)))
      throw new TemplateError(`${join(folder, file)}: no message is called so (machines/messages)`);
  return renders;
}

function lint(text: string, segments: number): string[] {
  const warnings: string[] = [];
  if (segments > MOST_SEGMENTS) warnings.push(`${segments} SMS: more than ${MOST_SEGMENTS}`);
  if (/https?:|www\./i.test(text)) warnings.push('a link: operators filter them');
  if (/(?<![\d./])\d{4,}(?![\d./])/.test(text)) warnings.push('more than three digits in a row');
  return warnings;
}

/**
 * Makes the composer.
 * @throws TemplateError naming file and value
 */
export function createComposer(options: ComposerOptions): Composer {
  const renders = compileAll(options);

  function words({ template, vars }: Message, now: number): { text: string; failed?: string } {
    try {
      const render = renders.get(template);
      if (render === undefined) throw new TypeError('no wording');
      return { text: render('values' in vars ? vars.values : vars, now) };
    } catch (error) {
      const ticket = 'ticket' in vars && vars.ticket !== null ? ` No ${vars.ticket}` : '';
      const failed = error instanceof Error ? error.message : String(error);
      return { text: `Kabar aduan${ticket}. -${options.office.signature}`, failed };
    }
  }

  return {
    compose(message, now = Number.NEGATIVE_INFINITY) {
      const { text: raw, failed } = words(message, now);
      const text = toGsm7(raw);
      const segments = countSegments(text);
      const warnings = lint(text.replace(options.office.telephone, ''), segments);
      if (failed !== undefined) warnings.push(`template ${message.template}: ${failed}`);
      return { text, segments, encoding: isGsm7(text) ? 'gsm7' : 'ucs2', warnings };
    },
    bundle(messages) {
      const [first] = messages;
      if (first === undefined) throw new RangeError('nothing to bundle');
      const name = bundleOf[first.template];
      if (name === undefined || messages.length === 1) return first;
      if (first.template === 'darurat-perlu') {
        const vars = { ...first.vars, count: messages.length };
        return { template: 'darurat-perlu-banyak', vars };
      }
      const items = messages.map(itemOf);
      if (!crowds(first.template)) return { template: name as BundleName, vars: { items } };
      const said = messages.map(
        ({ vars }) => vars as Partial<Record<'category' | 'place', string>>,
      );
      const category = common(said.map((one) => one.category ?? null));
      const places = said.map(({ place }) => place ?? null);
      const place = common(places) ?? common(places.map(districtIn));
      const vars = { count: items.length, items, category, place };
      return { template: name as CrowdName, vars };
    },
  };
}

type BundleName =
  | 'skpd-ingat-banyak'
  | 'skpd-lewat-banyak'
  | 'eskalasi-banyak'
  | 'admin-ingat-banyak'
  | 'darurat-lagi-banyak'
  | 'darurat-pimpinan-banyak';

type CrowdName = 'skpd-tugas-banyak' | 'skpd-darurat-banyak' | 'admin-darurat-banyak';

/** What all of them say there; null where they differ. */
function common(said: (string | null)[]): string | null {
  const [first = null] = said;
  return said.every((one) => one === first) ? first : null;
}

function itemOf({ vars }: Message): TicketItem {
  const { ticket, category, due } = vars as { ticket?: string; category?: string; due?: number };
  return { ticket: ticket ?? '', category: category ?? null, due: due ?? null };
}

/** Names of all messages, for tests and the template page. */
export const messageNames = Object.keys(samples) as MessageName[];
