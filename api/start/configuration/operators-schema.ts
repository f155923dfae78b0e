import { z } from 'zod';
import { compilePattern, PatternError } from '../../../machines/operator/patterns.ts';

/** Shape of `operators.yaml`; every pattern is compiled, so that a mistake shows at the start. */

const text = z.string().trim().min(1);

const operator = z.strictObject({
  name: text,
  prefixes: z.array(z.string().regex(/^0\d{3,5}$/, 'the first digits in quotes: "0812"')),
  balanceCode: z
    .string()
    .regex(/^[*#][\d*#]*#$/, 'a USSD code: *888#')
    .nullable(),
});

const balance = z
  .strictObject({
    checkHours: z.number().positive(),
    words: z.record(z.string().regex(/^[a-z]+$/, 'a name: small letters'), z.string().min(1)),
    patterns: z.array(text),
  })
  .superRefine(({ patterns, words }, context) => {
    for (const [i, pattern] of patterns.entries()) {
      const reason = reasonAgainst(pattern, words);
      if (reason === undefined) continue;
      context.addIssue({ code: 'custom', path: ['patterns', i], message: `a pattern: ${reason}` });
    }
  });

function reasonAgainst(pattern: string, words: Record<string, string>): string | undefined {
  try {
    compilePattern(pattern, words);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

export const operatorsFile = z.strictObject({ operators: z.array(operator), balance });
