import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { NAMED_FAULTS } from './fault-names.ts';
import type { Fault } from './faults.ts';

/**
 * Fault files: a YAML or JSON list of what goes wrong and when. An entry is a name (`hang`), a name with
 * more (`{ name: hang, times: 2 }`), or a fault in full as `faults.ts` has them.
 */

/** A fault that cannot be used; the message names file, entry and field. */
export class FaultFileError extends Error {
  override readonly name = 'FaultFileError';
}

/** An entry of a fault file. */
export interface ScriptedFault {
  fault: Fault;
  /** Which modem, counted from 1. */
  modem: number;
  /** Milliseconds from the start until it is laid. */
  start: number;
}

const count = z.int().min(0);
const milliseconds = z.number().min(0);
const lines = z.array(z.string());
const parts = z.array(z.int().min(1));

const ending = z.enum(['hang', 'reset', 'drop']);
const common = [
  ending,
  z.strictObject({ unplug: milliseconds }),
  z.strictObject({ restart: z.enum(['silent', 'text']) }),
  z.strictObject({ answer: lines }),
  z.strictObject({ garbage: z.string() }),
  z.strictObject({ slow: milliseconds }),
  z.strictObject({ cut: count, end: ending }),
] as const;
const pduMishap = z.union(common);
const mishap = z.union([...common, z.strictObject({ inside: lines })]);

const often = { times: z.int().min(1).optional(), skip: count.optional() };

const faultSchema = z.discriminatedUnion('at', [
  z.strictObject({ ...often, at: z.literal('command'), command: z.string(), mishap }),
  z.strictObject({ ...often, at: z.literal('prompt') }),
  z.strictObject({ ...often, at: z.literal('pdu'), sent: z.boolean(), mishap: pduMishap }),
  z.strictObject({ ...often, at: z.literal('notice'), mishap: z.enum(['lose', 'double']) }),
  z.strictObject({ ...often, at: z.literal('memory') }),
  z.strictObject({
    ...often,
    at: z.literal('parts'),
    order: parts,
    late: parts.optional(),
    after: milliseconds.optional(),
  }),
  z.strictObject({ ...often, at: z.literal('lostReport') }),
  z.strictObject({ ...often, at: z.literal('earlyReport') }),
  z.strictObject({ ...often, at: z.literal('lateReport'), after: milliseconds }),
]);

const namedSchema = z.strictObject({ name: z.string(), ...often });
const where = z.looseObject({ modem: z.int().min(1).default(1), start: milliseconds.default(0) });

function byName(name: string): Fault {
  const fault = Object.hasOwn(NAMED_FAULTS, name) ? NAMED_FAULTS[name] : undefined;
  if (fault === undefined) throw new FaultFileError(`there is no fault "${name}"`);
  return fault;
}

/**
 * A fault by its name, by its name with `times` and `skip`, or in full.
 * @throws FaultFileError saying what is wrong with it
 */
export function readFault(given: unknown): Fault {
  if (typeof given === 'string') return byName(given);
  try {
    if (typeof given !== 'object' || given === null || !('name' in given))
      return faultSchema.parse(given);
    const { name, ...more } = namedSchema.parse(given);
    return { ...byName(name), ...more };
  } catch (error) {
    if (error instanceof z.ZodError) throw new FaultFileError(reasonOf(error), { cause: error });
    throw error;
  }
}

function reasonOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}

function readEntry(given: unknown): ScriptedFault {
  if (typeof given === 'string') return { fault: readFault(given), modem: 1, start: 0 };
  const { modem, start, ...fault } = where.parse(given);
  return { fault: readFault(fault), modem, start };
}

function attempt<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? reasonOf(error)
        : error instanceof Error
          ? error.message
          : error;
    throw new FaultFileError(`${place}: ${reason}`, { cause: error });
  }
}

/**
 * Reads a fault file.
 * @throws FaultFileError
 */
export function readFaultFile(path: string): ScriptedFault[] {
  const given = attempt(path, () => z.array(z.unknown()).parse(parse(readFileSync(path, 'utf8'))));
  return given.map((entry, at) => attempt(`${path}: entry ${at + 1}`, () => readEntry(entry)));
}
