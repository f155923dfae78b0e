import type { Random } from './random.ts';

/** When the hotline is killed: at something on the line to its modem, or so long after its start. */
export type Moment = {
  /** For the report of a failure. */
  name: string;
  /** Milliseconds from then to the kill. */
  delay: number;
  /** It comes before the hotline says that it is up. */
  whileStarting?: true;
} & ({ at: 'start' } | OnTheLine);

export interface OnTheLine {
  at: 'line';
  from: 'host' | 'modem';
  pattern: RegExp;
  /** How often it is let pass. */
  skip: number;
  /** Only this counts: the first part of a long SMS, or a receipt, whose phone is then switched off. */
  only?: 'firstPart' | 'receipt';
}

/** Every phase of an SMS, coming and going, and of a start, each once, in an order of their own. */
export function killPlan(random: Random): Moment[] {
  const sent = (
    name: string,
    from: 'host' | 'modem',
    pattern: RegExp,
    delay = 0,
    more: Partial<Moment & OnTheLine> = {},
  ): Moment => ({ name, at: 'line', from, pattern, skip: random.below(12), delay, ...more });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Ctrl-Z ends a PDU
  const pdu = /^[0-9A-F]+\x1a/;
  return random.shuffle([
    sent('reads a message', 'host', /^AT\+CMG[RL]/),
    sent('has read a message: is it stored?', 'host', /^AT\+CMG[RL]/, 1 + random.below(10)),
    sent('deletes a message', 'host', /^AT\+CMGD/),
    sent('has stored a message: is it answered?', 'host', /^AT\+CMGD/, 1 + random.below(40)),
    sent('asks to send', 'host', /^AT\+CMGS/),
    sent('stands at the prompt', 'modem', /> $/, 1 + random.below(6)),
    sent('hands over a PDU', 'host', pdu),
    sent('hands over a receipt to a phone that is off', 'host', pdu, 0, { only: 'receipt' }),
    sent('hands over the first part of a long SMS', 'host', pdu, 0, { only: 'firstPart', skip: 2 }),
    sent('is told that an SMS was sent', 'modem', /\+CMGS:/, random.below(3)),
    sent('sets up the modem', 'host', /^AT\+CNMI=2/, 0, { skip: 0, whileStarting: true }),
    { name: 'is starting', at: 'start', delay: 100 + random.below(500), whileStarting: true },
  ]);
}
