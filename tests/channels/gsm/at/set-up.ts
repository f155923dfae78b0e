import { initialise } from '../../../../channels/gsm/init.ts';
import { DEFAULT_TIMES } from '../../../../channels/gsm/settings.ts';
import { newCardMemory } from '../../../../channels/gsm/sim-lock.ts';
import type { scripted } from './scripted.ts';

/** Sets up a scripted modem, and says what came of it. @param pin of its SIM */
export async function runInit(
  line: ReturnType<typeof scripted>,
  circumstances: { pin?: string } = {},
) {
  const { clock, at, asked, heard } = line;
  const log: string[] = [];
  const settings = {
    name: 'test',
    countryCode: '62',
    times: DEFAULT_TIMES,
    clock,
    log: (_: string, message: string) => log.push(message),
    ...(circumstances.pin === undefined ? {} : { pin: circumstances.pin }),
  };
  const outcome = initialise(at, settings, newCardMemory());
  await clock.advance(60_000);
  return { outcome: await outcome, asked, heard, log };
}
