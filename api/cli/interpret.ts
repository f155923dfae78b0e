import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Role } from '../../machines/district/district.ts';
import { interpretLine } from '../../machines/language/json.ts';
import { createUnderstand } from '../../machines/language/understand.ts';
import { packagePath } from '../paths.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { SettingsError } from '../start/configuration/settings.ts';

const ROLES: Role[] = ['citizen', 'officer', 'head', 'admin', 'secretary', 'regent'];

/**
 * Reads SMS line by line and prints what is understood of each.
 * @throws SettingsError for a role that does not exist
 */
export async function interpret(
  as: string,
  input: Readable,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): Promise<void> {
  const role = ROLES.find((known) => known === as);
  if (role === undefined) throw new SettingsError(`--as ${as}: must be one of ${ROLES.join(', ')}`);
  const understand = createUnderstand(loadDistrict(folder));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    output.write(`${JSON.stringify(interpretLine(understand, line, role))}\n`);
}
