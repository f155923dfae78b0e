import { Router } from 'express';
import { docsView } from '../v1/docs-view.ts';
import { createOpenApi } from '../v1/openapi.ts';
import { OPERATIONS } from '../v1/operations.ts';
import { ROOT } from '../v1/router.ts';
import type { Views } from './views.ts';

/** `/api/v1/docs`: the documentation of the API, made from its OpenAPI document; needs no network. */

export function apiDocsRoutes(views: Views): Router {
  const router = Router();
  const view = docsView(createOpenApi(OPERATIONS, ROOT));
  router.get(`${ROOT}/docs`, (_request, response) => {
    response.type('html').send(views.page('api', 'Dokumentasi API', view));
  });
  return router;
}
