import { parse } from 'yaml';
import { oncePerText } from '../../../machines/base/once-per.ts';

/** The files of some packs: of a pack that changes, most stay as they are. */
const KEPT = 40;

/**
 * What a YAML file says, understood once for each text: whoever gets it shares it, and may not change it.
 * @throws YAMLParseError with line and column
 */
export const parsedYaml = oncePerText((text): unknown => parse(text), KEPT);

/** The same without pieces that two places share; an empty file is an empty object. */
export const plainYaml = oncePerText(
  (text): unknown => JSON.parse(JSON.stringify(parsedYaml(text) ?? {})),
  KEPT,
);
