import { packagePath } from '../../api/paths.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { createCalendar } from '../../machines/calendar.ts';
import type { Compose } from '../../machines/engine/ports.ts';
import { createRules, type Rules } from '../../machines/rules.ts';
import { createComposer } from '../../templates/sms.ts';

/** The sample district pack and its wording, as the hotline uses them. */
export function loadPack(): { rules: Rules; compose: Compose } {
  const district = loadDistrict(packagePath('examples', 'lampung-barat'));
  const rules = createRules(district, createCalendar(district.calendar));
  const compose = createComposer({
    office: district.office,
    calendar: rules.calendar,
    zoneName: district.calendar.zoneName,
    folder: packagePath('templates', 'sms'),
  });
  return { rules, compose };
}
