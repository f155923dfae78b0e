/**
 * Ids of instances that a document's id may begin with, longest first: the scan of a letter bears the letter's id, though
 * it is found under the complaint that the letter is about.
 */
export function possibleOwners(document: string): string[] {
  const parts = document.split(':');
  return parts
    .map((_, n) => parts.slice(0, n).join(':'))
    .slice(1)
    .reverse();
}
