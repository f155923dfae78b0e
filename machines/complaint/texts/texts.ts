import type { Rules } from '../../district/rules.ts';
import { agencyTexts, deadlineTexts } from './agency.ts';
import { dangerTexts } from './danger.ts';
import { adminTexts, confirmationTexts } from './desk.ts';
import { newsTexts } from './news.ts';
import { receiptTexts } from './receipts.ts';

/**
 * The SMS of a complaint: which message goes to whom with which values. The statechart says when;
 * `templates/sms` says how it reads.
 */

/** All SMS of a complaint as actions of its statechart. */
export function complaintTexts(rules: Rules) {
  return {
    ...receiptTexts(rules),
    ...newsTexts(rules),
    ...agencyTexts(rules),
    ...deadlineTexts(rules),
    ...confirmationTexts(rules),
    ...adminTexts(rules),
    ...dangerTexts(rules),
  };
}
