import { redactedSettings, type Settings } from '../start/configuration/settings.ts';
import type { Tongue } from './tongue.ts';

/** What the terminal shows when the hotline has started. */

interface Words {
  pack: string;
  store: string;
  modems: string;
  quiet: string;
  inbox: string;
  complaints: string;
  phones: string;
  firstUser: string;
  code: string;
  simulated: string;
  demo: string;
  stop: string;
  stopping: string;
}

const WORDS: Record<Tongue, Words> = {
  en: {
    pack: 'district pack',
    store: 'store',
    modems: 'modems',
    quiet: 'quiet hours',
    inbox: 'inbox',
    complaints: 'complaints',
    phones: 'phones',
    firstUser: 'first user',
    code: '(asked for by the page)',
    simulated:
      'Simulated: the modem, the phone network and all phones. Set MODEM_PORT for a real modem.',
    demo: 'Demo: a made-up district; nothing here is real. A fresh one: npm start -- --demo --new',
    stop: 'Stop with Ctrl-C.',
    stopping: 'Stopping …',
  },
  id: {
    pack: 'paket daerah',
    store: 'data',
    modems: 'modem',
    quiet: 'jam tenang',
    inbox: 'kotak masuk',
    complaints: 'aduan',
    phones: 'telepon',
    firstUser: 'pengguna 1',
    code: '(diminta oleh halaman itu)',
    simulated:
      'Simulasi: modem, jaringan, dan semua telepon tiruan. Isi MODEM_PORT untuk modem sungguhan.',
    demo: 'Peraga: kabupaten contoh, semuanya karangan. Dari awal: npm start -- --demo --new',
    stop: 'Hentikan dengan Ctrl-C.',
    stopping: 'Berhenti …',
  },
};

export interface Greeted {
  /** Where its pages are. */
  url: string;
  /** Asked for when the first user is made; undefined where no code is needed. */
  setupCode: string | undefined;
  simulated: boolean;
}

const WIDTH = 15;

/** Addresses, and what it runs on. */
export function greeting(settings: Settings, greeted: Greeted, tongue: Tongue): string {
  const { modems, store, district, quietHours } = redactedSettings(settings);
  const { url, setupCode, simulated } = greeted;
  const words = WORDS[tongue];
  const line = (name: string, value: string) => `  ${name.padEnd(WIDTH)}${value}`;
  const lines = [
    'Hotline SMS Center',
    line(words.pack, district ?? ''),
    line(words.store, store ?? ''),
    line(words.modems, modems ?? ''),
    line(words.quiet, quietHours ?? ''),
    '',
    line(words.inbox, `${url}/`),
    line(words.complaints, `${url}/aduan`),
    ...(setupCode === undefined ? [] : [line(words.firstUser, `code ${setupCode} ${words.code}`)]),
    ...(simulated ? [line(words.phones, `${url}/telepon`), '', words.simulated] : []),
    ...(settings.demo ? [words.demo] : []),
    words.stop,
  ];
  return `${lines.join('\n')}\n`;
}

export function farewell(tongue: Tongue): string {
  return `${WORDS[tongue].stopping}\n`;
}
