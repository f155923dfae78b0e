import { type Answer, ControlError, type Rack, VERBS } from './control-verbs.ts';

/**
 * Works a rack of virtual modems by lines of text: one command a line, one answer each. Modems are
 * counted from 1, and the first is meant where none is named.
 */

/** The commands, one line each, for people. */
export function controlHelp(): string {
  const rows = Object.entries(VERBS).map(([verb, { usage, about }]) => [`${verb} ${usage}`, about]);
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', about]) => `  ${left.padEnd(width)}  ${about}`).join('\n');
}

/**
 * Carries out one line.
 * @throws ControlError, FaultFileError saying what is wrong with it
 */
export function control(rack: Rack, line: string): Answer {
  const [, name = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  if (name === 'help') return { event: 'help', lines: controlHelp().split('\n') };
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb === undefined)
    throw new ControlError(`"${name}" is none of ${Object.keys(VERBS).join(', ')}, help, quit`);
  return { event: 'done', ...verb.run(rack, rest) };
}
