import type { Message } from '../../messages.ts';
import { type Rules, shortName } from '../../rules.ts';
import type { ComplaintContext } from '../base/context.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { due, senders, type Text } from './message.ts';

/** SMS to the citizen before anybody has the complaint: receipts and questions. */

export function partnerOf(rules: Rules, context: ComplaintContext): string {
  const agency = context.agency === null ? undefined : rules.agency(context.agency);
  return agency?.redirect ?? agency?.name ?? 'instansi yang berwenang';
}

/** `again`: it had an answer, which turned out not to be the end of it. */
function secretReceipt({ ticket, reopened }: ComplaintContext): Message {
  return { template: 'terima-rahasia', vars: { ticket, again: reopened > 0 } };
}

function asksForSecrecy(event: ComplaintEvent): boolean {
  return 'reading' in event && event.reading?.flags.includes('secret') === true;
}

/** Whom to ring comes first; that it is secret is told in the same words. */
function emergencyReceipt({ ticket, secret }: ComplaintContext): Message {
  return { template: 'terima-darurat', vars: { ticket, secret } };
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
  return { template, vars: { ticket, category } };
}

/** Numbered question about the category; 0 is "something else". */
function categoryQuestion(context: ComplaintContext): Message {
  const { ticket, category, options, reading } = context;
  const saysNothing = reading.flags.includes('tooShort') || reading.flags.includes('empty');
  if (saysNothing || options.length === 0) {
    return { template: 'tanya-isi', vars: { ticket, category } };
  }
  const numbered = options.map((label, index) => ({ key: String(index + 1), label }));
  const other = { key: String(options.length + 1), label: 'LAINNYA' };
  return { template: 'tanya-kategori', vars: { ticket, options: [...numbered, other] } };
}

/** Receipts and questions, as actions of the statechart. */
export function receiptTexts(rules: Rules) {
  const { toCitizen } = senders(rules);
  const question = (c: ComplaintContext) => ({
    ticket: c.ticket,
    question: c.question?.text ?? '',
    due: c.question?.dueAt ?? due(c),
  });
  const askCitizen = toCitizen((c) => ({ template: 'minta-lengkapi', vars: question(c) }));
  return {
    receiptRouted: toCitizen((c) => routedReceipt(rules, c)),
    receiptTriage: toCitizen((c) => triageReceipt(rules, c)),
    receiptSecret: toCitizen(secretReceipt),
    receiptAppreciation: toCitizen((c) => ({
      template: 'terima-apresiasi',
      vars: { ticket: c.ticket },
    })),
    askCategory: toCitizen(categoryQuestion),
    /** Who asks for secrecy hears that he has it. */
    addedOk: toCitizen((c, e) =>
      c.secret && asksForSecrecy(e)
        ? secretReceipt(c)
        : { template: 'tambah-ok', vars: { ticket: c.ticket } },
    ),
    askSecrecy: toCitizen((c) => ({
      template: 'tanya-rahasia',
      vars: { ticket: c.ticket, added: false },
    })),
    askCitizen,
    questionAgain: (c, e) => (c.question === null ? [] : askCitizen(c, e)),
    remindCitizen: toCitizen(
      (c) => ({ template: 'minta-lengkapi-ingat', vars: question(c) }),
      'office',
    ),
  } satisfies Record<string, Text>;
}
