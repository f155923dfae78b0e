import type { Recipient } from '../../effects.ts';
import type { Message } from '../../messages.ts';
import { type Rules, shortName } from '../../rules.ts';
import type { ComplaintContext } from '../context.ts';
import { ladder } from '../deadline.ts';
import { complaintFacts, maySee, personOf } from '../policy.ts';
import {
  due,
  late,
  latestWords,
  name,
  officer,
  placeText,
  senders,
  sms,
  summary,
  textOf,
} from './message.ts';

/** SMS to the agency that has the complaint, and up the ladder when it is late. */

/** Whose turn it is, as the ladder names it. */
function holderOf(rules: Rules, context: ComplaintContext): string {
  return context.clock?.step === 'answer' ? shortName(rules, context.agency) : 'Admin Hotline';
}

/** Tasks and what changes about them, as actions of the statechart. */
export function agencyTexts(rules: Rules) {
  const { toOfficer } = senders(rules);
  return {
    task: sms('skpd-tugas', (c) => ({
      to: officer(rules, c),
      message: { template: 'skpd-tugas', vars: { ...summary(c), due: due(c) } },
      hours: c.emergency ? 'any' : 'sending',
    })),
    taskHead: sms('skpd-tugas (kepala)', (c) => ({
      to: { role: 'head', agency: c.agency ?? rules.district.office.agency },
      message: { template: 'skpd-tugas', vars: { ...summary(c), due: due(c) } },
      hours: 'any',
    })),
    addition: toOfficer('skpd-keterangan', (c, e) => ({
      template: 'skpd-keterangan',
      vars: { ticket: c.ticket, text: latestWords(c, e), due: c.clock?.dueAt ?? null },
    })),
    noAddition: toOfficer('skpd-tanpa-keterangan', (c) => ({
      template: 'skpd-tanpa-keterangan',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    cancelled: toOfficer('skpd-dibatalkan', (c) => ({
      template: 'skpd-dibatalkan',
      vars: { ticket: c.ticket },
    })),
    taskReopened: toOfficer('skpd-dibuka-lagi', (c, e) => ({
      template: 'skpd-dibuka-lagi',
      vars: { ticket: c.ticket, text: latestWords(c, e), due: due(c) },
    })),
    returned: toOfficer('skpd-dikembalikan', (c, e) => ({
      template: 'skpd-dikembalikan',
      vars: { ticket: c.ticket, reason: textOf(e), due: due(c) },
    })),
    transferRefused: toOfficer('skpd-alih-ditolak', (c, e) => ({
      template: 'skpd-alih-ditolak',
      vars: { ticket: c.ticket, reason: textOf(e), due: due(c) },
    })),
    /** Before the new agency is written into the context: told to the old one. */
    handedOn: toOfficer('skpd-dialihkan', (c, e) => ({
      template: 'skpd-dialihkan',
      vars: {
        ticket: c.ticket,
        agency: shortName(rules, e.type === 'admin.forward' ? e.agency : null),
      },
    })),
    instruction: sms('perintah-bupati', (c, e) => ({
      to: c.clock?.step === 'answer' ? officer(rules, c) : { role: 'admin' },
      message: {
        template: 'perintah-bupati',
        vars: { ticket: c.ticket, text: textOf(e), due: c.clock?.dueAt ?? null },
      },
      hours: 'any',
    })),
  };
}

/** Reminders and escalation, as actions of the statechart. */
export function deadlineTexts(rules: Rules) {
  /** Whether whoever stands on a rung may read this complaint. */
  const mayRead = (c: ComplaintContext, to: Recipient) =>
    to.role === 'citizen' || to.role === 'sender'
      ? false
      : maySee(rules, personOf(to), complaintFacts(c));

  const escalation = (rung: number) =>
    sms('eskalasi', (c, e) => {
      const to = ladder(rules, c, rung + c.level);
      const lateness = late(rules, c, e);
      const agency = holderOf(rules, c);
      const message: Message = mayRead(c, to)
        ? { template: 'eskalasi', vars: { ...lateness, place: placeText(c), agency } }
        : { template: 'eskalasi-rahasia', vars: { agency, days: lateness.days } };
      return { to, message, hours: 'office' };
    });

  return {
    reminder: sms('skpd-ingat', (c) => ({
      to: ladder(rules, c, 0),
      message:
        c.clock?.step === 'answer'
          ? {
              template: 'skpd-ingat',
              vars: { ticket: c.ticket, category: c.category, due: due(c) },
            }
          : {
              template: 'admin-ingat',
              vars: { ticket: c.ticket, step: c.clock?.step ?? '', due: due(c) },
            },
      hours: 'office',
    })),
    overdue: sms('skpd-lewat', (c, e) => ({
      to: ladder(rules, c, 0),
      message:
        c.clock?.step === 'answer'
          ? { template: 'skpd-lewat', vars: late(rules, c, e) }
          : {
              template: 'admin-ingat',
              vars: { ticket: c.ticket, step: c.clock?.step ?? '', due: due(c) },
            },
      hours: 'office',
    })),
    escalation,
    /** After the last rung: whose turn it is, his head, and the Sekda hear again that nothing has come. */
    stillSilent: [escalation(0), escalation(1), escalation(2)],
    /** A reopened complaint is told at once to the rung it starts from. */
    escalateReopened: sms('eskalasi-dibuka', (c, e) => {
      const to = ladder(rules, c, c.level);
      const agency = name(rules, c);
      const message: Message = mayRead(c, to)
        ? {
            template: 'eskalasi-dibuka',
            vars: { ...summary(c), text: textOf(e), agency, due: due(c) },
          }
        : { template: 'eskalasi-rahasia', vars: { agency, days: 0 } };
      return { to, message, hours: 'office' };
    }),
  };
}
