import { z } from 'zod';
import { CLOCK_STEP_NAMES, type ClockStep } from '../../../machines/district/clock-steps.ts';
import type { District, Places, Words } from '../../../machines/district/district.ts';
import {
  FATES,
  type Fate,
  OF_PROCESSES,
  RETAINED,
  RETAINED_KINDS,
  type Retained,
} from '../../../machines/district/retention.ts';
import { hasKnownGaps, MODULE_GAPS } from '../../../machines/district/text-modules.ts';
import { LETTER_KINDS, type LetterKind } from '../../../machines/letter/letter-kinds.ts';
import { typedNumber } from '../../office/words/typed-number.ts';
import { operatorsFile } from './operators-schema.ts';

/** Shapes of the district pack's files. Strict: a mistyped field is an error, not a silence. */

const text = z.string().trim().min(1);
const code = z.string().regex(/^[A-Z0-9_-]+$/, 'a code: capital letters, digits, - and _');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3])\.[0-5]\d$/, 'a time of day: HH.MM');
const days = z.number().int().min(0).max(400);

/** `0812…`, `62812…` and `+62812…` alike; gives E.164. */
const phone = z
  .string({ error: 'a phone number in quotes (YAML drops the leading 0 of a bare number)' })
  .transform((typed) => typedNumber(typed) ?? '')
  .refine((number) => number !== '', 'a phone number: 0812-…, or +… for abroad');

const hours = z
  .strictObject({ open: time, close: time })
  .refine(({ open, close }) => open < close, 'closes before it opens');
const week = z.array(hours.nullable()).length(7, 'seven days, Sunday first; null = closed');

/** What the pack had before: its code alone, or with the name it had. */
const former = z
  .union([
    code.transform((known) => ({ code: known, name: known, shortName: known })),
    z
      .strictObject({ code, name: text, shortName: text.max(24).optional() })
      .transform(({ shortName, ...own }) => ({ ...own, shortName: shortName ?? own.name })),
  ])
  .array()
  .exactOptional();

const route = z.strictObject({ words: z.array(text), agency: code });
const category = z.strictObject({
  code,
  name: text,
  agency: code,
  aliases: z.array(text),
  typos: z.array(text),
  strongHints: z.array(text),
  hints: z.array(text),
  weakHints: z.array(text),
  secret: z.boolean(),
  routes: z.array(route),
  formerly: former,
});

const agency = z
  .strictObject({
    code,
    name: text,
    shortName: text.max(24, 'at most 24 characters: it stands in SMS'),
    head: text,
    aliases: z.array(text),
    subjects: z.array(text),
    type: z.enum(['agency', 'district', 'partner']),
    redirect: text.optional(),
    verified: z.boolean(),
    formerly: former,
  })
  .transform(({ redirect, ...rest }) => (redirect === undefined ? rest : { ...rest, redirect }));

const village = z.strictObject({ code: text, name: text, type: z.enum(['pekon', 'kelurahan']) });
/** Rows and columns of the map of tiles. */
const tile = z.int().min(1).max(20);
const landmark = z
  .strictObject({ names: z.array(text).min(1), district: text, village: text.optional() })
  .transform(({ village: name, ...rest }) =>
    name === undefined ? rest : { ...rest, village: name },
  );

const contact = z
  .strictObject({
    role: z.enum(['officer', 'head', 'admin', 'secretary', 'regent']),
    agency: code.optional(),
    phone,
    label: text,
  })
  .transform(({ agency: of, ...rest }) => (of === undefined ? rest : { ...rest, agency: of }));

/** The standard time of every step that a clock runs for. */
function forEachStep<T>(time: T): Record<ClockStep, T> {
  return Object.fromEntries(CLOCK_STEP_NAMES.map((step) => [step, time])) as Record<ClockStep, T>;
}

const profile = z.strictObject({
  name: text,
  unit: z.enum(['workingDay', 'calendarDay']),
  send: days.default(1),
  enter: days.default(1),
  ...forEachStep(days),
  report: days,
  receive: days,
});

const sopStep = z.strictObject({
  step: z.number().int().min(1).max(7),
  activity: text,
  actor: text,
  output: text,
  time: z.enum(['send', 'enter', ...CLOCK_STEP_NAMES, 'report', 'receive']),
});

