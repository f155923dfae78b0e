/**
 * What the names in a chart mean, Indonesian, so that a picture of it reads "bila …, lalu …". Each stands in
 * the `meta` of its machine, beside the names; plain JSON.
 */
export interface Sentences<
  G extends string = string,
  A extends string = string,
  D extends string = string,
> {
  /** What has happened: follows "bila". Events that have no words of their own are left out. */
  events: Readonly<Record<string, string>>;
  /** What must be so: follows "bila"; empty where an arrow need not say it. */
  guards: Readonly<Record<G, string>>;
  /** What is done: follows "lalu"; `{name}` stands for a parameter. */
  actions: Readonly<Record<A, string>>;
  /** What has come when the time is up: follows "bila". */
  delays: Readonly<Record<D, string>>;
  /** What the process has done outside of its chart, by the type of the effect. */
  effects?: Readonly<Record<string, string>>;
  /** Marks that lists show and filter by. */
  tags?: Readonly<Record<string, string>>;
  /** Values of parameters that are no words by themselves. */
  values?: Readonly<Record<string, string>>;
}
