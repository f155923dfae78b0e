import { overseerOf, type Rules, shortName } from '../../district/rules.ts';
import type { Recipient, SmsEffect } from '../../messages/effects.ts';
import type { Message } from '../../messages/messages.ts';
import { timeOf } from '../../people/happened.ts';
import { personOf } from '../../people/people.ts';
import { isDanger } from '../base/alarm.ts';
import { brakeOf } from '../base/brakes.ts';
import type { ComplaintContext } from '../base/context.ts';
import { ahead, isAgencysTurn, isWithAgency, ladder } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { takesWords } from '../base/links.ts';
import { complaintFacts, isForAdmin, isGiven, maySee } from '../base/policy.ts';
import { accusesOverseer, isSecretAfter } from '../base/secrecy.ts';
import {
  due,
  lastParking,
  late,
  latestWords,
  name,
  officer,
  placeText,
  senders,
  summary,
  type Text,
  textOf,
  unlessLoose,
  wordsOf,
} from './message.ts';

/** SMS to the agency that has the complaint, and up the ladder when it is late. */

/** Whose turn it is, as the ladder names it. */
function holderOf(rules: Rules, context: ComplaintContext): string {
  return isAgencysTurn(context) ? shortName(rules, context.agency) : 'Admin Hotline';
}

/** Orders go to the agency that has the task; of what is not for the admin to the one that had it last. */
export function hearsOrders(rules: Rules, context: ComplaintContext): boolean {
  return isAgencysTurn(context) || !isForAdmin(rules, context);
}

/** Danger looks like danger: no day to answer by, and whom to ring. */
function taskOf(context: ComplaintContext): Message {
  const about = summary(context);
  if (!isDanger(context)) return { template: 'skpd-tugas', vars: { ...about, due: due(context) } };
  return { template: 'skpd-darurat', vars: about };
}

/** The deadline passed while it was parked. */
function passedAside(c: ComplaintContext, e: ComplaintEvent): boolean {
  const dueAt = c.clock?.dueAt ?? 0;
  return dueAt > lastParking(c).at && dueAt <= timeOf(e);
}

/** Those of an agency who hear of what cannot wait. */
const OF_AGENCY = ['officer', 'head'] as const;

