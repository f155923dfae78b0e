import { accessSync, constants } from 'node:fs';
import type { Writable } from 'node:stream';
import { openStore } from '../../store/open.ts';
import { loadDistrict } from '../configuration/district.ts';
import { readSettings, type Settings } from '../configuration/settings.ts';

/** Checks what the hotline needs, one line each, and says how to mend what is wrong. */

type Check = (settings: Settings) => Promise<string> | string;

const checks: Record<string, Check> = {
  district: ({ district }) => {
    const { agencies, contacts, categories } = loadDistrict(district);
    return `${categories.length} categories, ${agencies.length} agencies, ${contacts.length} contacts`;
  },
  store: async ({ storeUrl }) => {
    const store = await openStore(storeUrl);
    try {
      await store.open();
      const { inboxWaiting, outboxWaiting, unconfirmed } = await store.status();
      return `works; waiting: ${inboxWaiting} in, ${outboxWaiting} out, ${unconfirmed} unconfirmed`;
    } finally {
      await store.close();
    }
  },
  modem: ({ modem: { port } }) => {
    if (!port.startsWith('/'))
      return port === 'virtual' ? 'virtual: nothing to check' : `${port}: not looked at`;
    try {
      accessSync(port, constants.R_OK | constants.W_OK);
      return `${port} can be opened`;
    } catch {
      throw new Error(
        `${port} cannot be opened: is the modem plugged in, and are you in the group "dialout"?`,
      );
    }
  },
};

/** @returns exit code: 0 when all is well, 1 otherwise */
export async function doctor(
  environment: Record<string, string | undefined>,
  output: Writable,
): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(environment);
  } catch (error) {
    output.write(`WRONG  ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      output.write(`ok     ${name}: ${await check(settings)}\n`);
    } catch (error) {
      failed = 1;
      output.write(`WRONG  ${name}: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return failed;
}
