import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { MovableClock } from '../../channels/movable-clock.ts';
import type { Log } from '../../machines/engine/ports.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Hotline } from '../hotline/hotline.ts';
import type { PrintPdf } from '../print/print.ts';
import { createHotline } from '../start/compose.ts';
import type { Settings } from '../start/configuration/settings.ts';

/**
 * A hotline that runs, and that can go on with a changed pack without ending: the next one is put together beside it on
 * the same store, takes over its lines, and from then on answers the pages. What was in hand is in the store.
 */

export interface RunningParts {
  settings: Settings;
  log: Log;
  store: Store;
  printPdf: PrintPdf;
  /** What answers pages of a hotline; `reload` is for its desk. */
  web(hotline: Hotline, reload: () => Promise<string | null>): RequestListener;
  /** What goes on beside the engine. @returns its end */
  beside(hotline: Hotline): () => void;
}

export interface Running {
  /** The one that runs now. */
  hotline(): Hotline;
  /** Answers whatever comes, by the hotline of the moment. */
  answer: RequestListener;
  /** Resolves with the error when an engine refuses the store, which waiting does not mend. */
  start(): Promise<unknown>;
  /** Finishes what is in hand; the store stays open. */
  stop(): Promise<void>;
}

/** Streams are of the hotline that opened them: pages open them again by themselves. */
function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}

export async function createRunning(parts: RunningParts): Promise<Running> {
  const { settings, log, store, printPdf } = parts;
  const open = new Set<ServerResponse>();
  let refuse: (error: unknown) => void = () => {};
  let current = await begun();
  let endBeside = () => {};
  let reloading: Promise<string | null> = Promise.resolve(null);

  /** @param before goes on with its phones and its clock, where they are simulated */
  async function begun(before?: Hotline) {
    const simulated =
      before === undefined || before.simulation === null
        ? {}
        : {
            simulation: before.simulation,
            ...(before.clock instanceof MovableClock ? { clock: before.clock } : {}),
          };
    const hotline = await createHotline(settings, log, { store, printPdf, ...simulated });
    return { hotline, web: parts.web(hotline, reload) };
  }

  function run(): void {
    current.hotline.engine.start().catch(refuse);
    endBeside = parts.beside(current.hotline);
  }

  async function goOn(): Promise<string | null> {
    try {
      const next = await begun(current.hotline);
      endBeside();
      await current.hotline.engine.stop();
      current = next;
      run();
      for (const response of open) if (isStream(response)) response.end();
      log('info', 'the hotline goes on with the changed pack');
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** One after the other. */
  function reload(): Promise<string | null> {
    reloading = reloading.then(goOn);
    return reloading;
  }

  return {
    hotline: () => current.hotline,
    answer(request: IncomingMessage, response: ServerResponse) {
      open.add(response);
      response.once('close', () => open.delete(response));
      current.web(request, response);
    },
    start() {
      const refused = new Promise<unknown>((resolve) => {
        refuse = resolve;
      });
      run();
      return refused;
    },
    async stop() {
      await reloading;
      endBeside();
      await current.hotline.engine.stop();
    },
  };
}
