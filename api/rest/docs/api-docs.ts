import { oncePer } from '../../../machines/base/once-per.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { apiDocument, ROOT } from '../v1/router.ts';
import { docsView } from './docs-view.ts';

/** `/api/v1/docs`: the documentation of the API, made from its OpenAPI document; needs no network. */

const viewOf = oncePer(docsView);

export function apiDocsRoutes(views: Views): Pages {
  const pages = new Pages();
  // for makers of other programs; nothing in it is about anybody
  pages.get(`${ROOT}/docs`, { for: 'anyone' }, (_request, response) => {
    response.type('html').send(views.page('api', 'Dokumentasi API', viewOf(apiDocument())));
  });
  return pages;
}
