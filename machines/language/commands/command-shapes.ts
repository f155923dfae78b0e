import { COMMAND_RULES, usageOf } from '../../complaint/commands.ts';
import type { Role } from '../../district/district.ts';
import type { AskingName, CommandName } from '../../text/understanding.ts';
import { ASKING, askingCommand, type CommandWords, isAsking } from './asking-commands.ts';

/**
 * All commands: how they are spelled, who may give them, and what they are for. Made from the acts of a
 * complaint and from the commands that only ask; nothing about a command is said here.
 */

export interface Shape {
  name: CommandName;
  words: string[];
  roles: Role[];
  /** Roles for whom the bare word is the whole command. */
  bare: Role[];
  /** Roles for whom a ticket follows. */
  ticket: Role[];
  /** Words that may follow a bare command without making it something else. */
  tail: ReadonlySet<string>;
  /** It counts however much was written before it that day. */
  heard?: 'always';
}

const NO_WORDS: ReadonlySet<string> = new Set();

function askingShape(name: AskingName): Shape {
  const { words, roles, ticket, tail, heard } = askingCommand(name);
  const bare = ticket === 'needed' ? [] : roles;
  const always = heard === undefined ? {} : { heard };
  return { name, words, roles, bare, ticket: ticket === 'none' ? [] : roles, tail, ...always };
}

const asking = (Object.keys(ASKING) as AskingName[]).map(askingShape);

/** An act by the same word as a question is the same command, of other people. */
const acts = COMMAND_RULES.map(({ name, words, roles, heard, spoken }): Shape => {
  const same = asking.find((shape) => shape.name === name);
  return {
    name,
    // an everyday word is no command wherever it stands
    words: spoken ? [] : words,
    roles: [...roles, ...(same?.roles ?? [])],
    bare: same?.bare ?? [],
    ticket: roles,
    tail: same?.tail ?? NO_WORDS,
    ...(heard === undefined ? {} : { heard }),
  };
});

/** Every command once: acts in the order of their table, then the others. */
export const SHAPES: readonly Shape[] = [
  ...acts,
  ...asking.filter(({ name }) => !acts.some((act) => act.name === name)),
];

/** True for a command whose words state something to the citizen (`Act.states`). */
export function statesSomething(name: CommandName): boolean {
  return COMMAND_RULES.find((one) => one.name === name)?.states === true;
}

/** The shape of a command. */
export function shapeOf(name: CommandName): Shape | undefined {
  return SHAPES.find((shape) => shape.name === name);
}

/** What a command is for and an SMS that gives it, as this role uses it. */
export function commandWords(name: CommandName, role: Role): CommandWords {
  const rule = COMMAND_RULES.find((one) => one.name === name);
  if (rule !== undefined && (rule.roles.includes(role) || !isAsking(name))) return rule;
  if (!isAsking(name)) throw new TypeError(`${name} is no command`);
  const { others, does, example } = askingCommand(name);
  return others?.[role] ?? { does, example };
}

/** How a command is typed by this role; `{no}` of its example filled in. */
export function commandUsage(name: CommandName, role: Role, ticket: string): string {
  const rule = COMMAND_RULES.find((one) => one.name === name && one.roles.includes(role));
  if (rule !== undefined) return usageOf(name, ticket);
  return commandWords(name, role).example.replace('{no}', ticket);
}

/** True for a command that is nothing without words. */
export function takesWords(name: CommandName): boolean {
  return COMMAND_RULES.find((one) => one.name === name)?.says === 'words';
}
