import type { Express } from 'express';

/** The routes of an app, read from its routers: also those that no test has heard of. */

export interface Route {
  method: string;
  path: string;
}

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
  name?: string;
}

/** @throws TypeError when Express keeps them somewhere else */
export function routesOf(app: Express): Route[] {
  const { stack } = app.router as unknown as { stack?: Layer[] };
  if (stack === undefined) throw new TypeError('Express has no stack of routers where it had one');
  const found = new Map<string, Route>();
  const walk = (layers: Layer[]): void => {
    for (const { route, handle } of layers) {
      if (handle?.stack !== undefined) walk(handle.stack);
      if (typeof route?.path !== 'string') continue;
      for (const method of Object.keys(route.methods))
        found.set(`${method} ${route.path}`, { method, path: route.path });
    }
  };
  walk(stack);
  return [...found.values()];
}

/** A path with its parameters filled in; names that are not given get a value that names nothing. */
export function filled(path: string, values: Record<string, string>): string {
  return path.replace(/[:*](\w+)/g, (_, name: string) => values[name] ?? 'tidak-ada');
}
