import type { OpenPack } from '../../api/office/pack/pack.ts';
import { packagePath } from '../../api/paths.ts';
import { openPackFolder } from '../../api/start/configuration/pack-folder.ts';

/** The sample pack with the pages that change it, and which nobody changes. */
export function shownPack(): OpenPack {
  return {
    ...openPackFolder(packagePath('examples', 'lampung-barat')),
    write() {
      throw new Error('the sample pack must not be changed');
    },
    keepPicture() {
      throw new Error('the sample pack must not be changed');
    },
    reload: async () => null,
  };
}
