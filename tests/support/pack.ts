import { openComposer } from '../../api/hotline/composer.ts';
import { packagePath } from '../../api/paths.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { type Rules, rulesOf } from '../../machines/district/rules.ts';
import type { Compose } from '../../machines/engine/ports.ts';

/** The sample district pack and its wording, as the hotline uses them. */
export function loadPack(): { rules: Rules; compose: Compose } {
  const rules = rulesOf(loadDistrict(packagePath('examples', 'lampung-barat')));
  return { rules, compose: openComposer(rules) };
}
