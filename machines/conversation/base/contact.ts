import { type Rules, shortName } from '../../district/rules.ts';
import type { Effect } from '../../messages/effects.ts';
import { MOST_TRIES } from './code-limits.ts';
import type { ContactDoubt, ContactFacts, ContactState } from './contact-state.ts';
import type { ConversationEvent, SmsEvent } from './events.ts';
import { items } from './items.ts';

/**
 * Whether a registered number still is whom the office takes it for. Where whoever has it says that he is somebody
 * else, or three SMS in a row do not arrive, it does not count until its code
 * has come back; what was meant for it goes to the head of its agency, or to the admin.
 */

/** SMS in a row that must fail. */
export const MOST_MISSED = 3;

export const DOUBTS: Record<ContactDoubt, string> = {
  wrongPerson: 'pemegangnya menyatakan salah sambung',
  undelivered: `${MOST_MISSED} SMS berturut-turut tidak sampai`,
};

/** What is known of the contact from the event that casts doubt on it. */
export function factsIn(rules: Rules, event: ConversationEvent): ContactFacts | null {
  if (event.type === 'contact.missed') return event;
  if (event.type !== 'sms') return null;
  const { sender, facts } = event;
  const contact = rules.district.contacts.find(({ phone }) => phone === sender.phone);
  return contact === undefined
    ? null
    : { contact, tasks: items(facts.tasks), taskCount: facts.taskCount };
}

/** Whoever has a registered number says that he is somebody else. The admin's is the desk's own to change. */
export function saysOther({ sender, reading }: SmsEvent): boolean {
  return sender.role !== 'citizen' && sender.role !== 'admin' && reading.wrongPerson;
}

/** How the office calls the function of a number: `Petugas DPUPR`. */
export function labelOf(rules: Rules, phone: string): string {
  return (
    rules.district.contacts.find((contact) => contact.phone === phone)?.label ?? 'seorang warga'
  );
}

/** The admin hears that somebody was asked whether he is the wrong person. */
export function doubtEffect(rules: Rules, phone: string): Effect {
  const message = {
    template: 'admin-kontak-ragu' as const,
    vars: { label: labelOf(rules, phone) },
  };
  return { type: 'sms', params: { to: { role: 'admin' }, hours: 'sending', message } };
}

/** The admin hears of it, and the head of the agency gets what is open. */
export function suspensionEffects(
  rules: Rules,
  { contact, tasks, taskCount }: ContactFacts,
  doubt: ContactDoubt,
): Effect[] {
  const { agency, role, label } = contact;
  const toHead = role === 'officer' && agency !== undefined && taskCount > 0;
  const admin = { label, reason: DOUBTS[doubt], handed: toHead ? taskCount : 0 };
  const told: Effect = {
    type: 'sms',
    params: {
      ...{ to: { role: 'admin' }, hours: 'sending' },
      message: { template: 'admin-kontak', vars: admin },
    },
  };
  if (!toHead) return [told];
  const vars = { agency: shortName(rules, agency), count: taskCount, items: tasks };
  const list: Effect = {
    type: 'sms',
    params: {
      ...{ to: { role: 'head', agency }, hours: 'sending' },
      message: { template: 'kepala-tugas', vars },
    },
  };
  return [told, list];
}

/** A new officer gets what is open; null where nothing is. */
export function appointedEffect(
  rules: Rules,
  phone: string,
  { contact, tasks, taskCount }: ContactFacts,
): Extract<Effect, { type: 'sms' }> | null {
  if (taskCount === 0) return null;
  const agency = shortName(rules, contact.agency ?? null);
  const message = {
    template: 'skpd-serah-terima' as const,
    vars: { agency, count: taskCount, items: tasks },
  };
  return { type: 'sms', params: { to: { role: 'sender', phone }, hours: 'sending', message } };
}

/** The code is asked back from the number itself. */
export function codeEffect(phone: string, code: string): Extract<Effect, { type: 'sms' }> {
  const message = { template: 'kontak-kode' as const, vars: { code } };
  return { type: 'sms', params: { to: { role: 'sender', phone }, hours: 'sending', message } };
}

/** The code is told the admin by whoever holds the number. */
export function enrolCodeEffect(phone: string, vars: { code: string; label: string }): Effect {
  const { code, label } = vars;
  const message = { template: 'kontak-baru' as const, vars: { code, label } };
  return { type: 'sms', params: { to: { role: 'sender', phone }, hours: 'any', message } };
}

/** Whoever lost his function hears of it: also where somebody changed the number who should not have. */
export function replacedEffect(phone: string, label: string): Effect {
  const message = { template: 'kontak-lama' as const, vars: { label } };
  return { type: 'sms', params: { to: { role: 'sender', phone }, hours: 'sending', message } };
}

/** A text of the office, as a phone shows it. */
export function trialEffect(phone: string, text: string): Effect {
  const message = { template: 'kontak-uji' as const, vars: { text } };
  return { type: 'sms', params: { to: { role: 'sender', phone }, hours: 'any', message } };
}

const CODE = /^\W*(?:(?:ya|y|iya|kode|ok|oke|siap|pak|bu)\W+)*(\d\d)\W*(\d\d)\W*(?:pak|bu)?\W*$/i;

/** What an SMS says to a code that was asked for; null where it holds none. */
export function codeSaid(state: ContactState | undefined, text: string): 'right' | 'wrong' | null {
  const [, first, second] = CODE.exec(text) ?? [];
  if (state?.code === null || state?.code === undefined || first === undefined) return null;
  const isRight = state.tries < MOST_TRIES && `${first} ${second}` === state.code;
  return isRight ? 'right' : 'wrong';
}
