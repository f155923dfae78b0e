import { describe, it } from '@jest/globals';
import { missing, type Tool } from './tools.ts';

/**
 * Tests that need tools. Where one is missing they are skipped, and a line says so; with `CI=true` that
 * is a failure.
 */
export function describeWithTools(title: string, tools: Tool[], tests: () => void): void {
  const lack = missing(tools);
  if (lack === undefined) {
    describe(title, tests);
    return;
  }
  if (process.env.CI === 'true') {
    it(title, () => {
      throw new Error(lack);
    });
    return;
  }
  process.stdout.write(`${title}: skipped (${lack})\n`);
  describe.skip(title, tests);
}
