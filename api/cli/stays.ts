import { execFile } from 'node:child_process';
import type { Log } from '../../machines/engine/ports.ts';

/** What must not end a hotline that runs: a terminal that is closed, a reader of its output that is gone. */

/** A closed terminal says SIGHUP; whoever wants the hotline to end says SIGTERM or SIGINT. */
export function outliveTerminal(log: Log): void {
  process.on('SIGHUP', () => log('info', 'the terminal was closed: the hotline goes on'));
  // what cannot be shown any more is lost, and nothing else
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

const MICROSECONDS = 1_000;

/**
 * Tells systemd that the hotline lives, where its unit has a watchdog (`WATCHDOG_USEC`, sd_watchdog_enabled(3)): a
 * process that hangs says nothing, and is started anew.
 * @returns stops it
 */
export function feedWatchdog(environment: Record<string, string | undefined>, log: Log) {
  const every = Number(environment.WATCHDOG_USEC) / MICROSECONDS / 2;
  if (!(every > 0)) return () => {};
  const feed = () =>
    void execFile('systemd-notify', ['WATCHDOG=1'], (error) => {
      if (error !== null) log('warn', `systemd could not be told: ${error.message}`);
    });
  feed();
  const timer = setInterval(feed, every).unref();
  return () => clearInterval(timer);
}
