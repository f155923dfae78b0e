import { type Rules, shortName } from '../../district/rules.ts';
import type { Recipient, SmsEffect } from '../../messages/effects.ts';
import type { Message } from '../../messages/messages.ts';
import { timeOf } from '../../people/happened.ts';
import { isDanger, nextRungs, rungsOf } from '../base/alarm.ts';
import type { ComplaintContext } from '../base/context.ts';
import { ahead, isAgencysTurn } from '../base/deadline.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { isForAdmin } from '../base/policy.ts';
import { latestWords, name, placeText, senders, summary, type Text, textOf } from './message.ts';

/** SMS about danger to life: raised, not taken yet, taken, over. They go out at any hour. */

const MINUTE = 60_000;

/** Words that speak of danger, or the admin who says that it is one; the first SMS is told of by the flow. */
function isNewDanger({ type }: ComplaintEvent): boolean {
  return type.startsWith('citizen.') || type === 'admin.alarm';
}

/** The agency gets the task in this very step, and with it that there is danger. */
function hasJustGotIt({ clock }: ComplaintContext, event: ComplaintEvent): boolean {
  return clock?.startedAt === timeOf(event);
}

/** Whom danger needs that was just told of, where it is nobody who has the complaint; null where nobody else is needed. */
function neededBesides(c: ComplaintContext, event: ComplaintEvent): string | null {
  const isFirst = 'input' in event;
  const added = event.type.startsWith('citizen.') && 'reading' in event ? event.reading : undefined;
  const said = isFirst ? c.reading : added;
  if (said?.helper === undefined || !said.flags.includes('emergency')) return null;
  return isAgencysTurn(c) && c.agency === said.helper ? null : said.helper;
}

/** Minutes since it was raised. */
function minutesOf({ alarm }: ComplaintContext, event: ComplaintEvent): number {
  return Math.floor((timeOf(event) - (alarm?.at ?? timeOf(event))) / MINUTE);
}

/** Where somebody of the office reads of what its reporter has just written; how long ago it was taken, if anybody did. */
function newsOf(c: ComplaintContext, e: ComplaintEvent) {
  const before = c.alarm?.takenBefore ?? c.alarm?.taken?.at ?? null;
  const since = before === null ? null : Math.floor((timeOf(e) - before) / MINUTE);
  const { ticket, category } = c;
  return { ticket, category, place: placeText(c), text: latestWords(c, e), since };
}

/** Whoever writes of danger that stands hears whom to ring, and no day. */
export function newsReceipt(c: ComplaintContext, e: ComplaintEvent): Message {
  const over = 'reading' in e && e.reading?.news === 'over';
  return { template: 'tambah-darurat', vars: { ticket: c.ticket, over } };
}

