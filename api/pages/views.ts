import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { oncePer } from '../../machines/base/once-per.ts';
import { type Rules, shortName } from '../../machines/district/rules.ts';
import { hasPages } from '../../machines/people/process-desk.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { currentIdentity } from '../office/identity.ts';
import { lookersMask } from '../office/people/looker-mask.ts';
import { personAtDesk } from '../office/people/person.ts';
import { dateText, momentText, shortMomentText, weekdayMomentText } from '../office/words/dates.ts';
import { holderOf } from '../office/words/holder.ts';
import { packagePath } from '../paths.ts';
import { listAddress } from './addresses.ts';
import { helpAddress } from './help-topics.ts';
import { mayOpen, type OpenPage, type Pages } from './pages.ts';

/**
 * Pages from `templates/web/*.hbs`, compiled once at the start. Handlebars escapes every value; the
 * places that do not are the body inside `layout.hbs`, which is itself a rendered template, and the
 * inspector's drawings, whose writers escape every word.
 */

/** Values a template asks for; strict templates fail on one that is missing. */
export type View = Record<string, unknown>;

export interface Views {
  /** A whole page with head and navigation. */
  page(template: string, title: string, view: View): string;
  /** A part of a page, for htmx. */
  fragment(template: string, view: View): string;
  /**
   * Whether whoever looks may open the page with this address, or send its form: for links. Somebody who has not
   * signed in may not.
   * @param path the pattern of its route
   */
  mayOpen(path: string, method: OpenPage['method']): boolean;
}

const folder = packagePath('templates', 'web');

/** Words in templates: `{{waktu at}}` `{{nomor phone}}` … all of them plain text that gets escaped. */
function helpers(rules: Rules): Record<string, Handlebars.HelperDelegate> {
  const orDash =
    <T>(format: (value: T) => string) =>
    (value: T | null) =>
      value === null ? '–' : format(value);
  return {
    waktu: orDash((at: number) => momentText(rules, at)),
    hariTanggal: orDash((at: number) => weekdayMomentText(rules, at)),
    tanggal: orDash((at: number) => dateText(rules, at)),
    jam: (at: number | null, { data }: Handlebars.HelperOptions) =>
      at === null ? '–' : shortMomentText(rules, at, data.now),
    /** How late what was due then is now, as everywhere in whole working days. */
    lewat: (due: number, { data }: Handlebars.HelperOptions) => {
      const days = due < data.now ? rules.calendar.workingDaysPassed(due, data.now) : 0;
      return days === 0 ? 'lewat tenggat' : `lewat ${days} hari kerja`;
    },
    iso: (at: number) => new Date(at).toISOString(),
    nomor: orDash((number: string) => lookersMask().number(number)),
    pemegang: (number: string | null) => holderOf(rules, number, lookersMask()),
    teks: orDash((text: string) => lookersMask().text(text)),
    instansi: (code: string | null) => (code === null ? '–' : shortName(rules, code)),
    sama: (a: unknown, b: unknown) => a === b,
    atau: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
    /** Whether whoever looks may open the page with this address, by the pattern of its route: for links. */
    boleh: (path: string, { data }: Handlebars.HelperOptions) => data.mayOpen(path, 'get'),
    /** The same for a form. */
    bolehKirim: (path: string, { data }: Handlebars.HelperOptions) => data.mayOpen(path, 'post'),
  };
}

/** Links to the processes with pages of their own that whoever looks has to do with. */
function processLinks({ processes }: Hotline): { link: string; path: string }[] {
  const identity = currentIdentity();
  if (identity === null) return [];
  const person = personAtDesk(identity);
  // what has pages of its own has its place in the head
  return processes.flatMap(({ process: { name }, desk }) =>
    hasPages(desk) && desk.sight(person) !== null
      ? [{ link: desk.link, path: listAddress(name, desk) }]
      : [],
  );
}

type Template = Handlebars.TemplateDelegate<View>;

/** Every template by its name, compiled once for each district. */
const templatesOf = oncePer((rules: Rules): Map<string, Template> => {
  const handlebars = Handlebars.create();
  const known = helpers(rules);
  for (const [name, helper] of Object.entries(known)) handlebars.registerHelper(name, helper);
  const knownHelpers = Object.fromEntries(Object.keys(known).map((name) => [name, true]));
  const options = { strict: true, knownHelpersOnly: true, knownHelpers };
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs'))) {
    const template = handlebars.compile(readFileSync(join(folder, file), 'utf8'), options);
    templates.set(basename(file, '.hbs'), template);
    handlebars.registerPartial(basename(file, '.hbs'), template);
  }
  return templates;
});

/**
 * @param pages all pages, also those that are added later
 * @throws when a template does not parse: a fault of the build, told at the start
 */
export function createViews(hotline: Hotline, pages: Pick<Pages, 'all'>): Views {
  const templates = templatesOf(hotline.rules);
  const { shortName: district } = hotline.rules.district.office;
  const office = {
    district,
    simulated: hotline.simulation !== null,
    demo: hotline.demo === true,
  };
  const { clock, simulation } = hotline;
  /** The date of a simulation whose clock was moved; null where it is the date outside. */
  const simulatedNow = () => ((simulation?.time?.ahead ?? 0) > 0 ? clock.now() : null);

  function fragment(name: string, view: View): string {
    const template = templates.get(name);
    if (template === undefined) throw new RangeError(`templates/web/${name}.hbs is missing`);
    return template(view, { data: { now: clock.now(), mayOpen: opens } });
  }

  function opens(path: string, method: OpenPage['method']): boolean {
    const identity = currentIdentity();
    return identity !== null && mayOpen(pages.all, personAtDesk(identity), path, method);
  }
  return {
    fragment,
    mayOpen: opens,
    page: (name, title, view) =>
      fragment('layout', {
        ...office,
        title,
        current: name,
        help: helpAddress(name),
        processes: processLinks(hotline),
        simulatedNow: simulatedNow(),
        user: currentIdentity()?.user ?? null,
        body: fragment(name, view),
      }),
  };
}
