/** Lets work on the same thing wait for its turn within this process: fewer lost races at the store. */
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
