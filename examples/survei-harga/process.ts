import { setup } from 'xstate';
import { z } from 'zod';
import type { Sentences } from '../../machines/chart/sentences.ts';
import { replyEffect } from '../../machines/conversation/base/response.ts';
import type { Talk } from '../../machines/conversation/talk.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { createDecider } from '../../machines/engine/decider.ts';
import { NO_FIELDS } from '../../machines/engine/kind.ts';
import type { OpenEffect, SmsEffect } from '../../machines/messages/effects.ts';
import { inputOf, timeOf } from '../../machines/people/happened.ts';
import type { WholeProcess } from '../../machines/processes/whole.ts';
import { SAMPLE, SAYS, SMS } from './words.ts';

/** A survey of market prices: every Monday it asks some phones, and sends the mean to one. */

const phone = z.string().regex(/^\+\d{8,15}$/, 'a phone number with +62');
export const settings = z.strictObject({
  commodity: z.string().trim().min(1),
  asks: z.array(phone).min(1),
  tells: phone,
  at: z.string().regex(/^([01]\d|2[0-3])\.[0-5]\d$/, 'a time of day: HH.MM'),
  hours: z.number().positive().max(160),
});
type Settings = z.output<typeof settings>;

interface Args {
  /** When it asks (epoch milliseconds), and rupiah by the phone that answered. */
  context: { opensAt: number; prices: Record<string, number> };
  event: { type: 'price'; at: number; phone: string; price: number };
}

const NAME = 'survei-harga';
const HOUR = 3_600_000;
const ASKING = { machine: NAME, state: 'asking' };
/** Nothing but an amount: `14500`, `Rp 14.500`, `14.500/kg`. */
const AMOUNT = /^\s*(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:\/?\s*kg)?\s*$/i;

/** The survey of the first Monday whose time to ask is later than `at`. */
function surveyAfter({ calendar }: Rules, { at: time }: Settings, at: number) {
  const days = Array.from({ length: 8 }, (_, n) => calendar.addDays(at, n));
  const opensAt = days
    .filter((day) => calendar.local(day).weekday === 1)
    .map((day) => calendar.startOfDay(day) + Number(time.slice(0, 2)) * HOUR)
    .map((start) => start + Number(time.slice(3)) * (HOUR / 60))
    .find((start) => start > at);
  if (opensAt === undefined) throw new RangeError('no Monday within eight days');
  return { id: `${NAME}:${opensAt}`, input: { at, opensAt } };
}

function sms(to: string, name: string, values: Record<string, string | number>): SmsEffect {
  const message = { template: `${NAME}:${name}` as const, vars: { values } };
  return { to: { role: 'citizen', phone: to }, message, hours: 'sending' };
}

function createSurveyMachine(rules: Rules, given: Settings) {
  const { commodity, asks, tells, hours } = given;
  const base = setup({
    types: {} as { context: Args['context']; events: Args['event'] },
    actions: { sms: (_, _params: SmsEffect) => {}, open: (_, _params: OpenEffect) => {} },
    guards: {
      isLast: ({ context, event }: Args) =>
        asks.every((p) => p === event.phone || p in context.prices),
    },
    delays: {
      untilMonday: ({ context, event }: Args) => context.opensAt - timeOf(event),
      patience: () => hours * HOUR,
    },
  });
  const actions = {
    begin: base.assign(({ event }) => ({
      opensAt: inputOf<Args['context']>(event).opensAt,
      prices: {},
    })),
    askAll: base.enqueueActions(({ enqueue }) => {
      for (const to of asks) enqueue({ type: 'sms', params: sms(to, 'tanya', { commodity }) });
    }),
    note: base.assign({
      prices: ({ context, event }) => ({ ...context.prices, [event.phone]: event.price }),
    }),
    tellMean: base.enqueueActions(({ context, enqueue }) => {
      const prices = Object.values(context.prices);
      const mean = Math.round(prices.reduce((sum, price) => sum + price, 0) / prices.length);
      const values = { commodity, count: prices.length, mean };
      enqueue({ type: 'sms', params: sms(tells, prices.length === 0 ? 'kosong' : 'rata', values) });
    }),
    openNext: base.enqueueActions(({ event, enqueue }) => {
      enqueue({ type: 'open', params: { machine: NAME, ...surveyAfter(rules, given, event.at) } });
    }),
  };
  return base.extend({ actions }).createMachine({
    id: NAME,
    meta: { says: SAYS satisfies Sentences<'isLast', keyof typeof actions> },
    context: {} as Args['context'],
    entry: 'begin',
    initial: 'waiting',
    states: {
      waiting: { after: { untilMonday: 'asking' } },
      asking: {
        entry: 'askAll',
        on: { price: [{ guard: 'isLast', target: 'told', actions: 'note' }, { actions: 'note' }] },
        after: { patience: 'told' },
      },
      told: { type: 'final', entry: ['tellMean', 'openNext'] },
    },
  });
}

const talk = (asks: string[]): Talk => ({
  process: NAME,
  async facts({ store }, { sender, reading }) {
    if (!asks.includes(sender.phone) || !AMOUNT.test(reading.text)) return null;
    return (
      (await store.instances.find(ASKING, { order: 'created', limit: 1 })).items[0]?.id ?? null
    );
  },
  answer(turn, survey) {
    const { reading, sender, message } = turn.event;
    const price = Number(AMOUNT.exec(reading.text)?.[1]?.replaceAll('.', ''));
    const event = { type: 'price', phone: sender.phone, price, by: sender };
    const told = { id: message.id, binding: 'jawaban survei harga' };
    const thanks = { template: `${NAME}:terima` as const, vars: { values: { price } } };
    const tell = { instance: String(survey), event, message: told };
    return { effects: [{ type: 'tell', params: tell }, replyEffect(turn, thanks)], filed: 'done' };
  },
});

export function createProcess(rules: Rules, given: Settings): WholeProcess {
  return {
    process: {
      name: NAME,
      idPrefix: `${NAME}:`,
      version: '1',
      decider: createDecider(createSurveyMachine(rules, given)),
      search: ({ value }) => ({ ...NO_FIELDS, state: String(value) }),
      migrations: {},
      keepsMessages: true,
      async begin({ clock, store, instances }) {
        const waiting = await store.instances.count({ ...ASKING, state: 'waiting' });
        if (waiting + (await store.instances.count(ASKING)) > 0) return;
        const { id, input } = surveyAfter(rules, given, clock.now());
        await instances.create(NAME, id, input, id);
      },
    },
    talk: talk(given.asks),
    texts: Object.fromEntries(
      Object.entries(SMS).map(([name, text]) => [`${NAME}:${name}`, { text, sample: SAMPLE }]),
    ),
  };
}
