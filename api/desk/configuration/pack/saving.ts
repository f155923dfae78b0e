import type { Request } from 'express';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { OpenPack, PackData } from '../../../office/pack/pack.ts';
import { PackError } from '../../../office/pack/pack-error.ts';
import { type Saved, savePack } from '../../../office/pack/save.ts';
import { changesSecretReaders, SECRET_READERS_STAY } from '../../../office/pack/secret-readers.ts';
import type { Access } from '../../../pages/access/access.ts';
import { actorOf, identityOf } from '../../../pages/access/actor.ts';
import type { Views } from '../../../pages/views.ts';
import { tellFormer } from './told-phones.ts';

/** A change of the pack from the desk: written, noted in the audit log, told, and in use. */

export const ROOT = '/pengaturan/ubah';

export interface PackDesk {
  hotline: Hotline;
  pack: OpenPack;
  access: Pick<Access, 'audit' | 'reading'>;
  views: Views;
}

/** A change that is ready to be saved. */
export interface Ready {
  before: PackData;
  after: PackData;
  /** What is changed, as its form calls it. */
  title: string;
  reason: string;
  /** The version that it takes back. */
  takesBack?: number;
}

/**
 * @returns also the page to go on to
 * @throws PackError where the files cannot be written, somebody else has changed them since, or others would read secrets
 */
export async function saveAndUse(
  { hotline, pack, access }: PackDesk,
  request: Request,
  { before, after, ...told }: Ready,
): Promise<Saved & { address: string }> {
  if (changesSecretReaders(before, after)) throw new PackError(SECRET_READERS_STAY);
  const { store, clock } = hotline;
  const office = { files: pack, records: store.records, clock };
  const saved = await savePack(office, before, after, { ...told, by: identityOf(request).user });
  if (saved.kind !== 'saved') return { ...saved, address: ROOT };
  const { number, files } = saved;
  await access.audit.record(identityOf(request), 'pack.changed', told.title, {
    ...{ version: String(number), files: files.join(', '), reason: told.reason },
  });
  await tellFormer(hotline, before, after, actorOf(request));
  const failed = await pack.reload();
  if (failed !== null) hotline.log('error', `the changed pack is not in use: ${failed}`);
  return { ...saved, address: `${ROOT}?versi=${number}${failed === null ? '' : '&tunda=ya'}` };
}
