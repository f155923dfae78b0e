import { type Rules, shortName } from '../../district/rules.ts';
import type { SmsEffect } from '../../messages/effects.ts';
import type { Message } from '../../messages/messages.ts';
import { asSentence } from '../../text/text-ends.ts';
import type { Flag } from '../../text/understanding.ts';
import { despairs, isDanger } from '../base/alarm.ts';
import type { ComplaintContext, Twin } from '../base/context.ts';
import { ahead, isAgencysTurn } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { isSecretAfter } from '../base/secrecy.ts';
import { categoryQuestion, secrecyQuestion, secrecyQuestionAgain } from './asked.ts';
import { newsReceipt } from './danger.ts';
import { due, name, partnerOf, promisedDue, senders, type Text, unlessLoose } from './message.ts';
import { receiptOfBoth } from './twin.ts';

/** SMS to the citizen before anybody has the complaint: receipts and questions. */

/** `again`: it had an answer, which turned out not to be the end of it. */
function secretReceipt({ ticket, reopened }: ComplaintContext): Message {
  return { template: 'terima-rahasia', vars: { ticket, again: reopened > 0 } };
}

/** Nothing but the question how it stands, of what nobody has answered. */
function asksOnly({ answeredAt, closedAt }: ComplaintContext, event: ComplaintEvent): boolean {
  const reading = 'reading' in event ? event.reading : undefined;
  return reading?.asks === true && answeredAt === null && closedAt === null;
}

/** What is said now, not before. */
function brings(event: ComplaintEvent, flag: Flag): boolean {
  return 'reading' in event && event.reading?.flags.includes(flag) === true;
}

/** Whom to ring comes first; that it is secret is told in the same words. */
function emergencyReceipt(
  { ticket, secret, reading }: ComplaintContext,
  said: { flags: readonly string[] } = reading,
): Message {
  const vars = { ticket, secret };
  // the form for a fire is no answer to somebody who despairs
  if (said.flags.includes('despair')) return { template: 'terima-darurat-jiwa', vars };
  return { template: 'terima-darurat', vars };
}

/** The same of words that came later. */
function emergencyReceiptOf(context: ComplaintContext, event: ComplaintEvent): Message {
  return emergencyReceipt(context, 'reading' in event ? event.reading : undefined);
}

/** Receipt for a complaint that went straight to its agency. */
function routedReceipt(rules: Rules, context: ComplaintContext): Message {
  const { ticket, category } = context;
  if (context.emergency) return emergencyReceipt(context);
  if (context.secret) return secretReceipt(context);
  if (context.kind === 'SARAN') return { template: 'terima-saran', vars: { ticket, category } };
  if (context.kind === 'TANYA') return { template: 'terima-tanya', vars: { ticket, category } };
  const agency = shortName(rules, context.agency);
  return { template: 'terima-diteruskan', vars: { ticket, category, agency, due: due(context) } };
}

/** Both matters of words that nobody has parted yet. */
const withBeside = (category: string, { beside }: ComplaintContext['reading']) =>
  beside === undefined ? category : `${category} dan ${beside}`;

/** Receipt for a complaint that waits for the admin. */
function triageReceipt(rules: Rules, context: ComplaintContext): Message {
  const { ticket, category, kind } = context;
  if (context.emergency) return emergencyReceipt(context);
  if (context.secret) return secretReceipt(context);
  if (context.reading.flags.includes('outOfJurisdiction')) {
    return {
      template: 'terima-luar-kewenangan',
      vars: { ticket, redirect: partnerOf(rules, context) },
    };
  }
  const opens = rules.calendar.nextOfficeTime(context.receivedAt);
  if (opens > context.receivedAt) return { template: 'terima-luar-jam', vars: { ticket, opens } };
  if (category === null) return { template: 'terima-tanpa-kategori', vars: { ticket } };
  const template =
    kind === 'SARAN' ? 'terima-saran' : kind === 'TANYA' ? 'terima-tanya' : 'terima-keluhan';
  return { template, vars: { ticket, category: withBeside(category, context.reading) } };
}