/** Tasks and what changes about them, as actions of the statechart. */
export function agencyTexts(rules: Rules) {
  const { toOfficer } = senders(rules);
  const ignore = toOfficer((c) => ({
    template: 'skpd-abaikan',
    vars: { ticket: c.ticket, over: c.lastWords?.before?.answeredAt != null },
  }));
  const cancelled = toOfficer((c) => ({
    template: 'skpd-dibatalkan',
    vars: { ticket: c.ticket },
  }));
  const addition = toOfficer((c, e) => ({
    template: 'skpd-keterangan',
    vars: { ticket: c.ticket, text: latestWords(c, e), due: c.clock?.dueAt ?? null },
  }));
  const handedOn = toOfficer((c, e) => ({
    template: 'skpd-dialihkan',
    vars: {
      ticket: c.ticket,
      agency: shortName(rules, e.type === 'admin.forward' ? e.agency : null),
    },
  }));
  return {
    /** What it was told of words that were not for this complaint. */
    wordsGone: (c: ComplaintContext, e: ComplaintEvent) => {
      const { type } = c.lastWords ?? {};
      const wasTold = type === 'citizen.add' || type === 'citizen.unsolved';
      if (!wasTold || !isGiven(c)) return [];
      const above = ladder(rules, c, c.level);
      const told = ignore(c, e);
      // who heard that it was opened again hears that it is not
      return type === 'citizen.unsolved' && !c.secret ? [told, { ...told, to: above }] : told;
    },
    task: (c) => ({
      to: officer(rules, c),
      message: taskOf(c),
      hours: isDanger(c) ? 'any' : 'sending',
    }),
    taskHead: (c) => ({
      to: { role: 'head', agency: c.agency ?? rules.district.office.agency },
      message: taskOf(c),
      hours: 'any',
    }),
    /** Of danger they are told by the alarm, without a day to answer by. */
    addition: unlessLoose((c, e) =>
      isDanger(c) && e.type === 'citizen.add' ? [] : addition(c, e),
    ),
    noAddition: toOfficer((c) => ({
      template: 'skpd-tanpa-keterangan',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    cancelled,
    /** An agency that knows it hears no more than that it is taken back. */
    recalled: (c, e) => (isGiven(c) ? cancelled(c, e) : []),
    /** An agency that has the task hears that it is taken back. */
    takenBack: (c, e) => (isWithAgency(c) ? cancelled(c, e) : []),
    /** What accuses the office is nobody's once it is taken back: whoever gets secrets is told, with its words. */
    withdrawnUnseen: (c) =>
      isForAdmin(rules, c)
        ? []
        : OF_AGENCY.map((role) => ({
            to: { role, agency: overseerOf(rules, accusesOverseer(c.reading)) },
            message: {
              template: 'skpd-batal-rahasia',
              vars: { ticket: c.ticket, text: wordsOf(c) },
            },
            hours: 'any',
          })),
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
    /** Words of one that parts were part of how its agency was told of the task: it hears of the task without them. */
    taskStands: (c, e) =>
      isWithAgency(c) && takesWords(c, e)
        ? toOfficer(() => ({
            template: 'skpd-tugas-tetap',
            vars: { ticket: c.ticket, due: ahead(c.clock?.dueAt, e) },
          }))(c, e)
        : [],
    /** An agency that has the task hears why nobody reminds it. */
    parkedTask: (c, e) =>
      isAgencysTurn(c)
        ? toOfficer(() => ({
            template: 'skpd-diparkir',
            vars: { ticket: c.ticket, until: lastParking(c).until, reason: textOf(e) },
          }))(c, e)
        : [],
    /** Where its day has passed meanwhile, that is said instead (`overdue`). */
    awakeTask: (c, e) =>
      isAgencysTurn(c) && !passedAside(c, e)
        ? toOfficer(() => ({
            template: 'skpd-lanjut',
            vars: { ticket: c.ticket, category: c.category, due: ahead(c.clock?.dueAt, e) },
          }))(c, e)
        : [],
    transferRefused: toOfficer((c, e) => ({
      template: 'skpd-alih-ditolak',
      vars: { ticket: c.ticket, reason: textOf(e), due: due(c) },
    })),
    /** Before the new agency is written into the context: told to the old one; of a secret not who has it now. */
    handedOn: (c, e) => (isSecretAfter(rules, c, e) ? cancelled(c, e) : handedOn(c, e)),
    instruction: (c, e) => ({
      to: hearsOrders(rules, c) ? officer(rules, c) : { role: 'admin' },
      message: {
        template: 'perintah-bupati',
        vars: { ticket: c.ticket, text: textOf(e), due: c.clock?.dueAt ?? null },
      },
      hours: 'any',
    }),
  } satisfies Record<string, Text>;
}

/** The head of the office that runs the hotline: the rung above the admin. */
function headOfOffice(rules: Rules): Recipient {
  return { role: 'head', agency: rules.district.office.agency };
}

/** Which complaint it is, without its words. */
function about(c: ComplaintContext) {
  return { ticket: c.ticket, category: c.category, place: placeText(c) };
}

/** To whom its content is not: which one it is, unless it is a secret. */
function unread({ ticket, secret }: ComplaintContext) {
  return { ticket: secret ? null : ticket };
}

/** Reminders and escalation, as actions of the statechart. */
export function deadlineTexts(rules: Rules) {
  /** Whether whoever stands on a rung may read this complaint. */
  const mayRead = (c: ComplaintContext, to: Recipient) =>
    to.role === 'citizen' || to.role === 'sender'
      ? false
      : maySee(rules, personOf(to), complaintFacts(c));

  /** That something is late, or open again, to whoever may not read it. */
  const closed = (c: ComplaintContext, agency: string, days: number): Message => {
    const vars = { ...unread(c), agency, days, admin: isForAdmin(rules, c) };
    return { template: 'eskalasi-rahasia', vars };
  };

  /** The digest of that day names it to whoever gets one; secrets stand in none. */
  const readsInDigest = (c: ComplaintContext, { role }: Recipient) =>
    (role === 'secretary' || role === 'regent') && !c.secret && mayRead(c, { role });

  const tellLate =
    (rungOf: (c: ComplaintContext) => number) =>
    (c: ComplaintContext, e: ComplaintEvent): SmsEffect[] => {
      const to = ladder(rules, c, rungOf(c));
      if (readsInDigest(c, to)) return [];
      const lateness = late(rules, c, e);
      const agency = holderOf(rules, c);
      const message: Message = mayRead(c, to)
        ? { template: 'eskalasi', vars: { ...lateness, place: placeText(c), agency } }
        : closed(c, agency, lateness.days);
      return [{ to, message, hours: 'office' }];
    };
  const escalation = (rung: number) => tellLate(({ level }) => rung + level);
  const holderAndHead = [0, 1].map((rung) => tellLate(() => rung));

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
    /** The last time that something may be put off: the next rung hears of it. */
    spent: (c, e) => {
      const brake = brakeOf(rules, c, e.type);
      if (brake === null || brake.used < brake.most) return [];
      const own = e.type === 'admin.ask';
      const to = own ? headOfOffice(rules) : ladder(rules, c, Math.max(1, c.level + 1));
      const who = own ? 'Admin Hotline' : name(rules, c);
      const { does, used: count } = brake;
      const message: Message = mayRead(c, to)
        ? { template: 'eskalasi-jatah', vars: { ...about(c), who, does, count } }
        : { template: 'eskalasi-jatah-rahasia', vars: { ...unread(c), who, does, count } };
      return { to, message, hours: 'sending' };
    },
    /** Whoever parks again puts off again: the head of the office hears of it. */
    parkedAgain: (c, e) => {
      const count = c.parkings.length;
      if (count < 2) return [];
      const to = headOfOffice(rules);
      const { until } = lastParking(c);
      const message: Message = mayRead(c, to)
        ? { template: 'eskalasi-parkir', vars: { ...about(c), until, count, reason: textOf(e) } }
        : { template: 'eskalasi-parkir-rahasia', vars: { ...unread(c), until, count } };
      return { to, message, hours: 'sending' };
    },
    /** After the last rung: whose turn it is, and his head, hear again that nothing has come; those above read it in each digest. */
    stillSilent: (c, e) => holderAndHead.flatMap((told) => told(c, e)),
    /** A reopened complaint is told at once to the rung it starts from. */
    escalateReopened: (c, e) => {
      const to = ladder(rules, c, c.level);
      const agency = name(rules, c);
      const message: Message = mayRead(c, to)
        ? {
            template: 'eskalasi-dibuka',
            vars: { ...summary(c), text: textOf(e), agency, due: due(c) },
          }
        : closed(c, agency, 0);
      return { to, message, hours: 'office' };
    },
  } satisfies Record<string, Text>;
}
