import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, Router } from 'express';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { pathPart } from '../../pages/form.ts';
import { auditAction } from '../v1/common/audit.ts';
import type { FindClient } from '../v1/common/authenticate.ts';
import { createIdempotency } from '../v1/common/idempotency.ts';
import type { Services } from '../v1/common/operation.ts';
import { Problem } from '../v1/common/problem.ts';
import { createRateLimit } from '../v1/common/rate-limit.ts';
import { idempotencyKeyOf } from '../v1/common/validation.ts';
import { sendDefinition } from './definition.ts';
import { sendDiscovery } from './discovery.ts';
import { georeportErrors } from './errors.ts';
import { hasFormat, readFormat, sendRows } from './format.ts';
import { keyHolder, postRequest, readPosted } from './post.ts';
import { readAsked } from './query.ts';
import { findPublic, listRequests, requestRow } from './requests.ts';
import { serviceRows } from './services.ts';

/** Open311 GeoReport v2 (http://wiki.open311.org/GeoReport_v2), for programs that speak it already. */

export const OPEN311_ROOT = '/open311/v2';

const REQUESTS = { list: 'service_requests', item: 'request' };
const TOLD_BY_SMS = 'Tanda terima dan jawaban dikirim kepada pelapor lewat SMS.';

/** A client that keeps no keys gets one for each request. */
function keyOf(request: Request): string {
  return request.get('Idempotency-Key') === undefined ? randomUUID() : idempotencyKeyOf(request);
}

/** Complaints of other systems, once for each key of a client. */
function createPosting(services: Services, find: FindClient) {
  const { store, clock } = services.hotline;
  const idempotency = createIdempotency(store.records, clock);
  return async (request: Request): Promise<string> => {
    const client = await keyHolder(find, request);
    const posted = readPosted(request.body);
    const asked = { client: client.id, operation: 'open311', path: '/requests', body: posted };
    const { body } = await idempotency.once({ ...asked, key: keyOf(request) }, async (key) => {
      const id = await postRequest(services, posted, key);
      await auditAction({ store, clock }, client, 'postComplaint', id);
      return { body: (await outwardIds(store.records)).seal('request', id) };
    });
    return String(body);
  };
}

/** Switched off: nobody learns what there would be. */
export const closedOpen311: RequestHandler = (_request, response) => {
  response.status(404).type('text/plain').send('Open311 is switched off here.\n');
};

export function createOpen311(services: Services, findClient: FindClient): Router {
  const { hotline } = services;
  const { rules, clock } = hotline;
  const rate = createRateLimit(clock);
  const post = createPosting(services, findClient);
  const router = Router();
  router.use(readFormat, (request, response, next) => {
    rate.take(request.ip ?? '-', (headers) => response.set(headers));
    next(hasFormat(request) ? undefined : new Problem(404, 'The path must end in .json or .xml.'));
  });
  router.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 50 }));
  const { district, telephone } = rules.district.office;
  router.get('/discovery', (request, response) => {
    sendDiscovery(request, response, `Hotline SMS Kabupaten ${district}, telp. ${telephone}`);
  });
  router.get('/services', (request, response) => {
    sendRows(
      request,
      response,
      { list: 'services', item: 'service' },
      serviceRows(rules, request.query.extensions === 'true'),
    );
  });
  router.get('/services/:code', (request, response) => {
    sendDefinition(rules, pathPart(request, 'code'), request, response);
  });
  router.get('/requests', async (request, response) => {
    const asked = readAsked(request.query, clock.now());
    sendRows(request, response, REQUESTS, await listRequests(hotline, asked));
  });
  router.post('/requests', async (request, response) => {
    const service_request_id = await post(request);
    const row = { service_request_id, service_notice: TOLD_BY_SMS, account_id: null };
    sendRows(request, response.status(201), REQUESTS, [row]);
  });
  router.get('/requests/:id', async (request, response) => {
    const ids = await outwardIds(hotline.store.records);
    const found = await findPublic(hotline, ids, pathPart(request, 'id'));
    if (found === undefined) throw new Problem(404, 'service_request_id was not found');
    sendRows(request, response, REQUESTS, [requestRow(hotline, ids, found)]);
  });
  // services are realtime: a token is the id itself, for clients that always ask for it
  router.get('/tokens/:token', async (request, response) => {
    const token = pathPart(request, 'token');
    const found = await findPublic(hotline, await outwardIds(hotline.store.records), token);
    if (found === undefined) throw new Problem(404, 'token was not found');
    sendRows(request, response, REQUESTS, [{ service_request_id: token, token }]);
  });
  router.use((_request, _response, next) =>
    next(new Problem(404, 'There is nothing under this path.')),
  );
  router.use(georeportErrors(hotline.log));
  return router;
}
