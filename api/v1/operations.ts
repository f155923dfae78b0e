import type { Operation } from './operation.ts';
import { listAgencies, listCategories } from './operations/agencies.ts';
import { getComplaint, listComplaints } from './operations/complaints.ts';
import { listEvents, listHistory, postEvent } from './operations/events.ts';
import { getHealth } from './operations/health.ts';
import { postComplaint } from './operations/new-complaint.ts';

/** Every operation of the API, in the order the documentation shows them. */
export const OPERATIONS: readonly Operation[] = [
  listComplaints,
  postComplaint,
  getComplaint,
  listHistory,
  listEvents,
  postEvent,
  listAgencies,
  listCategories,
  getHealth,
];
