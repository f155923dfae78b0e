import type { Recipient, SmsEffect } from '../effects.ts';
import { maskReporter } from '../letters.ts';
import type { Message } from '../messages.ts';
import { type Rules, shortName } from '../rules.ts';
import type { ComplaintContext } from './context.ts';
import { daysLate, ladder } from './deadline.ts';
import { type ComplaintEvent, causeOf, timeOf } from './events.ts';

/**
 * The SMS of a complaint: which message goes to whom with which values. The statechart says when;
 * `templates/sms` says how it reads.
 */

type Hours = SmsEffect['hours'];
type Build = (context: ComplaintContext, event: ComplaintEvent) => SmsEffect;

/** An XState action that asks for an SMS; `label` is what charts print. */
export function sms(label: string, build: Build) {
  const params = ({ context, event }: { context: ComplaintContext; event: ComplaintEvent }) =>
    build(context, event);
  return { type: 'sms' as const, params: Object.assign(params, { label: `sms ${label}` }) };
}

export function placeText(context: ComplaintContext): string | null {
  const { place } = context;
  if (place === null) return null;
  return place.village === null ? place.district : `${place.village}, ${place.district}`;
}

/** What an event's person wrote, empty where the event has no words. */
export function textOf(event: ComplaintEvent): string {
  return 'text' in event ? (event.text ?? '') : '';
}

function due(context: ComplaintContext): number {
  return context.clock?.dueAt ?? context.legalDueAt;
}

function citizen(context: ComplaintContext): Recipient {
  return { role: 'citizen', phone: context.reporter };
}

function sender(event: ComplaintEvent): Recipient {
  return { role: 'sender', phone: causeOf(event).phone ?? null };
}

function officer(rules: Rules, context: ComplaintContext): Recipient {
  return { role: 'officer', agency: context.agency ?? rules.district.office.agency };
}

/** What the citizen wrote, with the latest addition, as it may go out by SMS (DESIGN §12). */
function wordsOf({ text, reading, additions, reporter }: ComplaintContext): string {
  const first = (reading.content || text).trim();
  const last = additions.at(-1)?.text;
  const all = last === undefined ? first : `${first.replace(/[.\s]+$/, '')}. Tambahan: ${last}`;
  return maskReporter(all, reporter);
}

/** Words that have just come from the citizen, for the agency. */
function latestWords(context: ComplaintContext, event: ComplaintEvent): string {
  return maskReporter(textOf(event), context.reporter);
}

function summary(context: ComplaintContext) {
  const { ticket, category } = context;
  return { ticket, category, place: placeText(context), text: wordsOf(context) };
}

/** Whose turn it is, as the ladder names it. */
function holderOf(rules: Rules, context: ComplaintContext): string {
  return context.clock?.step === 'answer' ? shortName(rules, context.agency) : 'Admin Hotline';
}

function partnerOf(rules: Rules, context: ComplaintContext): string {
  const agency = context.agency === null ? undefined : rules.agency(context.agency);
  return agency?.redirect ?? agency?.name ?? 'instansi yang berwenang';
}

/** Receipt for a complaint that went straight to its agency. */
function routedReceipt(rules: Rules, context: ComplaintContext): Message {
  const { ticket, category } = context;
  if (context.emergency) return { template: 'terima-darurat', vars: { ticket } };
  if (context.secret) return { template: 'terima-rahasia', vars: { ticket } };
  if (context.kind === 'SARAN') return { template: 'terima-saran', vars: { ticket, category } };
  if (context.kind === 'TANYA') return { template: 'terima-tanya', vars: { ticket, category } };
  const agency = shortName(rules, context.agency);
  return { template: 'terima-diteruskan', vars: { ticket, category, agency, due: due(context) } };
}