/** Eight digits of the date of birth, six of the appointment, the sex, three of order; or nothing yet. */
const nip = text.refine(
  (typed) => !/\d/.test(typed) || /^\d{8}\d{6}[12]\d{3}$/.test(typed.replace(/\s/g, '')),
  'a NIP: 18 digits (19700101 199501 1 001); dots as long as it is not known',
);
const signatoryFields = {
  title: text,
  acting: z.enum(['Plt.', 'Plh.', 'Pj.']).exactOptional(),
  onBehalfOf: text
    .refine((typed) => !/^a\.?n\.?\s/i.test(typed), 'without "a.n.": the letter sets it')
    .exactOptional(),
  name: text,
  rank: text,
  nip,
};
const deputy = z
  .strictObject({ from: date, to: date, ...signatoryFields })
  .refine(({ from, to }) => from <= to, 'ends before it begins');
const pictureFile = z
  .string()
  .regex(/^[\w-]+\.(svg|png|jpe?g)$/i, 'the name of an SVG, PNG or JPEG file in this folder');

const units = z.array(z.strictObject({ from: date, code: text })).min(1);
/** What comes in has the sender's own head. */
const ownKinds = (Object.keys(LETTER_KINDS) as LetterKind[]).filter((kind) => kind !== 'jawaban');
const kindHead = z.strictObject({
  government: text.exactOptional(),
  office: text.exactOptional(),
  address: text.exactOptional(),
  signatory: z.strictObject(signatoryFields).exactOptional(),
  deputies: z.array(deputy).exactOptional(),
  classification: text.exactOptional(),
  units: units.exactOptional(),
});

const newspaper = z.strictObject({
  name: text,
  address: text.exactOptional(),
  email: z.email('an e-mail address').exactOptional(),
});

/** Longer ones fit no field of the desk. */
const LONGEST_MODULE = 1000;
const textModule = z.strictObject({
  name: text.max(60),
  text: text
    .max(LONGEST_MODULE)
    .refine(hasKnownGaps, `in braces stands one of ${MODULE_GAPS.join(', ')}`),
});

const fates = Object.keys(FATES) as Fate[];
const archiveTime = z.strictObject({
  active: z.int().min(0).max(100),
  inactive: z.int().min(0).max(100),
  fate: z.enum(fates),
});
const archivedKinds = [...Object.keys(LETTER_KINDS), OF_PROCESSES];

function shapeOf<K extends string, T extends z.ZodType>(keys: readonly K[], of: (key: K) => T) {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, T>;
}

/** Longest that anything is kept, in months or days of its kind. */
const LONGEST = 1200;
const keptFor = (kind: Retained) => {
  const { unit, least } = RETAINED[kind];
  return z.int().min(least, `at least ${least} ${unit}s`).max(LONGEST);
};

/** Every kind has its time: what is left out would be kept for ever without anybody having said so. */
const retention = z.strictObject({
  ...shapeOf(RETAINED_KINDS, keptFor),
  letters: z.strictObject(shapeOf(archivedKinds, () => archiveTime)),
});

