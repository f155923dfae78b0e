import type { Personal } from '../district/personal.ts';

/** What was written into a report is taken out; its figures stay. */
export const REPORT_PERSONAL: Personal = {
  of: 'letters',
  archivedAs: 'laporan',
  isOver: ({ status }) => status === 'done',
  keeps: ['/id', '/kind', '/statistics', '/figures', 'filed', 'receipt.by'],
};
