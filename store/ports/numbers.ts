/** Gap-free series of numbers: tickets, the register of letters. */

export interface NumberStore {
  /**
   * The number of `key` in a gap-free series counting from 1; the same key always gets the same
   * number, so a retry leaves no hole (tickets, letter register).
   * @param earlier series that this one goes on from: a key that has a number there keeps it, and the
   * first number is above all of theirs
   */
  allocate(series: string, key: string, earlier?: string[]): Promise<number>;
  /** From now on the numbers of these series are above the given ones. Never lowers anything. */
  raise(numbers: Record<string, number>): Promise<void>;
}
