import { BEGIN, LETTER, ROAD, SCAN } from './world.ts';

/** One grey point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Good input of every operation, by its id, and some that is not. */

export interface Example {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  /** A file that is sent instead of JSON. */
  file?: { type: string; bytes: Buffer };
  /** Fields of the body that may be left out. */
  optional?: string[];
  /** Values of the query that are refused. */
  badQuery?: Record<string, (string | number)[]>;
  /** It is about something that belongs to one agency. */
  foreign?: boolean;
}

const PAGING = { limit: ['0', '101', 'x', '-1', '1.5'], cursor: ['', 'zz', 'x'.repeat(600)] };

export const EXAMPLES: Record<string, Example> = {
  listComplaints: {
    query: { limit: 2 },
    badQuery: {
      ...PAGING,
      order: ['x'],
      channel: ['x'],
      source: ['bot-wa'],
      updatedSince: ['x', '2026-11-23', '0'],
      fields: ['x', 'id,', 'id;state', ''],
      tag: ['x'],
      received: ['x', '2026-02-31', '2026..2025'],
      year: ['x', '1'],
      state: ['', 'x'.repeat(50), 'diteruskan', 'forwarded.x', 'constructor'],
      agency: ['pupr'],
      category: ['jalan', 'toString'],
    },
  },
  postComplaint: {
    body: {
      phone: '081200009009',
      text: 'lampu jalan mati di pasar liwa',
      category: 'LAMPU',
      sentAt: '2026-11-23T08:00:00+07:00',
      channel: 'whatsapp',
      external: { source: 'bot-wa', id: 'wamid.1' },
      reply: 'webhook',
    },
    // who answers the reporter himself needs no phone (`channels.test.ts`)
    optional: ['phone', 'category', 'sentAt', 'channel', 'external', 'reply'],
  },
  postAttachment: {
    params: { id: ROAD },
    query: { name: 'jalan.png' },
    badQuery: { name: ['x'.repeat(201)] },
    file: { type: 'image/png', bytes: PNG },
  },
  listHistory: { params: { id: ROAD }, query: { limit: 1 }, badQuery: PAGING, foreign: true },
  listEvents: { params: { id: ROAD }, foreign: true },
  postEvent: {
    params: { id: ROAD },
    body: { type: 'admin.classify', category: 'JALAN', agency: 'PUPR', secret: false },
    optional: ['category', 'agency', 'secret'],
    foreign: true,
  },
  getComplaint: { params: { id: ROAD }, badQuery: { fields: ['nik'] }, foreign: true },
  followEvents: {
    query: { since: 'latest', limit: 2 },
    badQuery: { limit: PAGING.limit, since: ['99999', '', 'x', '-1', '1.5', '9'.repeat(20)] },
  },
  listMessages: { params: { id: ROAD }, query: { limit: 1 }, badQuery: PAGING, foreign: true },
  listDocuments: { params: { id: ROAD }, foreign: true },
  getDocument: { params: { id: LETTER }, foreign: true },
  getDocumentFile: { params: { id: SCAN }, foreign: true },
  getDocumentHtml: { params: { id: LETTER }, foreign: true },
  getDocumentPdf: { params: { id: LETTER }, foreign: true },
  getStatistics: {
    query: { period: '2026-11' },
    badQuery: { period: ['', 'x', '2026-13', '2026-11..2026-10', 'x'.repeat(50)] },
  },
  getMetrics: {},
  listPrinted: { query: { limit: 2 }, badQuery: PAGING },
  getPrintedFeed: {},
  listAgencies: {},
  listCategories: {},
  listWebhooks: {},
  postWebhook: {
    body: { url: 'http://127.0.0.1:9/hook', types: ['complaint.answered'] },
    optional: ['types'],
  },
  getWebhook: { params: { id: 'wh-first' } },
  changeWebhook: {
    params: { id: 'wh-first' },
    body: { url: 'http://127.0.0.1:9/other', types: ['complaint.closed'], secrets: true },
    optional: ['url', 'types', 'secrets'],
  },
  rotateWebhookKey: {
    params: { id: 'wh-first' },
    body: { overlapHours: 1 },
  },
  testWebhook: { params: { id: 'wh-first' } },
  listDeliveries: {
    params: { id: 'wh-first' },
    query: { limit: 1 },
    badQuery: { limit: PAGING.limit, state: ['x'], cursor: ['', 'x'.repeat(600)] },
  },
  redeliver: { params: { id: 'wh-first', delivery: `${10 ** 15 - 1 - BEGIN}-${ROAD}:1` } },
  enableWebhook: { params: { id: 'wh-first' } },
  deleteWebhook: { params: { id: 'wh-second' } },
  getHealth: {},
};
