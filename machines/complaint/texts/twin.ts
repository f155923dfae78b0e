import { type Rules, shortName } from '../../district/rules.ts';
import type { Message } from '../../messages/messages.ts';
import type { ComplaintContext, Twin } from '../base/context.ts';
import { partnerOf, promisedDue } from './message.ts';

/** Two complaints of one SMS, as one receipt names them. */

/** What the other one tells of this complaint. */
export function twinOf(rules: Rules, context: ComplaintContext): Twin {
  const { ticket, category, givenTo, answeredAt } = context;
  const isWithAgency = givenTo !== null && context.agency === givenTo;
  const isElsewhere = !isWithAgency && context.reading.flags.includes('outOfJurisdiction');
  return {
    ticket,
    category,
    agency: isWithAgency ? shortName(rules, givenTo) : null,
    due: isWithAgency && answeredAt === null ? promisedDue(context) : null,
    redirect: isElsewhere ? partnerOf(rules, context) : null,
  };
}

/**
 * The receipt of both.
 * @param twin the one that was there before
 */
export function receiptOfBoth(rules: Rules, context: ComplaintContext, twin: Twin): Message {
  return {
    template: 'terima-dua',
    vars: { ticket: twin.ticket, parts: [twin, twinOf(rules, context)] },
  };
}
