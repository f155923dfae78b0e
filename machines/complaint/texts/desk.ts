import { overseerOf, type Rules, shortName } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { bothEnds } from '../../text/text-ends.ts';
import type { ComplaintContext } from '../base/context.ts';
import { ahead, isAgencysTurn } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { accusesOverseerAfter, knownTo, withdrawsSecretly } from '../base/secrecy.ts';
import { hearsOrders } from './agency.ts';
import { addedWords, due, firstWords, name, senders, summary, textOf } from './message.ts';

/** SMS that confirm what somebody has just done, and those to the admin. */

/** A confirmation quotes so many characters of what was done: its sender sees what somebody else may have sent. */
const QUOTED = 60;
const quotedOf = (event: ComplaintEvent) => bothEnds(textOf(event), QUOTED);

/** So much of a longer answer, which LIHAT shows whole. */
const QUOTED_LONG = 38;

/** How long an answer was, and what of it its receipt quotes. */
function receiptOf(event: ComplaintEvent) {
  const { length } = textOf(event).trim();
  const more = length > QUOTED;
  return { length, more, text: more ? bothEnds(textOf(event), QUOTED_LONG) : quotedOf(event) };
}

/** Confirmations to whoever just wrote, as actions of the statechart. */
export function confirmationTexts(rules: Rules) {
  const { toSender } = senders(rules);
  return {
    acceptOk: toSender((c) => ({
      template: 'skpd-terima-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    progressOk: toSender((c) => ({
      template: 'skpd-proses-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    answerOk: toSender((c, e) => {
      const { policy } = rules.district;
      const until =
        policy.review === 'hold'
          ? timeOf(e) + policy.holdMinutes * 60_000
          : policy.review === 'none'
            ? timeOf(e) + policy.correctionMinutes * 60_000
            : null;
      return {
        template: 'skpd-jawab-ok',
        vars: { ticket: c.ticket, ...receiptOf(e), until },
      };
    }),
    correctOk: toSender((c, e) => ({
      template: 'skpd-ralat-ok',
      vars: { ticket: c.ticket, text: quotedOf(e) },
    })),
    retractOk: toSender((c, e) => ({
      template: 'skpd-tarik-ok',
      vars: { ticket: c.ticket, due: ahead(c.clock?.dueAt, e) },
    })),
    noteOk: toSender((c) => ({ template: 'skpd-catatan-ok', vars: { ticket: c.ticket } })),
    askOk: toSender((c) => ({
      template: 'skpd-minta-ok',
      vars: { ticket: c.ticket },
    })),
    transferOk: toSender((c) => ({
      template: 'skpd-alih-ok',
      vars: { ticket: c.ticket },
    })),
    extendOk: toSender((c) => ({
      template: 'skpd-tunda-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    /** @param what is done, as the admin reads it */
    adminOk: (c: ComplaintContext, e: ComplaintEvent, { what }: { what: string }) =>
      toSender(() => ({ template: 'admin-ok', vars: { ticket: c.ticket, what } }))(c, e),
    /** After the context has taken it down. */
    classifyOk: toSender((c) => ({
      template: 'admin-ok',
      vars: { ticket: c.ticket, what: c.secret ? 'dirahasiakan' : 'tidak rahasia lagi' },
    })),
    instructOk: toSender((c) => ({
      template: 'bupati-perintah-ok',
      // as it went out: an agency without the task has not got it (`agency.ts`, instruction)
      vars: { ticket: c.ticket, agency: hearsOrders(rules, c) ? name(rules, c) : null },
    })),
  };
}

/** What the admin has to look at, as actions of the statechart. */
export function adminTexts(rules: Rules) {
  const { toAdmin } = senders(rules);
  const needsReview = toAdmin((c) => ({
    template: 'admin-telaah',
    vars: { ticket: c.ticket, agency: name(rules, c), text: c.answer?.text ?? '' },
  }));
  return {
    needsTriage: toAdmin((c) => ({
      template: 'admin-triase',
      vars: {
        ...summary(c),
        text: firstWords(c),
        added: addedWords(c),
        why: c.agency === null ? '' : name(rules, c),
      },
    })),
    alarm: toAdmin((c) => ({ template: 'admin-darurat', vars: summary(c) }), 'any'),
    /** Before the context forgets who had it. */
    secretAlarm: toAdmin(
      (c, e) => ({
        template: 'admin-rahasia',
        vars: {
          ticket: c.ticket,
          from: knownTo(c) === null ? null : shortName(rules, knownTo(c)),
          to: shortName(rules, overseerOf(rules, accusesOverseerAfter(c, e))),
        },
      }),
      'any',
    ),
    /** Taken back with words that make it secret: nobody has it, and somebody may be in danger. */
    secretWithdrawn: (c: ComplaintContext, e: ComplaintEvent) =>
      withdrawsSecretly(rules, c, e)
        ? toAdmin(() => ({ template: 'admin-batal-rahasia', vars: { ticket: c.ticket } }), 'any')(
            c,
            e,
          )
        : [],
    transferAsked: toAdmin((c) => ({
      template: 'admin-alih',
      vars: {
        ticket: c.ticket,
        agency: name(rules, c),
        to: c.transfer?.to == null ? null : shortName(rules, c.transfer.to),
        reason: c.transfer?.reason ?? '',
      },
    })),
    extended: toAdmin((c, e) => ({
      template: 'admin-tunda',
      vars: { ticket: c.ticket, agency: name(rules, c), due: due(c), reason: textOf(e) },
    })),
    awake: toAdmin((c) => ({
      template: 'admin-lanjut',
      vars: {
        ticket: c.ticket,
        agency: isAgencysTurn(c) ? name(rules, c) : null,
        times: c.parkings.length > 1 ? c.parkings.length : null,
      },
    })),
    /** A held answer leaves by itself: nobody has to look at it. */
    needsReview: (c: ComplaintContext, e: ComplaintEvent) =>
      rules.district.policy.review === 'admin' ? needsReview(c, e) : [],
    beyondLegal: toAdmin(
      (c) => ({
        template: 'admin-batas-hukum',
        vars: { ticket: c.ticket, agency: c.agency === null ? null : name(rules, c) },
      }),
      'office',
    ),
  };
}
