import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { measured } from './cpu.js';
import { stopAtFirstFailure } from './first-failure.js';
import { use } from './globals.js';
import { withoutHooks } from './one-at-a-time.js';

/**
 * Jest's own way to run a test file (jest-circus), but for one thing: modules are loaded by Node and not
 * anew for every file. What a file imports is read, compiled and made fast once per process, as it is
 * where the hotline runs. Nothing of a test may therefore be left in a module; tests get what they need
 * through ports.
 */

const require = createRequire(import.meta.url);

/** Where jest-circus keeps who hears of each event of a test: in the globals, of which there is one set here. */
const HANDLERS = Symbol.for('EVENT_HANDLERS');

/** Jest notes 100 calls of each error: of those, too, that are thrown to be caught, and of one that each `expect` makes in advance. */
const NOTED_CALLS = 15;

/** Jest's runtime of a file, whose modules come from Node. */
function withNode(runtime) {
  const instead = {
    // Jest's state of one test file: made anew for each
    requireInternalModule(path) {
      delete require.cache[require.resolve(path)];
      return withoutHooks(() => require(path));
    },
    setGlobalsForRuntime: use,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
  };
  return new Proxy(runtime, {
    get(target, name) {
      const found = instead[name] ?? target[name];
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

/** Jest's `testRunner`. */
export default function run(globalConfig, config, environment, runtime, testPath, tell) {
  // Node's own source maps, not those of Jest's transforms
  Error.prepareStackTrace = undefined;
  Error.stackTraceLimit = NOTED_CALLS;
  stopAtFirstFailure(environment);
  // those of the files before would hear of each test too, and report it once more
  Reflect.deleteProperty(globalThis, HANDLERS);
  return measured(testPath, () =>
    circus.default(globalConfig, config, environment, withNode(runtime), testPath, tell),
  );
}
