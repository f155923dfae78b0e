/** Waits for conditions of the real world: never for a time, always with an end. */

const LOOK_EVERY = 10;

/**
 * Resolves as soon as the condition holds.
 * @param what is waited for, for the message of the failure
 * @param within milliseconds
 * @throws Error when it does not hold in time
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 200_000,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
