/**
 * An error that somebody is told of: its message says what is wrong, where, and what to do. Every door words it by
 * what stands here; any other error is a fault of ours, keeps its trace and goes into the log.
 */
export class ToldError extends Error {
  /** Of the command line: 1 something is wrong, 2 wrong use. */
  readonly exitStatus: number = 1;
  /** Of HTTP; from 500 on the message is for the log, and whoever asked is told that it is not his fault. */
  readonly status: number = 500;

  /** For programs: `SettingsError` is `settings`. */
  get code(): string {
    return this.name
      .replace(/Error$/, '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
      .toLowerCase();
  }
}
