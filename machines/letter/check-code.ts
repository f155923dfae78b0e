import type { Store } from '../../store/ports/store.ts';

/**
 * The code on a letter by which anybody can check the paper against the archive. It tells nothing of the letter and is
 * not to be guessed, so that whoever has no paper learns nothing; the letter it belongs to is found by it alone.
 */

/** By letter: its code. */
const OF_LETTER = 'letterCheck';
/** By code: its letter. */
const OF_CODE = 'checkedLetter';

type Records = Pick<Store, 'records'>;

/**
 * The code of a letter; the same one however often it is asked for.
 * @param newCode makes one that nobody has
 */
export async function checkCodeOf(
  { records }: Records,
  letter: string,
  newCode: () => string,
): Promise<string> {
  const made = { code: newCode() };
  await records.put({ kind: OF_LETTER, id: letter, expectedRevision: 0, value: made });
  const kept = await records.get(OF_LETTER, letter);
  const { code } = kept === undefined ? made : (kept.value as { code: string });
  await records.put({ kind: OF_CODE, id: code, expectedRevision: 0, value: { letter } });
  return code;
}

/** Id of the letter with this code; undefined where none has it. */
export async function letterOfCode(
  { records }: Records,
  code: string,
): Promise<string | undefined> {
  const found = await records.get(OF_CODE, code);
  return found === undefined ? undefined : (found.value as { letter: string }).letter;
}
