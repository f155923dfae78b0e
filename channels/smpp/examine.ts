import { Activity } from '../activity.ts';
import { SmppConnection } from './connection.ts';
import type { SmppSettings } from './settings.ts';

/**
 * Binds once as transmitter's and receiver's both, and takes leave. What the service centre delivers
 * meanwhile is refused for now, and comes again.
 * @throws BindError, or Error when there is no connection
 */
export async function examineServiceCentre(settings: SmppSettings): Promise<void> {
  const connection = await SmppConnection.open(settings, new Activity(), {
    deliver: () => {},
    closed: () => {},
  });
  await connection.close();
}
