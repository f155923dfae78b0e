import type { Operation } from './common/operation.ts';
import { listAgencies, listCategories } from './operations/agencies.ts';
import { postAttachment } from './operations/attachments.ts';
import { getComplaint, listComplaints } from './operations/complaints.ts';
import { listDeliveries, redeliver, rotateKey, testWebhook } from './operations/deliveries.ts';
import {
  getDocument,
  getDocumentFile,
  getDocumentHtml,
  getDocumentPdf,
  listDocuments,
} from './operations/documents.ts';
import { listEvents, listHistory, postEvent } from './operations/events.ts';
import { followEvents } from './operations/feed.ts';
import { getHealth } from './operations/health.ts';
import { listMessages } from './operations/messages.ts';
import { getMetrics } from './operations/metrics.ts';
import { postComplaint } from './operations/new-complaint.ts';

import { getPrintedFeed, listPrinted } from './operations/printed.ts';
import { getStatistics } from './operations/reports.ts';
import {
  changeWebhook,
  deleteWebhook,
  enableWebhook,
  getWebhook,
  listWebhooks,
  postWebhook,
} from './operations/webhooks.ts';

/** Every operation of the API, in the order the documentation shows them. */
export const OPERATIONS: readonly Operation[] = [
  listComplaints,
  postComplaint,
  getComplaint,
  postAttachment,
  listHistory,
  listEvents,
  postEvent,
  followEvents,
  listMessages,
  listDocuments,
  getDocument,
  getDocumentFile,
  getDocumentHtml,
  getDocumentPdf,
  getStatistics,
  listAgencies,
  listCategories,
  listWebhooks,
  postWebhook,
  getWebhook,
  changeWebhook,
  enableWebhook,
  rotateKey,
  testWebhook,
  listDeliveries,
  redeliver,
  deleteWebhook,
  listPrinted,
  getPrintedFeed,
  getHealth,
  getMetrics,
];
