import { type Rules, shortName } from '../../district/rules.ts';
import type { Message } from '../../messages/messages.ts';
import { laterPromise } from '../base/calendar-change.ts';
import type { ComplaintContext } from '../base/context.ts';
import { ahead } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { takesBack } from '../base/last-words.ts';
import { mayJudge } from '../base/policy.ts';
import { due, lastParking, name, partnerOf, promisedDue, senders, textOf } from './message.ts';

/** SMS to the citizen about what becomes of the complaint. */

function rejection(rules: Rules, context: ComplaintContext): Message {
  const { ticket, rejected } = context;
  if (rejected?.reason === 'jurisdiction') {
    const redirect = rejected.text || partnerOf(rules, context);
    return { template: 'bukan-kewenangan', vars: { ticket, redirect } };
  }
  return { template: 'tidak-diproses', vars: { ticket, reason: rejected?.text ?? '' } };
}

/** To a reporter who works for the agency that answered: his verdict on it does not count. */
export function ownAgency(rules: Rules, { ticket, answer, agency }: ComplaintContext): Message {
  const vars = { ticket, agency: shortName(rules, answer?.agency ?? agency) };
  return { template: 'nilai-sendiri', vars };
}

/** News to the citizen, as actions of the statechart. */
export function newsTexts(rules: Rules) {
  const { toCitizen } = senders(rules);
  const answer = toCitizen((c) => ({
    template: 'jawaban',
    vars: {
      ticket: c.ticket,
      agency: shortName(rules, c.answer?.agency ?? null),
      text: c.answer?.text ?? '',
    },
  }));
  const askRating = toCitizen((c) => ({ template: 'minta-nilai', vars: { ticket: c.ticket } }));
  return {
    forwarded: toCitizen((c) => ({
      template: 'diteruskan',
      vars: { ticket: c.ticket, agency: name(rules, c), due: due(c) },
    })),
    transferred: toCitizen((c) => ({
      template: 'dialihkan',
      vars: { ticket: c.ticket, agency: name(rules, c), due: promisedDue(c) },
    })),
    progress: toCitizen((c, e) => ({
      template: 'diproses',
      vars: { ticket: c.ticket, agency: name(rules, c), text: textOf(e) },
    })),
    postponed: toCitizen((c, e) => ({
      template: 'ditunda',
      vars: { ticket: c.ticket, agency: name(rules, c), due: due(c), reason: textOf(e) },
    })),
    /** Only where holidays have made it later than he was told, and once. */
    laterDue: (c: ComplaintContext, e: ComplaintEvent) => {
      const later = laterPromise(rules, c, e);
      if (later === null) return [];
      const vars = { ticket: c.ticket, agency: name(rules, c), due: later };
      return toCitizen(() => ({ template: 'batas-bergeser', vars }), 'sending')(c, e);
    },
    parked: toCitizen((c, e) => ({
      template: 'diparkir',
      vars: { ticket: c.ticket, until: lastParking(c).until, reason: textOf(e) },
    })),
    answer: (c: ComplaintContext, e: ComplaintEvent) => (takesBack(e) ? [] : answer(c, e)),
    /** Who wrote them hears it, whoever moved them. */
    wordsMoved: toCitizen((c) => ({ template: 'sms-dipindah', vars: { ticket: c.ticket } })),
    /**
     * Of a secret the old phone, which may be anybody's by now, hears nothing that says so: where its own code moved it,
     * that this was done, and where the admin did, not a word.
     */
    oldPhone: (c: ComplaintContext, e: ComplaintEvent) =>
      c.secret && e.type !== 'citizen.newPhone'
        ? []
        : toCitizen(() => ({
            template: 'nomor-lama',
            vars: { ticket: c.secret ? null : c.ticket },
          }))(c, e),
    /** With the answer that it may have missed. */
    newPhone: (c: ComplaintContext, e: ComplaintEvent) => {
      const told = toCitizen(() => ({ template: 'nomor-baru', vars: { ticket: c.ticket } }))(c, e);
      return c.answeredAt === null ? told : [told, answer(c, e)];
    },
    correction: toCitizen((c) => ({
      template: 'ralat-jawaban',
      vars: {
        ticket: c.ticket,
        agency: shortName(rules, c.answer?.agency ?? c.agency),
        text: c.answer?.text ?? '',
      },
    })),
    retracted: toCitizen((c, e) => ({
      template: 'jawaban-ditarik',
      vars: {
        ticket: c.ticket,
        agency: shortName(rules, c.answer?.agency ?? null),
        due:
          e.type === 'parent.retracted'
            ? ahead(e.due ?? undefined, e)
            : ahead(c.answer?.clock?.promisedAt ?? c.answer?.clock?.dueAt, e),
      },
    })),
    /** Whoever works for the agency that answered is not asked. */
    askRating: (c: ComplaintContext, e: ComplaintEvent) =>
      mayJudge(rules, c) && !takesBack(e) ? askRating(c, e) : [],
    ownAgency: toCitizen((c) => ownAgency(rules, c)),
    rated: toCitizen((c) => ({ template: 'nilai-ok', vars: { ticket: c.ticket } })),
    thanked: toCitizen((c) => ({
      template: 'terima-kasih',
      vars: { ticket: c.ticket },
    })),
    /** @param to who has it now */
    reopened: (c: ComplaintContext, e: ComplaintEvent, { to }: { to: 'agency' | 'admin' }) =>
      toCitizen(() => ({
        template: 'dibuka-lagi',
        vars: {
          ticket: c.ticket,
          agency: to === 'agency' ? name(rules, c) : null,
          due: to === 'agency' ? due(c) : null,
          other: e.type === 'child.unsolved',
        },
      }))(c, e),
    /** With the complaint it was merged into, whoever said that nothing is settled. */
    reopenedToo: (c: ComplaintContext, e: ComplaintEvent) =>
      e.type !== 'parent.reopened'
        ? []
        : toCitizen(() => ({
            template: 'dibuka-lagi',
            vars: {
              ticket: c.ticket,
              agency: e.agency === null ? null : shortName(rules, e.agency),
              due: e.due,
              other: e.ticket !== c.ticket,
            },
          }))(c, e),
    closedSilently: toCitizen(
      (c) => ({
        template: 'ditutup',
        vars: { ticket: c.ticket, days: rules.district.sla.verdictDays },
      }),
      'sending',
    ),
    apology: toCitizen(
      (c) => ({ template: 'terlambat', vars: { ticket: c.ticket, agency: name(rules, c) } }),
      'office',
    ),
    rejected: toCitizen((c) => rejection(rules, c)),
    // that somebody else has told the same secret is nobody's to know
    merged: toCitizen((c) => ({
      template: 'digabung',
      vars: { ticket: c.ticket, parent: c.secret ? null : (c.parent?.ticket ?? null) },
    })),
    /** The admin has taken back what the citizen was told; where he was not, it does not go out (`outgoing.ts`). */
    takenBackNews: toCitizen((c, e) => ({
      template: 'ditelaah-lagi',
      vars: {
        ticket: c.ticket,
        agency: e.type === 'admin.recall' ? name(rules, c) : null,
        merged: e.type === 'admin.separate' || e.type === 'parent.gone',
      },
    })),
    withdrawn: toCitizen((c) => ({ template: 'batal-ok', vars: { ticket: c.ticket } })),
    published: toCitizen(
      (c) => ({
        template: 'dimuat-koran',
        vars: {
          ticket: c.ticket,
          newspaper: c.publication?.newspaper ?? '',
          edition: c.publication?.edition ?? '',
        },
      }),
      'sending',
    ),
  };
}
