import type { Recipient, SmsEffect } from '../../effects.ts';
import type { Message } from '../../messages.ts';
import { personOf } from '../../people.ts';
import { type Rules, shortName } from '../../rules.ts';
import type { ComplaintContext } from '../base/context.ts';
import { ahead, isAgencysTurn, isWithAgency, ladder } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { complaintFacts, isGiven, maySee } from '../base/policy.ts';
import { isSecretAfter } from '../base/secrecy.ts';
import {
  due,
  late,
  latestWords,
  name,
  officer,
  placeText,
  senders,
  summary,
  type Text,
  textOf,
} from './message.ts';

/** SMS to the agency that has the complaint, and up the ladder when it is late. */

/** Whose turn it is, as the ladder names it. */
function holderOf(rules: Rules, context: ComplaintContext): string {
  return isAgencysTurn(context) ? shortName(rules, context.agency) : 'Admin Hotline';
}

/** Danger looks like danger: no day to answer by, and whom to ring. */
function taskOf(context: ComplaintContext): Message {
  const about = summary(context);
  if (!context.emergency) return { template: 'skpd-tugas', vars: { ...about, due: due(context) } };
  return { template: 'skpd-darurat', vars: about };
}

/** Tasks and what changes about them, as actions of the statechart. */
export function agencyTexts(rules: Rules) {
  const { toOfficer } = senders(rules);
  const cancelled = toOfficer((c) => ({
    template: 'skpd-dibatalkan',
    vars: { ticket: c.ticket },
  }));
  const handedOn = toOfficer((c, e) => ({
    template: 'skpd-dialihkan',
    vars: {
      ticket: c.ticket,
      agency: shortName(rules, e.type === 'admin.forward' ? e.agency : null),
    },
  }));
  return {
    task: (c) => ({
      to: officer(rules, c),
      message: taskOf(c),
      hours: c.emergency ? 'any' : 'sending',
    }),
    taskHead: (c) => ({
      to: { role: 'head', agency: c.agency ?? rules.district.office.agency },
      message: taskOf(c),
      hours: 'any',
    }),
    addition: toOfficer((c, e) => ({
      template: 'skpd-keterangan',
      vars: { ticket: c.ticket, text: latestWords(c, e), due: c.clock?.dueAt ?? null },
    })),
    noAddition: toOfficer((c) => ({
      template: 'skpd-tanpa-keterangan',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    cancelled,
    /** An agency that knows it hears no more than that it is taken back. */
    recalled: (c, e) => (isGiven(c) ? cancelled(c, e) : []),
    /** An agency that has the task hears that it is taken back. */
    takenBack: (c, e) => (isWithAgency(c) ? cancelled(c, e) : []),
    taskReopened: toOfficer((c, e) => ({
      template: 'skpd-dibuka-lagi',
      vars: { ticket: c.ticket, text: latestWords(c, e), due: due(c) },
    })),
    returned: toOfficer((c, e) => ({
      template: 'skpd-dikembalikan',
      vars: { ticket: c.ticket, reason: textOf(e), due: due(c) },
    })),
    taskAgain: toOfficer((c, e) => ({
      template: 'skpd-tugas-lagi',
      vars: { ticket: c.ticket, due: ahead(c.clock?.dueAt, e) },
    })),
    transferRefused: toOfficer((c, e) => ({
      template: 'skpd-alih-ditolak',
      vars: { ticket: c.ticket, reason: textOf(e), due: due(c) },
    })),
    /** Before the new agency is written into the context: told to the old one; of a secret not who has it now. */
    handedOn: (c, e) => (isSecretAfter(rules, c, e) ? cancelled(c, e) : handedOn(c, e)),
    instruction: (c, e) => ({
      to: isAgencysTurn(c) ? officer(rules, c) : { role: 'admin' },
      message: {
        template: 'perintah-bupati',
        vars: { ticket: c.ticket, text: textOf(e), due: c.clock?.dueAt ?? null },
      },
      hours: 'any',
    }),
  } satisfies Record<string, Text>;
}

/** Reminders and escalation, as actions of the statechart. */
export function deadlineTexts(rules: Rules) {
  /** Whether whoever stands on a rung may read this complaint. */
  const mayRead = (c: ComplaintContext, to: Recipient) =>
    to.role === 'citizen' || to.role === 'sender'
      ? false
      : maySee(rules, personOf(to), complaintFacts(c));

  const escalation =
    (rung: number) =>
    (c: ComplaintContext, e: ComplaintEvent): SmsEffect => {
      const to = ladder(rules, c, rung + c.level);
      const lateness = late(rules, c, e);
      const agency = holderOf(rules, c);
      const message: Message = mayRead(c, to)
        ? { template: 'eskalasi', vars: { ...lateness, place: placeText(c), agency } }
        : { template: 'eskalasi-rahasia', vars: { agency, days: lateness.days } };
      return { to, message, hours: 'office' };
    };
  const everyRung = [0, 1, 2].map(escalation);

  return {
    reminder: (c) => ({
      to: ladder(rules, c, 0),
      message: isAgencysTurn(c)
        ? {
            template: 'skpd-ingat',
            vars: { ticket: c.ticket, category: c.category, due: due(c) },
          }
        : {
            template: 'admin-ingat',
            vars: { ticket: c.ticket, step: c.clock?.step ?? '', due: due(c) },
          },
      hours: 'office',
    }),
    overdue: (c, e) => ({
      to: ladder(rules, c, 0),
      message: isAgencysTurn(c)
        ? { template: 'skpd-lewat', vars: late(rules, c, e) }
        : {
            template: 'admin-ingat',
            vars: { ticket: c.ticket, step: c.clock?.step ?? '', due: due(c) },
          },
      hours: 'office',
    }),
    escalateHead: escalation(1),
    escalateSecretary: escalation(2),
    escalateRegent: escalation(3),
    /** After the last rung: whose turn it is, his head, and the Sekda hear again that nothing has come. */
    stillSilent: (c, e) => everyRung.map((told) => told(c, e)),
    /** A reopened complaint is told at once to the rung it starts from. */
    escalateReopened: (c, e) => {
      const to = ladder(rules, c, c.level);
      const agency = name(rules, c);
      const message: Message = mayRead(c, to)
        ? {
            template: 'eskalasi-dibuka',
            vars: { ...summary(c), text: textOf(e), agency, due: due(c) },
          }
        : { template: 'eskalasi-rahasia', vars: { agency, days: 0 } };
      return { to, message, hours: 'office' };
    },
  } satisfies Record<string, Text>;
}
