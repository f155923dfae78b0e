import type { Hotline } from '../../api/hotline/hotline.ts';
import { sealed } from '../../api/office/letters/letters.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import type { LetterKind } from '../../machines/letter/context.ts';
import { issueLetter } from '../../machines/letter/issue-letter.ts';

/** Letters in a register, as many as a test wants, without the messages that led to them. */

export interface Wanted {
  kind: LetterKind;
  /** Epoch milliseconds. */
  at: number;
  agency?: string;
  number?: string;
  subject?: string;
}

export async function issueAll(
  { store, rules, engine: { instances } }: Pick<Hotline, 'store' | 'rules' | 'engine'>,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [
    n,
    { kind, at, agency = 'PUPR', number, subject = `Surat ke-${n + 1}` },
  ] of wanted.entries()) {
    const issued = await issueLetter(
      { store, rules, instances },
      {
        ...{
          kind,
          subject,
          addressee: 'Kepala Dinas',
          agency,
          about: ['2026-A001'],
          at,
          key: `k${n}`,
        },
        ...(number === undefined ? {} : { number }),
        render: (given) => sealed(`<p>${given}</p>`),
      },
    );
    ids.push(issued.id);
  }
  return ids;
}

/** Fills the store of an environment, which is closed again. */
export async function fillRegister(
  environment: Record<string, string>,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const hotline = await createHotline(readSettings(environment), () => {});
  await hotline.store.open();
  const ids = await issueAll(hotline, wanted);
  await hotline.store.close();
  return ids;
}
