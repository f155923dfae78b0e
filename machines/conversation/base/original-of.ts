import type { HeldMessage } from './context.ts';

type Ids = Pick<HeldMessage, 'id' | 'joined'>;

/** As whose answer words that waited are taken: their own message, and those that were joined to it. */
export function originalOf({ id, joined }: Ids): Ids {
  return joined === undefined ? { id } : { id, joined };
}