/** One schema per file of the pack, by file name. */
export const files = {
  'office.yaml': z.strictObject({
    office: z.strictObject({
      district: text,
      shortName: text,
      signature: text.max(20, 'at most 20 characters: it ends every SMS'),
      telephone: text,
      emergencyNumber: text,
      despairNumber: text.max(14, 'at most 14 characters: it stands in one SMS').optional(),
      agency: code,
      oversightAgency: code,
      secondOverseer: code,
      accusedAs: z.record(code, z.array(text)).default({}),
      readsOwnAccusations: z.boolean().default(false),
      secretReaders: z.array(z.enum(['leader', 'auditor'])).default([]),
    }),
    letterhead: z.strictObject({
      arms: pictureFile.nullable().default(null),
      government: text,
      office: text,
      address: text,
      town: text,
      signatory: z.strictObject(signatoryFields),
      deputies: z.array(deputy).default([]),
      classification: text,
      units,
      kinds: z.partialRecord(z.enum(ownKinds), kindHead).default({}),
      numberMask: text.includes('{urut', { error: 'must contain {urut}: the running number' }),
      paper: z.enum(['F4', 'A4']),
      electronic: z.boolean().default(false),
      basis: z.array(text).min(1, 'the rule the hotline runs under, the SOP first'),
    }),
    newspapers: z.array(newspaper).default([]),
    modules: z.array(textModule).default([]),
  }),
  'categories.yaml': z.strictObject({
    kinds: z.array(
      z.strictObject({ code: z.enum(['KELUHAN', 'SARAN', 'TANYA']), aliases: z.array(text) }),
    ),
    categories: z.array(category).min(1),
  }),
  'agencies.yaml': z.strictObject({ agencies: z.array(agency).min(1) }),
  'places.yaml': z.strictObject({
    districts: z
      .array(
        z.strictObject({
          code: text,
          name: text,
          aliases: z.array(text),
          tile: z.tuple([tile, tile]).optional(),
          villages: z.array(village),
        }),
      )
      .min(1),
    landmarks: z.array(landmark),
    outside: z.array(z.strictObject({ name: text, names: z.array(text).min(1), agency: code })),
  }),
  'words.yaml': z.strictObject({
    abbreviations: z.record(z.string(), z.string()),
    everyday: z.array(text),
    idioms: z.array(text),
  }),
  'contacts.yaml': z.strictObject({ contacts: z.array(contact) }),
  'calendar.yaml': z.strictObject({
    utcOffsetMinutes: z.number().int().min(-720).max(840),
    zoneName: text,
    week,
    sending: z.strictObject({ from: time, to: time, fridayPause: hours.nullable() }),
    exceptions: z.array(
      z.strictObject({
        ...{ from: date, to: date, name: text, week },
        estimated: z.boolean().default(false),
      }),
    ),
    holidays: z.array(
      z.strictObject({
        date,
        name: text,
        type: z.enum(['holiday', 'leave']),
        estimated: z.boolean(),
      }),
    ),
  }),
  'rules.yaml': z.strictObject({
    sop: z.strictObject({ number: text, steps: z.array(sopStep).length(7, 'seven steps') }),
    sla: z.strictObject({
      active: text,
      profiles: z.array(profile).min(1),
      legal: z.strictObject({ information: days, ordinary: days, oversight: days }),
      remindBefore: days,
      escalateAfter: z.tuple([days, days, days]),
      repeatEvery: days.default(5),
      extensionDays: days,
      extensions: days,
      citizenAnswerDays: days,
      verdictDays: days,
      reopenDays: days,
      clarifyMinutes: z.number().int().min(1),
    }),
    lines: z.strictObject({
      downMinutes: z.number().positive(),
      lowCredit: z.number().int().nonnegative(),
      expiryDays: z.number().int().nonnegative(),
    }),
    policy: z.strictObject({
      autoForwardConfidence: z.number().min(0).max(2),
      review: z.enum(['none', 'hold', 'admin']),
      holdMinutes: z.number().min(0),
      correctionMinutes: z.number().min(0),
      undoSeconds: z.number().int().min(0).max(600).default(60),
      pressDays: days.default(10),
      retractMinutes: z.number().min(0).default(1440),
      questions: days.default(2),
      transfers: days.default(2),
      alarmMinutes: z.array(z.number().int().min(1).max(1440)).min(1).default([10, 10, 10, 30]),
      alarmSlowest: z.number().int().min(1).max(1440).default(1440),
      parkDays: days.default(60),
      minimumAnswer: z.number().int().min(1),
      dailyLimit: z.number().int().min(1),
      dailyBudget: z.number().int().min(1),
      receiverHourly: z.number().int().min(1),
      receiverDaily: z.number().int().min(1),
      crowdHourly: z.number().int().min(1).default(10),
      alarmHourly: z.number().int().min(1).default(20),
      ranking: z
        .strictObject({ cases: z.number().int().min(1), share: z.number().min(0).max(1) })
        .default({ cases: 5, share: 0.8 }),
      smsTariff: z.number().nonnegative().nullable().default(null),
      costlyPrefixes: z.array(z.string().regex(/^(0|\+)\d+$/)).default(['0809']),
      homePrefixes: z.array(z.string().regex(/^\+\d+$/)).default(['+62']),
    }),
    schedules: z.strictObject({
      dailyDigest: time,
      weeklyDigest: z.strictObject({ weekday: z.number().int().min(0).max(6), time }),
      reports: z
        .array(z.enum(['weekly', 'monthly', 'yearly']))
        .refine((kinds) => new Set(kinds).size === kinds.length, 'names a kind twice'),
    }),
    retention: retention.nullable().default(null),
  }),
  'operators.yaml': operatorsFile,
  'texts.yaml': z.strictObject({ texts: z.record(z.string(), text).default({}) }),
};

/** Files that a pack may do without. */
export const OPTIONAL_FILES: ReadonlySet<string> = new Set<FileName>(['texts.yaml']);

export type FileName = keyof typeof files;
type Contents = { [F in FileName]: z.output<(typeof files)[F]> };

/** Puts the checked files together. */
export function joinFiles(pack: Contents): Omit<
  District,
  'words' | 'places' | 'learned' | 'accusing'
> & {
  words: Omit<Words, 'common'>;
  places: Omit<Places, 'regencies'>;
} {
  return {
    ...pack['office.yaml'],
    ...pack['categories.yaml'],
    ...pack['agencies.yaml'],
    places: pack['places.yaml'],
    words: pack['words.yaml'],
    ...pack['operators.yaml'],
    ...pack['contacts.yaml'],
    calendar: pack['calendar.yaml'],
    ...pack['rules.yaml'],
    ...pack['texts.yaml'],
  };
}
