import type { Parent } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { asParent } from '../../../machines/complaint/linked.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/**
 * The complaint that another one is to be put under, as the machine is told of it.
 * @returns undefined where no complaint has this id
 * @throws StoreUnavailableError
 */
export async function parentNamed(
  { engine }: Pick<Hotline, 'engine'>,
  id: string,
): Promise<Parent | undefined> {
  const found = await engine.instances.of(COMPLAINT).snapshot(id);
  return found === undefined ? undefined : asParent(found.snapshot);
}
