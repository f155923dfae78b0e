import { checkLimits } from './check.ts';
import { PURE } from './tables.ts';

/** Every rule with a limit, below it, on it and above it. */
for (const [of, limits] of Object.entries(PURE)) checkLimits(of, limits);
