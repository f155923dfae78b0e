import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { createOpenApi } from '../v1/common/openapi.ts';
import { OPERATIONS } from '../v1/operations.ts';
import { ROOT } from '../v1/router.ts';
import { docsView } from './docs-view.ts';

/** `/api/v1/docs`: the documentation of the API, made from its OpenAPI document; needs no network. */

export function apiDocsRoutes(views: Views): Pages {
  const pages = new Pages();
  const view = docsView(createOpenApi(OPERATIONS, ROOT));
  // for makers of other programs; nothing in it is about anybody
  pages.get(`${ROOT}/docs`, { for: 'anyone' }, (_request, response) => {
    response.type('html').send(views.page('api', 'Dokumentasi API', view));
  });
  return pages;
}