export function dangerTexts(rules: Rules) {
  const { toAdmin, toSender } = senders(rules);

  /** His new words, to one of those who hear of it; `rings` where they are to act on it. */
  function news(c: ComplaintContext, e: ComplaintEvent, to: Recipient, rings: boolean): SmsEffect {
    const agency = isAgencysTurn(c) ? name(rules, c) : null;
    const vars = { ...newsOf(c, e), rings };
    // the head of the office is told that there is danger, and not what
    if (to.role !== 'admin' && agency === null)
      return { to, message: ringing(c, e, to), hours: 'any' };
    const message: Message =
      to.role === 'admin'
        ? { template: 'admin-darurat-kabar', vars: { ...vars, agency } }
        : { template: 'darurat-kabar', vars };
    return { to, message, hours: 'any' };
  }

  /** Who has it first; what rang a moment ago waits for the next ring with the others. */
  function newsToAll(c: ComplaintContext, e: ComplaintEvent): SmsEffect[] {
    const rungs = rungsOf(rules, c);
    const heard = c.alarm?.untold === true ? rungs.slice(0, 1) : rungs;
    return heard.map((to) => news(c, e, to, true));
  }

  /** Words that ring nobody: to whoever has it; that it is over to the admin, too. */
  function dangerWords(c: ComplaintContext, e: ComplaintEvent): SmsEffect[] {
    if (!isDanger(c) || c.alarm?.again === true || textOf(e) === '') return [];
    const rungs = rungsOf(rules, c);
    const isOver = 'reading' in e && e.reading?.news === 'over';
    return rungs
      .filter(({ role }, n) => n === 0 || (isOver && role === 'admin'))
      .map((to) => news(c, e, to, false));
  }

  /** Who helps hears of it however secret it is: that he is needed, and no word of what happened to whom. */
  const needed = (c: ComplaintContext, e: ComplaintEvent) => calls(c, neededBesides(c, e));

  /** He is called again with every ring, until somebody sees to it. */
  function neededStill(c: ComplaintContext): SmsEffect[] {
    const helper = c.alarm?.helper ?? null;
    return calls(c, isAgencysTurn(c) && c.agency === helper ? null : helper);
  }

  function calls(c: ComplaintContext, agency: string | null): SmsEffect[] {
    if (agency === null) return [];
    const contact = isForAdmin(rules, c) ? null : shortName(rules, c.agency);
    const vars = { agency: shortName(rules, agency), contact };
    const message: Message = { template: 'darurat-perlu', vars };
    return (['officer', 'head'] as const).map((role) => ({
      to: { role, agency },
      message,
      hours: 'any',
    }));
  }

  function raised(c: ComplaintContext, e: ComplaintEvent): SmsEffect[] {
    const besides = needed(c, e);
    if (!isNewDanger(e)) return besides;
    if (c.alarm?.again === true)
      return [...newsToAll(c, e), ...(c.alarm.untold === true ? [] : besides)];
    const { agency } = c;
    const task: Message = { template: 'skpd-darurat', vars: summary(c) };
    const send = (to: Recipient, message: Message): SmsEffect => ({ to, message, hours: 'any' });
    const officer =
      agency !== null && isAgencysTurn(c) && !hasJustGotIt(c, e)
        ? [send({ role: 'officer', agency }, task)]
        : [];
    const head = agency !== null && isAgencysTurn(c) ? [send({ role: 'head', agency }, task)] : [];
    const admin =
      e.type === 'admin.alarm'
        ? []
        : [send({ role: 'admin' }, { template: 'admin-darurat', vars: summary(c) })];
    return [...officer, ...head, ...admin, ...besides];
  }

  function ringing(c: ComplaintContext, e: ComplaintEvent, to: Recipient): Message {
    const minutes = minutesOf(c, e);
    const vars = { ...summary(c), minutes };
    if (to.role === 'admin') {
      const agency = isAgencysTurn(c) ? name(rules, c) : null;
      return { template: 'admin-darurat-lagi', vars: { ...vars, agency } };
    }
    if (to.role === 'secretary' && !c.secret) {
      const agency = isAgencysTurn(c) ? name(rules, c) : null;
      return { template: 'darurat-pimpinan', vars: { ...vars, agency } };
    }
    return isAgencysTurn(c) && to.role !== 'secretary'
      ? { template: 'darurat-lagi', vars }
      : { template: 'darurat-tertutup', vars: { ticket: c.secret ? null : c.ticket, minutes } };
  }

  return {
    raised,
    dangerWords,
    /** Whoever is next: officer, head, admin, and again; in the end all of them and the secretary. */
    ring: (c, e) => [
      ...nextRungs(rules, c).map(
        (to): SmsEffect => ({ to, message: ringing(c, e, to), hours: 'any' }),
      ),
      ...neededStill(c),
    ],
    taken: toAdmin(
      (c, e) => ({
        template: 'admin-siap',
        vars: {
          ticket: c.ticket,
          agency: name(rules, c),
          head: c.alarm?.taken?.role === 'head',
          text: textOf(e),
        },
      }),
      'any',
    ),
    settled: toAdmin(
      (c, e) => ({
        template: 'admin-aman',
        vars: { ticket: c.ticket, agency: name(rules, c), text: textOf(e) },
      }),
      'any',
    ),
    takeOk: toSender((c) => ({ template: 'siap-ok', vars: { ticket: c.ticket } })),
    settleOk: toSender((c, e) => ({
      template: 'aman-ok',
      vars: { ticket: c.ticket, due: ahead(c.clock?.dueAt, e) },
    })),
  } satisfies Record<string, Text>;
}
