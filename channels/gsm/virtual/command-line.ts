import type { Form } from './command.ts';

/** Command lines as ITU-T V.250 §5.2 has them: `E0V1`, `+CMGF=0;+CNMI=2,1`. */

/** One command of a line: name in capitals, form, and what follows. */
export interface Command {
  name: string;
  form: Form;
  value: string;
}

const FORMS: Record<string, Form> = { '=?': 'test', '?': 'read', '=': 'set', '': 'run' };

/** A named command ends at `;` outside quotes; basic ones follow each other directly (V.250 §5.2). */
const NAMED_COMMAND = /^([+^$*#%_][A-Z0-9]+)(=\?|\?|=|)((?:"[^"]*"|[^;"])*)/i;
const BASIC_COMMAND = /^(?:(D)([^;]*)|(S\d+)(?:\?|=)?\d*|(&?[A-Z])(\d*))/i;

/**
 * Takes a command line apart.
 * @param text what follows AT
 * @returns undefined where it makes no sense
 */
export function commandsOf(text: string): Command[] | undefined {
  const commands: Command[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s;]+/, '');
    if (rest === '') return commands;
    const [found, command] = namedCommand(rest) ?? basicCommand(rest) ?? [];
    if (found === undefined || command === undefined) return undefined;
    commands.push(command);
    rest = rest.slice(found.length);
  }
}

function namedCommand(text: string): [string, Command] | undefined {
  const match = NAMED_COMMAND.exec(text);
  if (!match) return undefined;
  const [found, name = '', operator = '', value = ''] = match;
  const form = FORMS[operator] ?? 'run';
  return [found, { name: name.toUpperCase(), form, value: value.trim() }];
}

function basicCommand(text: string): [string, Command] | undefined {
  const match = BASIC_COMMAND.exec(text);
  if (!match) return undefined;
  const [found, dial, number = '', s, letter, digits = ''] = match;
  const form = s !== undefined && found.endsWith('?') ? 'read' : 'run';
  const name = (dial ?? s ?? letter ?? '').toUpperCase();
  return [found, { name, form, value: dial === undefined ? digits : number }];
}
