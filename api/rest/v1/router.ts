import { type Request, type RequestHandler, type Response, Router } from 'express';
import { oncePer } from '../../../machines/base/once-per.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Backups } from '../../office/data/backup/backups.ts';
import type { Client } from '../../office/people/api-client.ts';
import { onThisComputer } from '../../pages/loopback.ts';
import type { PrintPdf } from '../../print/print.ts';
import { withId } from './common/access.ts';
import { checkAccept, problemHandler, send } from './common/answer.ts';
import { auditAction, auditScope } from './common/audit.ts';
import { clientOf, type FindClient, hasScope, requireScope } from './common/authenticate.ts';
import { createIdempotency, type Idempotency } from './common/idempotency.ts';
import { createMetrics } from './common/metrics/metrics.ts';
import { createOpenApi, type OpenApi } from './common/openapi.ts';
import type { Answer, Operation, Services } from './common/operation.ts';
import { Problem } from './common/problem.ts';
import { createRateLimit } from './common/rate-limit.ts';
import { type Input, idempotencyKeyOf, inputOf, readBody, readFile } from './common/validation.ts';
import { OPERATIONS } from './operations.ts';

/** `/api/v1` as an express router, made from the table of operations. */

export const ROOT = '/api/v1';

const documented = oncePer((operations: readonly Operation[]) => createOpenApi(operations, ROOT));

/** What the API is, as an OpenAPI document: made when it is first asked for, the same ever after. */
export const apiDocument = (): OpenApi => documented(OPERATIONS);

/** Nobody without a token: what handlers of open operations are given. */
const NOBODY: Client = {
  ...{ id: '-', name: '-', role: 'officer', agency: '', person: null },
  scopes: new Set(),
};

type Admit = (operation: Operation, request: Request, response: Response) => Promise<Client>;

/** Lets a request in, or throws why not. */
function gate(hotline: Hotline, find: FindClient): Admit {
  const rate = createRateLimit(hotline.clock);
  return async (operation, request, response) => {
    checkAccept(operation, request);
    const told = (headers: Record<string, string>) => response.set(headers);
    if (operation.scope === null) {
      if (operation.problems.includes(429)) rate.take(`ip:${request.ip ?? '-'}`, told);
      return NOBODY;
    }
    if (operation.loopback === true && onThisComputer(request)) return NOBODY;
    const client = await clientOf(find, request);
    rate.take(client.id, told);
    if (!hasScope(client, operation.scope)) await auditScope(hotline, client, operation.id);
    requireScope(client, operation.scope);
    return client;
  };
}

/** What was done, to what the path names, or to what was made. */
function auditFor(hotline: Hotline) {
  return ({ id }: Operation, client: Client, { params }: Input, { body }: Answer) => {
    const made = (body as { id?: string } | undefined)?.id ?? null;
    const subject = typeof params.id === 'string' ? params.id : made;
    return auditAction(hotline, client, id, subject);
  };
}

/** What every operation is served with. */
interface Desk {
  admit: Admit;
  services: Services;
  idempotency: Idempotency;
}

function handlersOf(
  operation: Operation,
  { admit, services, idempotency }: Desk,
): RequestHandler[] {
  const clients = new WeakMap<Request, Client>();
  const audit = auditFor(services.hotline);
  const admitted: RequestHandler = async (request, response, next) => {
    clients.set(request, await admit(operation, request, response));
    next();
  };
  const handled = async (request: Request, response: Response) => {
    const client = clients.get(request) ?? NOBODY;
    const key = operation.idempotent === undefined ? null : idempotencyKeyOf(request);
    const input = await withId(services.hotline, operation, inputOf(operation, request));
    const work = async (unique: string, again: boolean) => {
      const answer = await operation.handle({ ...input, client, key: unique, request, services });
      if (operation.method !== 'get' && !again) await audit(operation, client, input, answer);
      return answer;
    };
    const { id } = operation;
    const { path } = request;
    const answer =
      key === null
        ? await work('', false)
        : await idempotency.once(
            {
              client: client.id,
              operation: id,
              key,
              path,
              body: input.body,
              again: operation.idempotent,
            },
            work,
          );
    send(response, operation, answer);
  };
  if (operation.file !== undefined) return [admitted, readFile(operation.file), handled];
  return operation.body === undefined ? [admitted, handled] : [admitted, readBody, handled];
}

/** 405 with what the path does have (RFC 9110 §15.5.6). */
function otherMethods(operations: readonly Pick<Operation, 'method'>[]): RequestHandler {
  const methods = operations.map(({ method }) => method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return (_request, _response, next) =>
    next(new Problem(405, `This path takes ${allow}.`, { headers: { Allow: allow } }));
}

/** `/complaints/{id}` as express writes it. */
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

/** What the handlers of a hotline work with. */
export function createServices(hotline: Hotline, printPdf: PrintPdf, backups?: Backups): Services {
  const understand = createUnderstand(hotline.rules.district);
  return { hotline, understand, printPdf, metrics: createMetrics(hotline, backups) };
}

export function createApi(services: Services, findClient: FindClient): Router {
  const { hotline } = services;
  const desk: Desk = {
    admit: gate(hotline, findClient),
    services,
    idempotency: createIdempotency(hotline.store.records, hotline.clock),
  };
  const router = Router();
  const document = router.route('/openapi.json');
  document.get((_request, response) => {
    response.json(apiDocument());
  });
  document.all(otherMethods([{ method: 'get' }]));
  for (const path of new Set(OPERATIONS.map((operation) => operation.path))) {
    const operations = OPERATIONS.filter((operation) => operation.path === path);
    const route = router.route(expressPath(path));
    for (const operation of operations) route[operation.method](...handlersOf(operation, desk));
    route.all(otherMethods(operations));
  }
  // a page for people, behind the desk's gate like all pages
  router.get('/docs', (_request, _response, next) => next('router'));
  router.use((_request, _response, next) =>
    next(
      new Problem(
        404,
        `There is nothing under this path; ${ROOT}/openapi.json says what there is.`,
      ),
    ),
  );
  router.use(problemHandler(hotline.log));
  return router;
}
