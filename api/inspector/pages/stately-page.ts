import type { Request, Response } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import { openEventStream, sendEvent } from '../../pages/event-stream.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { feedViewer } from '../stately/feed.ts';

/**
 * `/inspektur/stately`: shows transitions in the viewer of @statelyai/inspect, which is a page of
 * stately.ai in a frame. The browser passes on what this program streams to it.
 */

const STATELY = 'https://stately.ai';

/** The rules of all other pages, but for whose page may stand in a frame. */
function allowViewer(response: Response): void {
  const policy = String(response.get('Content-Security-Policy'));
  response.set(
    'Content-Security-Policy',
    policy.replace("frame-src 'self'", `frame-src ${STATELY}`),
  );
}

/** Event of the stream: what was before is told, each step from now on follows. */
const FOLLOWS = 'menyusul';

async function stream(hotline: Hotline, request: Request, response: Response): Promise<void> {
  let closed = false;
  let end = () => {};
  openEventStream(request, response, () => {
    closed = true;
    end();
  });
  try {
    end = await feedViewer(hotline, (message) => sendEvent(response, message));
    sendEvent(response, {}, FOLLOWS);
    if (closed) end();
  } catch (error) {
    // the stream has begun: the browser asks again by itself
    const reason = error instanceof Error ? error.message : String(error);
    hotline.log('error', 'the viewer could not be told of the instances', { reason });
    response.end();
  }
}

/** The viewer's page. */
export const VIEWER = '/inspektur/stately';

export function statelyRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get(VIEWER, ADMIN, (_request, response) => {
    allowViewer(response);
    response.send(views.page('inspektur-stately', 'Inspektur di Stately', { viewer: STATELY }));
  });
  pages.get('/inspektur/stately/aliran', ADMIN, (request, response) =>
    stream(hotline, request, response),
  );
  return pages;
}
