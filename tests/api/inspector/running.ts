import type { Scenario } from '../../../api/simulation/scenario/format.ts';
import { Stage } from '../../../api/simulation/scenario/stage.ts';

/** A whole hotline with a virtual modem, as users get it, for tests that look into its machines. */

export const CITIZEN = '+6281200009001';
export const OTHER_CITIZEN = '+6281200009002';
export const NIK = '1804011203800001';
export const HOUR = 3_600_000;

/** Monday, at the opening of the office. */
const SCENE: Scenario = {
  name: 'inspector',
  title: '',
  about: '',
  start: { date: '2026-11-23', time: '09.00' },
  phones: { warga: CITIZEN, 'warga lain': OTHER_CITIZEN },
  quiet: [],
  quietHours: true,
  rules: { sla: {}, policy: {}, schedules: {} },
  steps: [],
};

export interface Running {
  stage: Stage;
  /** @param name of a phone: `warga`, `petugas PUPR` */
  send(name: string, text: string): Promise<void>;
}

export async function startHotline(): Promise<Running> {
  const stage = new Stage(SCENE, () => {}, { QUIET_HOURS: 'off' });
  await stage.powerOn();
  return {
    stage,
    async send(name, text) {
      stage.phone(name).send(text);
      await stage.advance(5000);
    },
  };
}

/** A complaint that was asked about, worked on, answered, and is not solved. */
export async function playStory({ send, stage }: Running): Promise<void> {
  await send('warga', 'JALAN jln rusak parah di pekon basungan pagar dewa');
  await send('petugas PUPR', 'TERIMA A001');
  await stage.advance(HOUR);
  await send('petugas PUPR', 'MINTA A001 di sebelah mana tepatnya pak?');
  await stage.advance(HOUR);
  await send('warga', 'TAMBAH A001 di depan SD pak');
  await send('petugas PUPR', 'PROSES A001 sdh disurvey');
  await send('petugas PUPR', 'JAWAB A001 sdh kami survey, besok alat turun');
  await send('warga', 'BELUM A001 masih rusak pak');
}
