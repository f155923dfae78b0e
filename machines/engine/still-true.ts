import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { agencyNow } from '../district/former.ts';
import { leavingOut, type Message, type MessageName } from '../messages/messages.ts';
import { type Instances, LATELY } from './move.ts';
import type { SmsParams } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';
import type { DueSms } from './ports.ts';

/**
 * Whether an SMS may still go out: asked of the processes it speaks of when its turn has come, since much
 * may have happened after it was decided.
 */

/** `goes` as it is now; `withdrawn` for good; `failed` where a person has to see to it. */
export type Verdict =
  | { verdict: 'goes'; message: Message; changed: boolean }
  | { verdict: 'withdrawn'; reason: string }
  | { verdict: 'failed'; reason: string };

/** Asked before, and what came of it, which counts for `LATELY` where nothing known here has changed it; without that while it is still being looked up. */
interface Asked {
  at: number;
  about: readonly string[];
  verdict?: Verdict;
}

/** SMS that somebody got, or may have got. */
function hasReached({ state, parts, handedOver }: OutboxEntry): boolean {
  if (parts.length > 0 || state === 'bundled') return true;
  return state !== 'queued' && state !== 'failed' && state !== 'withdrawn' && handedOver >= 0;
}

export function createStillTrue(
  { store, rules, clock }: Pick<EngineParts, 'store' | 'rules' | 'clock'>,
  instances: Pick<Instances, 'snapshot' | 'kind' | 'onMove'>,
) {
  const asked = new Map<string, Asked>();
  instances.onMove(({ id }) => {
    for (const [sms, { about }] of asked) if (about.includes(id)) asked.delete(sms);
  });

  /** Null for somebody who was registered when it was decided and is not any more. */
  function receiverOf(phone: string, { role, agency }: SmsParams): DueSms['to'] | null {
    if (role === 'citizen') return { role, phone };
    const known = rules.district.contacts.filter((contact) => contact.phone === phone);
    const of = agency === undefined ? undefined : agencyNow(rules.district, agency);
    const fitting = known.find(
      (contact) => contact.role === role && (of === undefined || contact.agency === of),
    );
    const contact = fitting ?? (role === 'sender' ? known[0] : undefined);
    if (contact === undefined) return role === 'sender' ? { role: 'citizen', phone } : null;
    const own = contact.agency === undefined ? {} : { agency: contact.agency };
    return { role: contact.role, ...own, phone };
  }

  async function reachedBy(phone: string, instance: string, id: string): Promise<MessageName[]> {
    const all = await store.outbox.of(instance);
    return all
      .filter((entry) => entry.type === 'sms' && entry.to === phone && entry.id !== id)
      .filter(hasReached)
      .map(({ params }) => (JSON.parse(params) as SmsParams).message.template);
  }

  /** What the instance says about it, with the ticket that is to be left out. */
  async function objection(instance: string, entry: OutboxEntry, sms: Omit<DueSms, 'reached'>) {
    const found = await instances.snapshot(instance);
    if (found === undefined) return null;
    const { mayNotSend, looksBack } = instances.kind(found.stored.machine);
    if (mayNotSend === undefined) return null;
    const asks = looksBack?.(sms.message.template) === true;
    const reached = asks ? await reachedBy(sms.to.phone, instance, entry.id) : [];
    const reason = mayNotSend(found.snapshot, { ...sms, reached });
    return reason === null ? null : { reason, ticket: found.stored.search.ticket };
  }

  async function judge(entry: OutboxEntry, params: SmsParams): Promise<Verdict> {
    const { message, about = [entry.instance] } = params;
    const to = receiverOf(entry.to ?? '', params);
    if (to === null) return { verdict: 'failed', reason: 'nomor penerima tidak terdaftar lagi' };
    const answers = about.map((instance) =>
      objection(instance, entry, { message, to, at: clock.now() }),
    );
    const objections = (await Promise.all(answers)).filter((one) => one !== null);
    const [first] = objections;
    if (first === undefined) return { verdict: 'goes', message, changed: false };
    const tickets = new Set(objections.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])));
    const rest = about.length === 1 ? null : leavingOut(message, tickets);
    if (rest === null) return { verdict: 'withdrawn', reason: first.reason };
    return { verdict: 'goes', message: rest, changed: true };
  }

  /** Looks it up. */
  async function ask(entry: OutboxEntry): Promise<Verdict> {
    const params = JSON.parse(entry.params) as SmsParams;
    const at = clock.monotonic();
    for (const [sms, before] of asked) if (at - before.at > LATELY) asked.delete(sms);
    const now: Asked = { at, about: params.about ?? [entry.instance] };
    // known from here on to whoever changes what it is about, be it while it is looked up
    asked.set(entry.id, now);
    now.verdict = await judge(entry, params);
    return now.verdict;
  }

  return {
    ask,
    /** As `ask`; what was answered a moment ago counts where nothing here has changed it since. */
    async again(entry: OutboxEntry): Promise<Verdict> {
      const { at, verdict } = asked.get(entry.id) ?? { at: Number.NEGATIVE_INFINITY };
      const counts = verdict !== undefined && clock.monotonic() - at <= LATELY;
      return counts ? verdict : ask(entry);
    },
  };
}

export type StillTrue = ReturnType<typeof createStillTrue>;
