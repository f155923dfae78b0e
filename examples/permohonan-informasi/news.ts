import { type Rules, shortName } from '../../machines/district/rules.ts';
import type { SmsEffect, TellEffect } from '../../machines/messages/effects.ts';
import { hideReporter } from '../../machines/numbers/masks.ts';
import type { RequestContext } from './context.ts';
import { askedIdentity, type LetterName, toOffice, toRequester } from './effects.ts';
import type { Settings } from './settings.ts';
import type { TextName } from './texts.ts';
import { clauseText, EXTENSIONS } from './words.ts';

/** What is told at each step, to whom, and which letter is written. Pure. */

export interface News {
  sms?: SmsEffect[];
  tell?: TellEffect[];
  letter?: LetterName;
}

/** `2026-12-31` → `31/12`. */
export function shortDay(day: string): string {
  const [, month = '', date = ''] = day.split('-');
  return `${date}/${month}`;
}

/** The wish without what tells who wishes it: for those who search. */
function impersonal({ text, phone }: RequestContext): string {
  return phone === null ? text : hideReporter(text, phone);
}

/** What the requester is told of a decision. */
function decisionText(
  context: RequestContext,
  office: string,
): { name: TextName; values: Record<string, string | number> } {
  const { number: no, decision, objectBy } = context;
  const due = objectBy ?? 0;
  const { text = '', clause, until } = decision ?? {};
  switch (decision?.kind) {
    case 'partly':
      return { name: 'sebagian', values: { no, clause: clauseText(clause ?? ''), due } };
    case 'refused':
      return { name: 'tolak', values: { no, clause: clauseText(clause ?? ''), due } };
    case 'elsewhere':
      return { name: 'badan-lain', values: { no, text } };
    case 'undocumented':
      return { name: 'belum-ada', values: { no, until: shortDay(until ?? ''), due } };
    default:
      return { name: 'kabul', values: { no, text, office } };
  }
}

export function createNews(rules: Rules, { office, commission }: Settings) {
  const PPID = { role: 'admin' } as const;
  const SUPERIOR = { role: 'secretary' } as const;
  const objectionOf = ({ number, objection }: RequestContext) => ({
    no: number,
    kb: objection?.number ?? '',
    text: objection?.text ?? '',
    due: objection?.dueAt ?? 0,
  });
  return {
    received(context: RequestContext): News {
      const { number: no, dueAt, name, address } = context;
      const toPpid = toOffice(PPID, 'ppid-baru', { no, text: impersonal(context), due: dueAt });
      if (name !== null && address !== null) return { sms: [toPpid] };
      return {
        sms: [...toRequester(context, 'tercatat', { no }), toPpid],
        tell: askedIdentity(context),
      };
    },
    registered(context: RequestContext): News {
      const { number: no, receivedAt: at, dueAt: due, registeredAt } = context;
      const sms = [
        ...toRequester(context, 'terdaftar', { no, at, due }),
        toOffice(PPID, 'ppid-siap', { no, due }),
      ];
      // what the office asked about has been answered: the receipt is written already
      return registeredAt === null ? { sms, letter: 'tanda-terima' } : { sms };
    },
    incomplete(context: RequestContext): News {
      const { number: no, completeBy: due, name, address, lacking: asked } = context;
      const lacking = [name === null ? 'nama' : '', address === null ? 'alamat' : ''];
      const text = lacking.filter((word) => word !== '').join(', ') || (asked ?? 'keterangan');
      return {
        sms: toRequester(context, 'kurang', { no, text, due }),
        tell: askedIdentity(context),
      };
    },
    lapsed: (context: RequestContext): News => ({
      sms: toRequester(context, 'lewat', { no: context.number }),
    }),
    withdrawn: (context: RequestContext): News => ({
      sms: toRequester(context, 'dicabut', { no: context.number }),
    }),
    search(context: RequestContext): News {
      const { number: no, agency, searchDueAt } = context;
      if (agency === null) return {};
      const values = { no, text: impersonal(context), due: searchDueAt ?? 0 };
      return { sms: [toOffice({ role: 'officer', agency }, 'cari', values)] };
    },
    searchReminder({ number: no, agency, searchDueAt: due }: RequestContext): News {
      if (agency === null || due === null) return {};
      return { sms: [toOffice({ role: 'officer', agency }, 'cari-ingat', { no, due }, 'office')] };
    },
    searchLate({ number: no, agency, searchDueAt: due }: RequestContext): News {
      if (agency === null || due === null) return {};
      const values = { no, due, agency: shortName(rules, agency) };
      return { sms: [toOffice({ role: 'head', agency }, 'cari-lewat', values, 'office')] };
    },
    found({ number: no, agency, found, dueAt: due }: RequestContext): News {
      const said = `${found?.held === true ? 'ADA' : 'NIHIL'}: ${found?.text ?? ''}`;
      const values = { no, due, agency: shortName(rules, agency), text: said };
      return { sms: [toOffice(PPID, 'ppid-hasil', values)] };
    },
    reminder: ({ number: no, dueAt: due }: RequestContext): News => ({
      sms: [toOffice(PPID, 'ppid-ingat', { no, due }, 'office')],
    }),
    late(context: RequestContext): News {
      const values = { no: context.number, due: context.dueAt };
      return {
        sms: [
          ...toRequester(context, 'terlambat', values),
          toOffice(SUPERIOR, 'atasan-lewat', values, 'office'),
        ],
      };
    },
    extended(context: RequestContext): News {
      const { number: no, dueAt: due, extended } = context;
      const reason = EXTENSIONS[extended?.reason ?? 'notHeld'];
      return {
        sms: toRequester(context, 'perpanjang', { no, due, reason }),
        letter: 'perpanjangan',
      };
    },
    decided(context: RequestContext): News {
      const { name, values } = decisionText(context, office);
      const refused = context.decision?.kind === 'refused';
      return {
        sms: toRequester(context, name, values),
        letter: refused ? 'penolakan' : 'pemberitahuan',
      };
    },
    objected(context: RequestContext): News {
      const { no, kb, text, due } = objectionOf(context);
      return {
        sms: [
          ...toRequester(context, 'keberatan', { no, kb, office, due }),
          toOffice(SUPERIOR, 'atasan-keberatan', { no, kb, text, due }),
        ],
      };
    },
    superiorReminder(context: RequestContext): News {
      const { kb, due } = objectionOf(context);
      return { sms: [toOffice(SUPERIOR, 'atasan-ingat', { kb, due }, 'office')] };
    },
    objectionAnswered(context: RequestContext): News {
      const { kb } = objectionOf(context);
      const due = context.objection?.commissionBy ?? 0;
      return { sms: toRequester(context, 'ditanggapi', { kb, commission, due }) };
    },
    silence(context: RequestContext): News {
      const { kb } = objectionOf(context);
      const due = context.objection?.commissionBy ?? 0;
      return { sms: toRequester(context, 'diam', { kb, commission, due }) };
    },
  };
}
