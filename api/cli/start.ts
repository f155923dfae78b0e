import type { AddressInfo } from 'node:net';
import { createHotline } from '../compose.ts';
import { redactedSettings, type Settings } from '../configuration/settings.ts';
import type { Hotline } from '../hotline.ts';
import { createLog } from '../log.ts';
import { createWeb } from '../web/app.ts';

/** Runs the hotline until it is told to stop. */

function greeting(settings: Settings, { simulation }: Hotline, url: string): string {
  const { modems, store, district, quietHours } = redactedSettings(settings);
  const lines = [
    'Hotline SMS Center',
    `  district pack  ${district}`,
    `  store          ${store}`,
    `  modems         ${modems}`,
    `  quiet hours    ${quietHours}`,
    '',
    `  inbox          ${url}/`,
    `  complaints     ${url}/aduan`,
  ];
  const phones = [
    `  phones         ${url}/telepon`,
    '',
    'Simulated: the modem, the phone network and all phones. Set MODEM_PORT for a real modem.',
  ];
  return `${[...lines, ...(simulation === null ? [] : phones), 'Stop with Ctrl-C.'].join('\n')}\n`;
}

/** Resolves at the first SIGINT or SIGTERM. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

export async function start(settings: Settings): Promise<void> {
  const hotline = await createHotline(settings, createLog(settings.logLevel));
  const { recordings: folder, district, quietHours } = settings;
  const server = createWeb(hotline, {
    hostNames: [settings.host],
    recordings: { folder, district, quietHours },
  }).listen(settings.port, settings.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  void hotline.engine.start();
  process.stdout.write(greeting(settings, hotline, `http://${settings.host}:${port}`));
  await toldToStop();
  process.stdout.write('Stopping …\n');
  server.close();
  server.closeAllConnections();
  await hotline.engine.stop();
  await hotline.store.close();
}
