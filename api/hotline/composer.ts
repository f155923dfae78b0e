import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oncePer } from '../../machines/base/once-per.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { type BroughtText, type Composer, createComposer } from '../../templates/sms.ts';
import { packagePath } from '../paths.ts';

const FOLDER = packagePath('templates', 'sms');

/** The hotline's own wording of an SMS, as its file has it. @param name of a message that there is */
export function builtInText(name: string): string {
  return readFileSync(join(FOLDER, `${name}.hbs`), 'utf8').trimEnd();
}

const composersOf = oncePer((_rules: Rules) => new Map<string, Composer>());

/**
 * What puts the hotline's messages into words: made once for each district and what its processes bring.
 * @param brought wording of processes that the pack switches on, by the message's name
 * @throws TemplateError naming file and value
 */
export function openComposer(
  rules: Rules,
  brought: Readonly<Record<string, BroughtText>> = {},
): Composer {
  const composers = composersOf(rules);
  const key = JSON.stringify(brought);
  const { office, calendar, texts } = rules.district;
  const composer =
    composers.get(key) ??
    createComposer({
      office,
      calendar: rules.calendar,
      zoneName: calendar.zoneName,
      folder: FOLDER,
      ...(texts === undefined ? {} : { own: texts }),
      brought,
    });
  composers.set(key, composer);
  return composer;
}
