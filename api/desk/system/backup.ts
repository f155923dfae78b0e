import { basename } from 'node:path';
import type { Hotline } from '../../hotline/hotline.ts';
import { BackupError, type Backups } from '../../office/data/backup/backups.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/** `/cadangan`: copies of the data, made at any time, downloaded, and how they are put back. */

function sizeText(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  return `${megabytes < 10 ? megabytes.toFixed(1).replace('.', ',') : Math.round(megabytes)} MB`;
}

async function backupView(backups: Backups, made: string): Promise<View> {
  const all = await backups.list();
  return {
    ...{ folder: backups.folder, keep: backups.keep, impossible: backups.impossible },
    made: all.some(({ name }) => name === made) ? made : null,
    backups: all.map(({ name, bytes, at }) => ({
      ...{ name, at },
      size: sizeText(bytes),
      address: `/cadangan/${name}`,
    })),
  };
}

export function backupRoutes(
  { log }: Hotline,
  { audit }: Pick<Access, 'audit'>,
  views: Views,
  backups: Backups,
): Pages {
  const pages = new Pages();
  pages.get('/cadangan', ADMIN, async (request, response) => {
    const view = await backupView(backups, parameter(request, 'dibuat'));
    response.send(views.page('cadangan', 'Cadangan data', view));
  });
  pages.post('/cadangan', { noted: 'backup.made' }, async (_request, response) => {
    const { name, bytes } = await backups.make();
    log('info', 'a backup was made', { name, bytes });
    response.redirect(303, `/cadangan?dibuat=${name}`);
  });
  // everything the hotline knows leaves this computer: that is on record before the first byte
  pages.get('/cadangan/:name', ADMIN, async (request, response) => {
    const path = await backups.path(pathPart(request, 'name')).catch((error: unknown) => {
      throw error instanceof BackupError ? new PageError(404, error.message) : error;
    });
    const name = basename(path);
    await audit.record(identityOf(request), 'backup.downloaded', name);
    // its folder may lie below one whose name begins with a dot
    response.download(path, name, { dotfiles: 'allow', cacheControl: false });
  });
  return pages;
}
