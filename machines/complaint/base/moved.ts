/** Why words are where they are that were first taken for another complaint's: kept with the message, and learnt from. */

export const movedByAdmin = (ticket: string): string => `dipindahkan Admin dari ${ticket}`;
export const MOVED_BY_REPORTER = 'pengirim: bukan tiket sebelumnya, yang ini';

/** Whether somebody said of a message that it is not about the complaint that it went to first. */
export function wasMoved(binding: string | null): boolean {
  return binding === MOVED_BY_REPORTER || binding?.startsWith(movedByAdmin('')) === true;
}
