import type { Clock } from '../../port.ts';
import type { Rack } from './control-verbs.ts';
import type { ScriptedFault } from './fault-file.ts';
import { type ModemHappening, VirtualModem, type VirtualModemOptions } from './modem.ts';
import { VirtualNetwork } from './network.ts';

/** A SIM and the modem it is in. */
export type SimOptions = Pick<
  VirtualModemOptions,
  'number' | 'slots' | 'memories' | 'pin' | 'profile'
>;

export interface RackOptions {
  clock: Clock;
  sims: SimOptions[];
  /** What all modems have in common. */
  modem: Pick<VirtualModemOptions, 'latency' | 'sendLatency' | 'bitsPerSecond'>;
  faults: ScriptedFault[];
  /** Also tell every byte on the cables. */
  trace: boolean;
  /** Told of everything that happens, as one object each. */
  emit(event: Record<string, unknown>): void;
}

/** What is told of a happening at a modem; undefined where nobody asked for it. */
function eventOf(happening: ModemHappening, trace: boolean): Record<string, unknown> | undefined {
  switch (happening.kind) {
    case 'connected':
      return { event: 'connected' };
    case 'disconnected':
      return { event: 'disconnected', reason: happening.reason };
    case 'submitted': {
      const { to, text, reference } = happening.entry;
      return { event: 'submitted', to, text, reference };
    }
    case 'traffic':
      return trace ? { event: 'traffic', from: happening.from, text: happening.text } : undefined;
  }
}

/**
 * Several modems on one network, so that their SIMs can write to each other.
 * @throws RangeError for a fault of a modem that is not there
 */
export function createRack(options: RackOptions): Rack {
  const { clock, sims, faults, trace, emit } = options;
  const network = new VirtualNetwork({ clock });
  const modems = sims.map((sim, at) => {
    const onHappening = (happening: ModemHappening): void => {
      const event = eventOf(happening, trace);
      if (event !== undefined) emit({ ...event, modem: at + 1 });
    };
    return new VirtualModem({ network, clock, ...options.modem, ...sim, onHappening });
  });
  network.onMessage((phone, { direction, peer, text, parts }) => {
    if (direction === 'received')
      emit({ event: 'received', phone: phone.number, from: peer, text, parts });
  });
  for (const { fault, modem, start } of faults) {
    const target = modems[modem - 1];
    if (!target) throw new RangeError(`there is a fault for modem ${modem} of ${modems.length}`);
    if (start === 0) target.faults.add(fault);
    else clock.after(start, () => target.faults.add(fault));
  }
  return { network, modems, later: (milliseconds, work) => void clock.after(milliseconds, work) };
}

/** Test messages for every SIM, from ten phones in turn; what has no room waits in the network. */
export function injectMessages({ network }: Rack, count: number): void {
  for (const sim of network.sims())
    for (let n = 1; n <= count; n += 1)
      network.phone(`+6281200009${String(100 + (n % 10))}`).send(`SMS uji ${n} dari ${count}`, sim);
}
