import type { Holiday } from '../../../machines/district/district.ts';
import { withHolidays } from '../../office/pack/holiday-list.ts';
import { changedFiles } from '../../office/pack/sheets.ts';
import { DistrictError } from './district.ts';
import { openPackFolder } from './pack-folder.ts';

/**
 * Puts the days off of a year in the place of those that the pack has of it; comments and all else stay.
 * @param folder of the pack
 * @throws DistrictError for a pack that would be wrong with them, which is not written then; PackError
 */
export function replaceHolidays(folder: string, holidays: Holiday[]): void {
  const pack = openPackFolder(folder);
  const before = pack.read();
  const changed = changedFiles(before, withHolidays(before, holidays));
  const checked = pack.check(changed);
  if ('problems' in checked)
    throw new DistrictError(
      folder,
      checked.problems.map(({ file, field, message }) => `${file}: ${field}: ${message}`),
    );
  pack.write(changed);
}
