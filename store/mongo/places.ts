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