/** Receipt for a complaint that waits for the admin. */
function triageReceipt(rules: Rules, context: ComplaintContext): Message {
  const { ticket, category, kind } = context;
  if (context.emergency) return { template: 'terima-darurat', vars: { ticket } };
  if (context.secret) return { template: 'terima-rahasia', vars: { ticket } };
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

function rejection(rules: Rules, context: ComplaintContext): Message {
  const { ticket, rejected } = context;
  if (rejected?.reason === 'jurisdiction') {
    const redirect = rejected.text || partnerOf(rules, context);
    return { template: 'bukan-kewenangan', vars: { ticket, redirect } };
  }
  return { template: 'tidak-diproses', vars: { ticket, reason: rejected?.text ?? '' } };
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

/** All SMS of a complaint as actions of its statechart. */
export function complaintTexts(rules: Rules) {
  const toCitizen = (
    label: string,
    build: (context: ComplaintContext, event: ComplaintEvent) => Message,
    hours: Hours = 'any',
  ) => sms(label, (c, e) => ({ to: citizen(c), message: build(c, e), hours }));
  const toOfficer = (
    label: string,
    build: (context: ComplaintContext, event: ComplaintEvent) => Message,
    hours: Hours = 'sending',
  ) => sms(label, (c, e) => ({ to: officer(rules, c), message: build(c, e), hours }));
  const toSender = (
    label: string,
    build: (context: ComplaintContext, event: ComplaintEvent) => Message,
  ) => sms(label, (c, e) => ({ to: sender(e), message: build(c, e), hours: 'any' }));
  const toAdmin = (
    label: string,
    build: (context: ComplaintContext, event: ComplaintEvent) => Message,
    hours: Hours = 'sending',
  ) => sms(label, (c, e) => ({ to: { role: 'admin' }, message: build(c, e), hours }));

  const name = (c: ComplaintContext) => shortName(rules, c.agency);
  const question = (c: ComplaintContext) => ({
    ticket: c.ticket,
    question: c.question?.text ?? '',
    due: c.question?.dueAt ?? due(c),
  });
  const late = (c: ComplaintContext, e: ComplaintEvent) => ({
    ticket: c.ticket,
    category: c.category,
    days: c.clock === null ? 1 : daysLate(rules, c.clock, timeOf(e)),
  });
  const escalation = (rung: number) =>
    sms('eskalasi', (c, e) => ({
      to: ladder(rules, c, rung + c.level),
      message: {
        template: 'eskalasi',
        vars: { ...late(c, e), place: placeText(c), agency: holderOf(rules, c) },
      },
      hours: 'office',
    }));

  return {
    // receipts and questions
    receiptRouted: toCitizen('terima-diteruskan', (c) => routedReceipt(rules, c)),
    receiptTriage: toCitizen('terima-keluhan', (c) => triageReceipt(rules, c)),
    receiptAppreciation: toCitizen('terima-apresiasi', (c) => ({
      template: 'terima-apresiasi',
      vars: { ticket: c.ticket },
    })),
    askCategory: toCitizen('tanya-kategori', categoryQuestion),
    addedOk: toCitizen('tambah-ok', (c) => ({ template: 'tambah-ok', vars: { ticket: c.ticket } })),
    askCitizen: toCitizen('minta-lengkapi', (c) => ({
      template: 'minta-lengkapi',
      vars: question(c),
    })),
    remindCitizen: toCitizen(
      'minta-lengkapi-ingat',
      (c) => ({ template: 'minta-lengkapi-ingat', vars: question(c) }),
      'office',
    ),
    // news to the citizen
    forwarded: toCitizen('diteruskan', (c) => ({
      template: 'diteruskan',
      vars: { ticket: c.ticket, agency: name(c), due: due(c) },
    })),
    transferred: toCitizen('dialihkan', (c) => ({
      template: 'dialihkan',
      vars: { ticket: c.ticket, agency: name(c), due: due(c) },
    })),
    progress: toCitizen('diproses', (c, e) => ({
      template: 'diproses',
      vars: { ticket: c.ticket, agency: name(c), text: textOf(e) },
    })),
    postponed: toCitizen('ditunda', (c, e) => ({
      template: 'ditunda',
      vars: { ticket: c.ticket, agency: name(c), due: due(c), reason: textOf(e) },
    })),
    answer: toCitizen('jawaban', (c) => ({
      template: 'jawaban',
      vars: {
        ticket: c.ticket,
        agency: shortName(rules, c.answer?.agency ?? null),
        text: c.answer?.text ?? '',
      },
    })),
    correction: toCitizen('ralat-jawaban', (c) => ({
      template: 'ralat-jawaban',
      vars: { ticket: c.ticket, agency: name(c), text: c.answer?.text ?? '' },
    })),
    askRating: toCitizen('minta-nilai', (c) => ({
      template: 'minta-nilai',
      vars: { ticket: c.ticket },
    })),
    rated: toCitizen('nilai-ok', (c) => ({ template: 'nilai-ok', vars: { ticket: c.ticket } })),
    thanked: toCitizen('terima-kasih', (c) => ({
      template: 'terima-kasih',
      vars: { ticket: c.ticket },
    })),
    reopened: toCitizen('dibuka-lagi', (c) => ({
      template: 'dibuka-lagi',
      vars: { ticket: c.ticket, agency: name(c), due: due(c) },
    })),
    closedSilently: toCitizen(
      'ditutup',
      (c) => ({
        template: 'ditutup',
        vars: { ticket: c.ticket, days: rules.district.sla.verdictDays },
      }),
      'sending',
    ),
    apology: toCitizen(
      'terlambat',
      (c) => ({ template: 'terlambat', vars: { ticket: c.ticket, agency: name(c) } }),
      'office',
    ),
    rejected: toCitizen('tidak-diproses', (c) => rejection(rules, c)),
    merged: toCitizen('digabung', (c) => ({
      template: 'digabung',
      vars: { ticket: c.ticket, parent: c.parent?.ticket ?? '' },
    })),
    withdrawn: toCitizen('batal-ok', (c) => ({ template: 'batal-ok', vars: { ticket: c.ticket } })),
    published: toCitizen(
      'dimuat-koran',
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
    // to the agency
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
    // confirmations to whoever just wrote
    acceptOk: toSender('skpd-terima-ok', (c) => ({
      template: 'skpd-terima-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    progressOk: toSender('skpd-proses-ok', (c) => ({
      template: 'skpd-proses-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    answerOk: toSender('skpd-jawab-ok', (c, e) => {
      const { policy } = rules.district;
      const until =
        policy.review === 'hold'
          ? timeOf(e) + policy.holdMinutes * 60_000
          : policy.review === 'none'
            ? timeOf(e) + policy.correctionMinutes * 60_000
            : null;
      return {
        template: 'skpd-jawab-ok',
        vars: { ticket: c.ticket, length: textOf(e).trim().length, until },
      };
    }),
    correctOk: toSender('skpd-ralat-ok', (c) => ({
      template: 'skpd-ralat-ok',
      vars: { ticket: c.ticket },
    })),
    askOk: toSender('skpd-minta-ok', (c) => ({
      template: 'skpd-minta-ok',
      vars: { ticket: c.ticket },
    })),
    transferOk: toSender('skpd-alih-ok', (c) => ({
      template: 'skpd-alih-ok',
      vars: { ticket: c.ticket },
    })),
    extendOk: toSender('skpd-tunda-ok', (c) => ({
      template: 'skpd-tunda-ok',
      vars: { ticket: c.ticket, due: due(c) },
    })),
    adminOk: (what: string) =>
      toSender('admin-ok', (c) => ({ template: 'admin-ok', vars: { ticket: c.ticket, what } })),
    instructOk: toSender('bupati-perintah-ok', (c) => ({
      template: 'bupati-perintah-ok',
      vars: { ticket: c.ticket, agency: c.agency === null ? null : name(c) },
    })),
    // to the admin
    needsTriage: toAdmin('admin-triase', (c) => ({
      template: 'admin-triase',
      vars: {
        ...summary(c),
        // the admin has seen the first words already
        text: maskReporter(c.additions.at(-1)?.text ?? wordsOf(c), c.reporter),
        why: c.agency === null ? '' : name(c),
      },
    })),
    alarm: toAdmin(
      'admin-darurat',
      (c) => ({ template: 'admin-darurat', vars: summary(c) }),
      'any',
    ),
    transferAsked: toAdmin('admin-alih', (c) => ({
      template: 'admin-alih',
      vars: {
        ticket: c.ticket,
        agency: name(c),
        to: c.transfer?.to == null ? null : shortName(rules, c.transfer.to),
        reason: c.transfer?.reason ?? '',
      },
    })),
    extended: toAdmin('admin-tunda', (c, e) => ({
      template: 'admin-tunda',
      vars: { ticket: c.ticket, agency: name(c), due: due(c), reason: textOf(e) },
    })),
    needsReview: toAdmin('admin-telaah', (c) => ({
      template: 'admin-telaah',
      vars: { ticket: c.ticket, agency: name(c), text: c.answer?.text ?? '' },
    })),
    beyondLegal: toAdmin(
      'admin-batas-hukum',
      (c) => ({
        template: 'admin-batas-hukum',
        vars: { ticket: c.ticket, agency: c.agency === null ? null : name(c) },
      }),
      'office',
    ),
    // the deadline's own
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
          ? { template: 'skpd-lewat', vars: late(c, e) }
          : {
              template: 'admin-ingat',
              vars: { ticket: c.ticket, step: c.clock?.step ?? '', due: due(c) },
            },
      hours: 'office',
    })),
    escalation,
    /** A reopened complaint is told at once to the rung it starts from. */
    escalateReopened: sms('eskalasi-dibuka', (c, e) => ({
      to: ladder(rules, c, c.level),
      message: {
        template: 'eskalasi-dibuka',
        vars: { ...summary(c), text: textOf(e), agency: name(c), due: due(c) },
      },
      hours: 'office',
    })),
  };
}
