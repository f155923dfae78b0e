import { register } from 'node:module';

/** Loaded by `node --import`, in Jest and in each of its workers: Node itself reads TypeScript. */
register('./hooks.js', import.meta.url);
