import { createHotline } from '../../../api/compose.ts';
import { readSettings } from '../../../api/configuration/settings.ts';
import type { Hotline } from '../../../api/hotline.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';

/** A whole hotline with a virtual modem, as users get it, for tests that look into its machines. */

export const CITIZEN = '+6281200009001';
export const OTHER_CITIZEN = '+6281200009002';
/** Officer of the agency for roads in the district pack. */
export const OFFICER = '+6281200000101';
export const NIK = '1804011203800001';
export const HOUR = 3_600_000;

export interface Running {
  hotline: Hotline;
  clock: SimulatedClock;
  send(number: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Monday 23 November 2026, 09.00 WIB. */
export async function startHotline(): Promise<Running> {
  const clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
  const hotline = await createHotline(readSettings({}), () => {}, {
    clock,
    store: new SqliteStore(':memory:'),
    modemPoll: 6 * HOUR,
    random: () => 0,
  });
  await hotline.engine.start();
  return {
    hotline,
    clock,
    async send(number, text) {
      hotline.simulation?.network.phone(number).send(text);
      for (let second = 0; second < 5; second += 1) await clock.advance(1000);
    },
    async stop() {
      const stopping = hotline.engine.stop();
      await clock.advance(2000);
      await stopping;
      await hotline.store.close();
    },
  };
}

/** A complaint that was asked about, worked on, answered, and is not solved. */
export async function playStory({ send, clock }: Running): Promise<void> {
  await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan pagar dewa');
  await send(OFFICER, 'TERIMA A001');
  await clock.advance(HOUR);
  await send(OFFICER, 'MINTA A001 di sebelah mana tepatnya pak?');
  await clock.advance(HOUR);
  await send(CITIZEN, 'TAMBAH A001 di depan SD pak');
  await send(OFFICER, 'PROSES A001 sdh disurvey');
  await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
  await send(CITIZEN, 'BELUM A001 masih rusak pak');
}
