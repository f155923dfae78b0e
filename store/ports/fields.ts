/**
 * What instances are found and counted by. From these tables come the types of the port, and both stores make
 * columns, indexes and queries by themselves, also in databases of before.
 */

export interface Field {
  type: 'TEXT' | 'INTEGER';
  /** Pages are asked for by it: it has an index in the order of pages. */
  pages?: true;
  /** Not every process has it: it may leave it out. */
  optional?: true;
  /** What was last written before it was kept counts as this. */
  absent?: string;
  /** It tells who somebody is, and is taken out with the rest of that. */
  personal?: true;
}

/** Null where an instance has none. */
export const SEARCH_FIELDS = {
  /** Dotted active states of the main region: `forwarded.notified`. */
  state: { type: 'TEXT' },
  /** Ticket code (`A127`), or the number of a letter, and the year it belongs to. */
  ticket: { type: 'TEXT', pages: true },
  year: { type: 'INTEGER' },
  /** The citizen's number, E.164. */
  phone: { type: 'TEXT', pages: true, personal: true },
  kind: { type: 'TEXT' },
  category: { type: 'TEXT', pages: true },
  agency: { type: 'TEXT', pages: true },
  district: { type: 'TEXT', pages: true },
  village: { type: 'TEXT', pages: true },
  /** Instance id of the complaint this one was merged into. */
  parent: { type: 'TEXT' },
  /** How it came: `sms`, `web` …; null in what was last written before it was kept. */
  channel: { type: 'TEXT', optional: true, absent: 'sms' },
  /** What another system calls it, with that system's name. */
  external: { type: 'TEXT', pages: true, optional: true, personal: true },
  /** Name of the channel's token that brought it. */
  client: { type: 'TEXT', pages: true, optional: true },
  /** The deadline that runs now. */
  due: { type: 'INTEGER' },
  receivedAt: { type: 'INTEGER' },
  forwardedAt: { type: 'INTEGER' },
  answeredAt: { type: 'INTEGER' },
  closedAt: { type: 'INTEGER' },
  /** When a letter went out; null for one that was voided. */
  sentAt: { type: 'INTEGER', optional: true },
} as const satisfies Record<string, Field>;

/**
 * What the numbers of reports are made of; days are those of the SOP, results `within`, `extended` or
 * `late`. Null where it has not happened or was not measured.
 */
export const MEASURES = {
  /** 1 or 0. */
  secret: 'INTEGER',
  emergency: 'INTEGER',
  /** How it ended: `answered`, `withdrawn`, `appreciation`, or why it was rejected. */
  outcome: 'TEXT',
  /** 1–5. */
  rating: 'INTEGER',
  /** Times, and when the last time was. */
  reopened: 'INTEGER',
  reopenedAt: 'INTEGER',
  publishedAt: 'INTEGER',
  /** SOP step 2. */
  enterDays: 'INTEGER',
  enterResult: 'TEXT',
  /** To the agency by SMS, and by letter, with which SOP step 3 ends. */
  forwardDays: 'INTEGER',
  forwardResult: 'TEXT',
  letterDays: 'INTEGER',
  letterResult: 'TEXT',
  /** SOP step 4, since the last reopening. */
  answerDays: 'INTEGER',
  answerResult: 'TEXT',
  /** Whose answer stands, where that is another than whose complaint it is: what was merged is answered with its parent. */
  answeredBy: 'TEXT',
  /** SOP step 5, since the last reopening. */
  replyDays: 'INTEGER',
  replyResult: 'TEXT',
  /** The first answer that went out: when, whose, SOP step 4 until then, 1–5. */
  firstAnsweredAt: 'INTEGER',
  firstAgency: 'TEXT',
  firstAnswerDays: 'INTEGER',
  firstAnswerResult: 'TEXT',
  firstRating: 'INTEGER',
  /** 1 where it was opened again after the first answer, else 0. */
  overtaken: 'INTEGER',
} as const satisfies Record<string, Field['type']>;

export type FieldName = keyof typeof SEARCH_FIELDS;
export type MeasureName = keyof typeof MEASURES;

/** Moments that a report may be about, and by what it counts their instances: one index holds all of it. */
export const COUNTED = {
  receivedAt: [
    ...(['kind', 'category', 'agency', 'district', 'secret', 'emergency'] as const),
    ...(['enterResult', 'enterDays'] as const),
  ],
  forwardedAt: ['agency', 'secret', 'forwardResult', 'forwardDays', 'letterResult', 'letterDays'],
  answeredAt: [
    ...(['agency', 'answeredBy', 'category', 'secret'] as const),
    ...(['answerResult', 'answerDays', 'replyResult', 'replyDays', 'rating'] as const),
  ],
  firstAnsweredAt: [
    ...(['firstAgency', 'firstAnswerResult', 'firstAnswerDays'] as const),
    ...(['firstRating', 'overtaken', 'secret'] as const),
  ],
  closedAt: ['outcome', 'agency', 'category', 'secret'],
  reopenedAt: [],
  publishedAt: [],
  sentAt: ['kind'],
} satisfies Partial<Record<FieldName | MeasureName, readonly (FieldName | MeasureName)[]>>;

export const FIELD_NAMES = Object.keys(SEARCH_FIELDS) as FieldName[];
export const MEASURE_FIELDS = Object.keys(MEASURES) as MeasureName[];

/** Fields that are taken out when their instance is erased. */
export const PERSONAL_FIELDS = FIELD_NAMES.filter((name) => 'personal' in SEARCH_FIELDS[name]);

/** Fields with an index of their own, in the order of pages. */
export const PAGED_FIELDS = FIELD_NAMES.filter((name) => 'pages' in SEARCH_FIELDS[name]);
