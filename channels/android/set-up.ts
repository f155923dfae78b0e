import type { Phone, PhoneHealth } from './phone.ts';
import type { AndroidSettings } from './settings.ts';

/** What a telephone is told at the start, and what is wrong with it. */

const EVENTS = ['sms:received', 'sms:sent', 'sms:delivered', 'sms:failed', 'sms:cancelled'];

/** Versions before it drop a text that somebody sends a second time. */
const OLDEST = [1, 66, 2];
const MINUTE = 60_000;
/** From here on webhooks would be refused as old. */
const MOST_DRIFT = 4 * MINUTE;
const LOW_BATTERY = 25;

/**
 * First come, first sent (the app's own choice is the reverse), webhooks without the internet, signed with
 * our key, each kind once. A telephone whose settings cannot be changed goes on with those it has.
 */
export async function setUp(phone: Phone, { hook, log, name }: AndroidSettings): Promise<void> {
  const hooks = hook === undefined ? {} : { signing_key: hook.signingKey };
  const settings = {
    messages: { processing_order: 'FIFO' },
    webhooks: { internet_required: false, ...hooks },
  };
  await phone
    .configure(settings)
    .catch((error) => log('warn', 'the telephone keeps its settings', { error: String(error) }));
  if (hook === undefined) return;
  for (const event of EVENTS)
    await phone.registerHook({ id: `hotline-${name}-${event.slice(4)}`, event, url: hook.url });
}

/** True for a version that must not be used; one that cannot be read is taken as it is. */
function isTooOld(version: string): boolean {
  const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  if (numbers.length === 0) return false;
  const differing = OLDEST.findIndex((least, at) => Number(numbers[at]) !== least);
  return differing >= 0 && Number(numbers[differing]) < (OLDEST[differing] ?? 0);
}

/** Sentences for the health page; empty when all is well. @param drift the telephone's clock less ours */
export function troublesOf({ version, checks = {} }: PhoneHealth, drift = 0): string[] {
  const troubles: string[] = [];
  if (isTooOld(version))
    troubles.push(`pasang versi ${OLDEST.join('.')} atau lebih baru: yang lama kehilangan SMS`);
  if (Math.abs(drift) > MOST_DRIFT)
    troubles.push(`jam telepon salah ${Math.round(drift / MINUTE)} menit`);
  const level = checks['battery:level']?.observedValue;
  const charging = (checks['battery:charging']?.observedValue ?? 1) > 0;
  if (level !== undefined && level < LOW_BATTERY && !charging)
    troubles.push(`baterai telepon ${level} % dan tidak diisi`);
  return troubles;
}
