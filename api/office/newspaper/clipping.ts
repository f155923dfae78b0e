import { complaintsOf, DeskError, type DeskParts } from '../letters/draft.ts';
import type { Scan } from '../letters/scan.ts';

/** The scan of a newspaper's page with replies on it (SOP step 5: "Koran"). */

/**
 * Keeps a clipping under every complaint whose reply stands on it.
 * @param key the same key keeps it once
 * @returns its id in the archive
 * @throws DeskError for a complaint that was not printed
 */
export async function keepClipping(
  parts: DeskParts,
  ids: readonly string[],
  { name, type, bytes, sha256 }: Scan,
  key: string,
): Promise<string> {
  const complaints = await complaintsOf(parts, ids);
  const missing = complaints.find(({ publication }) => publication === null);
  if (missing !== undefined) throw new DeskError(`Aduan ${missing.ticket} belum dicatat dimuat.`);
  const [first, ...others] = complaints;
  if (first?.publication == null) throw new DeskError('Belum ada aduan yang dipilih.');
  const { newspaper, edition, page } = first.publication;
  await parts.store.documents.archive(
    {
      ...{ id: key, instance: first.id, type: 'kliping', html: '', sha256 },
      number: first.dispatch?.number ?? '–',
      title: `Kliping ${newspaper} edisi ${edition} hal. ${page}`,
      createdAt: parts.clock.now(),
      file: { name, type, size: bytes.length },
    },
    { about: others.map(({ id }) => id), bytes },
  );
  return key;
}
