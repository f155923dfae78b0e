import type { Hotline } from '../../api/hotline/hotline.ts';
import { newCheckCode } from '../../api/office/letters/check-code.ts';
import { sealed } from '../../api/office/letters/letters.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import type { LetterKind } from '../../machines/letter/letter-kinds.ts';
import { draftLetter, enterIncoming } from '../../machines/letter/new-letter.ts';
import { numberLetter } from '../../machines/letter/number-letter.ts';
import { withSigner } from './signer.ts';

/** Letters in a register, as many as a test wants, without the messages that led to them. */

export interface Wanted {
  kind: LetterKind;
  /** Epoch milliseconds. */
  at: number;
  agency?: string;
  number?: string;
  subject?: string;
  /** Complaint that it is about; the first where left out. */
  complaint?: string;
}

type Parts = Pick<Hotline, 'store' | 'rules' | 'engine'>;

async function issued(
  { store, rules, engine: { instances } }: Parts,
  { kind, at, agency = 'PUPR', number, subject = '', complaint = '2026-A001' }: Wanted,
  key: string,
): Promise<string> {
  const about: [string] = [complaint];
  const desk = { store, rules, instances };
  const letter = { subject, addressee: 'Kepala Dinas', agency, about, at, key };
  if (kind === 'jawaban') {
    const sheet = sealed(`<p>${number}</p>`);
    const own = { number: number ?? key, content: {}, arrivedAt: at, sheet };
    return enterIncoming(desk, { ...letter, ...own });
  }
  const id = await draftLetter(desk, { ...letter, kind });
  const said = number === undefined ? {} : { number };
  const by = { role: 'admin' as const };
  const signing = { type: 'letter.sign', ...said, at, by };
  await instances.move({ id, event: signing, key: `${key}:sign` });
  const print = async (
    _: unknown,
    { addressee }: { addressee: string },
    { number: given }: { number: string },
  ) => ({
    ...{ subject, addressee },
    page: sealed(`<p>${given}</p>`),
  });
  await numberLetter(
    { ...desk, print, newCode: newCheckCode },
    id,
    number ?? null,
    `${key}:number`,
    at,
  );
  return id;
}

export async function issueAll(parts: Parts, wanted: readonly Wanted[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [n, { subject = `Surat ke-${n + 1}`, ...one }] of wanted.entries())
    ids.push(await issued(parts, { ...one, subject }, `k${n}`));
  return ids;
}

/** Fills the store of an environment, which is closed again. */
export async function fillRegister(
  environment: Record<string, string>,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const replace = { district: withSigner };
  const hotline = await createHotline(readSettings(environment), () => {}, replace);
  await hotline.store.open();
  const ids = await issueAll(hotline, wanted);
  await hotline.store.close();
  return ids;
}
