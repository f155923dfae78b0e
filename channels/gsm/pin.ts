import type { AtResult } from './at/result.ts';
import type { GsmSettings } from './settings.ts';
import { type CardMemory, triesLeft } from './sim-lock.ts';

/** Why the SIM is still locked, for a person; `blocked` where only a person can help. */
export interface Locked {
  reason: string;
  blocked: boolean;
}

/** What the set-up lends. */
export interface PinParts {
  settings: GsmSettings;
  card: CardMemory;
  /** Of the modem on the port; empty where it does not say. */
  imei: string;
  command(text: string, timeout: number): Promise<AtResult>;
  /** Ends the set-up when no answer comes. */
  ask(command: string, prefix: string): Promise<AtResult>;
  bare(command: string): Promise<string>;
}

const PIN_TIMEOUT = 30_000;
/** So often a PIN that never opened the card may go unanswered; a third wrong try would lock the SIM. */
const UNANSWERED_TRIES = 2;

const blocked = (reason: string): Locked => ({ reason, blocked: true });

/**
 * Enters the PIN, and only where modem and card are the ones that it belongs to. A refused one is never tried
 * again. One that was not answered, as the modem restarted or was taken out just then, was not refused: it is
 * tried at the next set-up.
 */
export async function enterPin(parts: PinParts): Promise<Locked | undefined> {
  const { settings, card, command } = parts;
  const { pin } = settings;
  if (pin === undefined) return blocked('kartu SIM meminta PIN; isi pengaturan PIN');
  const hindrance = hindranceOf(parts, pin) ?? (await strangeCard(parts));
  if (hindrance !== undefined) return blocked(hindrance);
  card.unanswered += 1;
  return judged(card, pin, await command(`AT+CPIN="${pin}"`, PIN_TIMEOUT));
}

function judged(card: CardMemory, pin: string, entered: AtResult): Locked | undefined {
  if (!entered.ok && ['timeout', 'closed', 'desync'].includes(entered.failure.kind))
    return { reason: 'modem berhenti menjawab pada PIN kartu SIM', blocked: false };
  card.unanswered = 0;
  if (!entered.ok && isBusy(entered.failure.code))
    return { reason: 'kartu SIM masih sibuk', blocked: false };
  if (entered.ok) card.opened = true;
  else card.refused = pin;
  return entered.ok ? undefined : blocked('PIN kartu SIM ditolak; periksa pengaturan PIN');
}

/** CME 14 and CMS 314: SIM busy, 515 please wait. */
export function isBusy(code: number | undefined): boolean {
  return code !== undefined && [14, 314, 515].includes(code);
}

function hindranceOf({ settings, card, imei }: PinParts, pin: string): string | undefined {
  if (card.refused === pin) return 'PIN kartu SIM salah; tidak dicoba lagi';
  if (!card.opened && card.unanswered >= UNANSWERED_TRIES)
    return 'PIN kartu SIM dua kali tidak dijawab modem; coba kartunya di sebuah telepon';
  if (imei === '' && settings.imei !== undefined)
    return 'modem tidak menyebut IMEI sebelum PIN; matikan PIN kartu atau kosongkan pengaturan imei; PIN tidak dicoba';
  const { known } = card;
  const strange = known !== undefined && known.imei !== '' && imei !== known.imei;
  return strange
    ? 'modem di port ini diganti; jalankan ulang hotline bila memang benar; PIN tidak dicoba'
    : undefined;
}

/** Many modems tell the IMSI only after the PIN; where they do, it must be the one known. */
async function strangeCard({ card: { known }, ask, bare }: PinParts): Promise<string | undefined> {
  const told = await ask('AT+CPINR', '+CPINR:');
  if (told.ok && triesLeft(told.lines) === 1)
    return 'kartu SIM tinggal punya satu percobaan PIN; buka kuncinya di sebuah telepon; PIN tidak dicoba';
  if (known === undefined || known.imsi === '') return undefined;
  const imsi = await bare('AT+CIMI');
  const strange = /^\d{14,15}$/.test(imsi) && imsi !== known.imsi;
  return strange
    ? 'kartu SIM diganti; jalankan ulang hotline bila memang benar; PIN tidak dicoba'
    : undefined;
}
