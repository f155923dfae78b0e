import { Router } from 'express';
import type { Views } from '../../pages/views.ts';
import { createOpenApi } from '../v1/common/openapi.ts';
import { OPERATIONS } from '../v1/operations.ts';
import { ROOT } from '../v1/router.ts';
import { docsView } from './docs-view.ts';

/** `/api/v1/docs`: the documentation of the API, made from its OpenAPI document; needs no network. */

export function apiDocsRoutes(views: Views): Router {
  const router = Router();
  const view = docsView(createOpenApi(OPERATIONS, ROOT));
  router.get(`${ROOT}/docs`, (_request, response) => {
    response.type('html').send(views.page('api', 'Dokumentasi API', view));
  });
  return router;
}
