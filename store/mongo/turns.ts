/** Lets work on the same thing wait for its turn within this process: fewer lost races at the server. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` when all earlier work of that name is over, however it ended. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.last.set(name, turn);
    const leave = () => {
      if (this.last.get(name) === turn) this.last.delete(name);
    };
    turn.then(leave, leave);
    return turn;
  }
}

let latest = 0;

/**
 * Places in the order of age for `count` new entries; the first of them. It is this machine's clock in
 * microseconds, never going back within a process: entries of several processes are in order as far as
 * their clocks agree, without a counter that all of them would have to wait for.
 */
export function nextPlaces(count: number): number {
  const first = Math.max(latest + 1, Date.now() * 1000);
  latest = first + count - 1;
  return first;
}