/** Receipts and questions, as actions of the statechart. */
export function receiptTexts(rules: Rules) {
  const { toCitizen } = senders(rules);
  const isSpecial = ({ emergency, secret }: ComplaintContext) => emergency || secret;
  /** Of two complaints of one SMS the second one names both: the first says nothing yet. */
  const receipt =
    (own: (rules: Rules, context: ComplaintContext) => Message) =>
    (c: ComplaintContext, e: ComplaintEvent): SmsEffect | SmsEffect[] => {
      const plainly = toCitizen(() => own(rules, c))(c, e);
      const { twin, second } = c;
      if (isSpecial(c)) return twin === undefined ? plainly : [named(c, twin)(c, e), plainly];
      if (second != null) return [];
      return twin === undefined ? plainly : toCitizen(() => receiptOfBoth(rules, c, twin))(c, e);
    };
  const named = ({ ticket }: ComplaintContext, twin: Twin) =>
    toCitizen(() => ({ template: 'dipecah', vars: { ticket, other: twin.ticket } }));
  /** A question, behind what its complaint is where another one came with the same SMS. */
  const introduced =
    (text: (c: ComplaintContext, e: ComplaintEvent) => SmsEffect) =>
    (c: ComplaintContext, e: ComplaintEvent): SmsEffect | SmsEffect[] =>
      c.twin === undefined ? text(c, e) : [named(c, c.twin)(c, e), text(c, e)];
  const question = (c: ComplaintContext) => ({
    ticket: c.ticket,
    question: asSentence(c.question?.text ?? ''),
    due: c.question?.dueAt ?? due(c),
  });
  const askCitizen = toCitizen((c) => ({ template: 'minta-lengkapi', vars: question(c) }));
  /** How far it is, told to who asks: with whom, and until when unless that has passed. */
  const stands = (c: ComplaintContext, e: ComplaintEvent): Message => ({
    template: 'sampai-mana',
    vars: {
      ticket: c.ticket,
      agency: isAgencysTurn(c) && !c.secret ? name(rules, c) : null,
      due: isAgencysTurn(c) ? ahead(promisedDue(c), e) : null,
      told: isAgencysTurn(c),
    },
  });
  return {
    receiptRouted: receipt(routedReceipt),
    receiptTriage: receipt(triageReceipt),
    receiptSecret: toCitizen((c, e) =>
      brings(e, 'emergency') ? emergencyReceiptOf(c, e) : secretReceipt(c),
    ),
    /** Before the context has taken it down: whoever was promised secrecy hears that it ends, and how to have it again. */
    secrecyNews: (c: ComplaintContext, e: ComplaintEvent) => {
      const secret = isSecretAfter(rules, c, e);
      if (secret === c.secret) return [];
      const lifted: Message = { template: 'rahasia-dicabut', vars: { ticket: c.ticket } };
      return toCitizen(secret ? secretReceipt : () => lifted)(c, e);
    },
    receiptAppreciation: toCitizen((c) => ({
      template: 'terima-apresiasi',
      vars: { ticket: c.ticket },
    })),
    askCategory: introduced(toCitizen(categoryQuestion)),
    /** Who despairs is answered as such, who asks for secrecy hears that he has it, and who asks how it stands where it is. */
    addedOk: unlessLoose(
      toCitizen((c, e) => {
        if (brings(e, 'despair')) return emergencyReceiptOf(c, e);
        if (isDanger(c) && despairs(c)) return emergencyReceipt(c);
        // who asks not to be named hears that first, unless the danger grows by his words
        const pleads = c.secret && brings(e, 'secret');
        if (isDanger(c) && !(pleads && !brings(e, 'emergency'))) return newsReceipt(c, e);
        if (pleads) return secretReceipt(c);
        return asksOnly(c, e)
          ? stands(c, e)
          : { template: 'tambah-ok', vars: { ticket: c.ticket } };
      }),
    ),
    askSecrecy: introduced(toCitizen(secrecyQuestion)),
    askSecrecyAgain: toCitizen(secrecyQuestionAgain),
    askCitizen,
    questionAgain: (c, e) => (c.question === null ? [] : askCitizen(c, e)),
    remindCitizen: toCitizen(
      (c) => ({ template: 'minta-lengkapi-ingat', vars: question(c) }),
      'office',
    ),
  } satisfies Record<string, Text>;
}
