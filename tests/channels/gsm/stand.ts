import { HOTLINE, type Stand } from '../stand.ts';
import { Bench } from './bench.ts';

/** The GSM driver with the virtual modem, as the contract of channels wants it. */
export async function gsmStand(): Promise<Stand> {
  const bench = new Bench({ number: HOTLINE });
  const { faults } = bench.modem;
  let restarts = 0;
  const refusal = { answer: ['+CMS ERROR: 310'] };
  return {
    clock: bench.clock,
    network: bench.network,
    receiver: bench.receiver,
    channel: () => bench.driver,
    start: () => bench.start(),
    restart: () => bench.crashAndRestart(),
    close: async () => {},
    kept: () => bench.stored(),
    loseAcknowledgement: () => faults.add({ at: 'command', command: 'AT+CMGD', mishap: 'drop' }),
    loseAnswer: () => faults.add({ at: 'pdu', sent: true, mishap: 'hang' }),
    refuse: () => faults.add({ at: 'command', command: 'AT+CMGS', mishap: refusal, times: 999 }),
    accept: () => faults.clear(),
    unplug: () => bench.modem.pull(),
    plugIn: () => bench.modem.plug(),
    forget: () => bench.modem.reset(restarts++ % 2 === 0 ? 'silent' : 'text'),
    swallowedReports: () => bench.modem.swallowedReports,
  };
}
