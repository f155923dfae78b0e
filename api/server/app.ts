import express, { type Express } from 'express';
import { complaintRoutes } from '../desk/complaints/complaint.ts';
import { complaintListRoutes } from '../desk/complaints/complaints.ts';
import { downloadRoutes } from '../desk/complaints/downloads.ts';
import { evidenceRoutes } from '../desk/complaints/evidence.ts';
import { manyRoutes } from '../desk/complaints/many.ts';
import { configurationRoutes } from '../desk/configuration/configuration.ts';
import { packRoutes } from '../desk/configuration/pack/routes.ts';
import { helpRoutes } from '../desk/help/page.ts';
import { dangerCountRoutes } from '../desk/inbox/danger-count.ts';
import { inboxRoutes } from '../desk/inbox/inbox.ts';
import { looseRoutes } from '../desk/inbox/loose-words.ts';
import { phoneActRoutes } from '../desk/inbox/phone-acts.ts';
import { routedAloneRoutes } from '../desk/inbox/routed-alone.ts';
import { agendaRoutes } from '../desk/letters/agenda.ts';
import { archiveRoutes } from '../desk/letters/archive.ts';
import { checkRoutes } from '../desk/letters/check.ts';
import { documentRoutes } from '../desk/letters/documents.ts';
import { incomingLetterRoutes } from '../desk/letters/incoming-letter.ts';
import { letterChangeRoutes } from '../desk/letters/letter-changes.ts';
import { newLetterRoutes } from '../desk/letters/new-letter.ts';
import { createPending } from '../desk/letters/pending.ts';
import { previewRoutes } from '../desk/letters/preview.ts';
import { registerRoutes } from '../desk/letters/register.ts';
import { registerListRoutes } from '../desk/letters/register-list.ts';
import { roundRoutes } from '../desk/letters/rounds.ts';
import { followUpRoutes } from '../desk/messages/follow-up.ts';
import { messageRoutes } from '../desk/messages/messages.ts';
import { quarantineRoutes } from '../desk/messages/quarantine.ts';
import { smsCountRoutes } from '../desk/messages/sms-count.ts';
import { pressRoutes } from '../desk/newspaper/press.ts';
import { auditRoutes } from '../desk/people/audit.ts';
import { passwordRoutes } from '../desk/people/password.ts';
import { setupRoutes } from '../desk/people/setup.ts';
import { signInRoutes } from '../desk/people/sign-in.ts';
import { tokenRoutes } from '../desk/people/tokens.ts';
import { userRoutes } from '../desk/people/users.ts';
import { processRoutes } from '../desk/processes/routes.ts';
import { dashboardRoutes } from '../desk/reports/dashboard.ts';
import { reportRoutes } from '../desk/reports/routes.ts';
import { backupRoutes } from '../desk/system/backup.ts';
import { componentRoutes } from '../desk/system/components.ts';
import { overviewRoutes } from '../desk/system/overview.ts';
import { personalDataRoutes } from '../desk/system/personal-data.ts';
import { webhookRoutes } from '../desk/system/webhooks.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { inspectorRoutes } from '../inspector/pages/routes.ts';
import type { Backups } from '../office/data/backup/backups.ts';
import type { OpenPack } from '../office/pack/pack.ts';
import { tokensOf } from '../office/people/api-tokens.ts';
import type { Cost } from '../office/people/password.ts';
import { createAccess } from '../pages/access/access.ts';
import { auditRequests } from '../pages/access/audited.ts';
import { createGate, type Identify } from '../pages/access/gate.ts';
import { errorPage, notFound } from '../pages/errors.ts';
import { createLive } from '../pages/live.ts';
import { Pages } from '../pages/pages.ts';
import { USUAL_LIMIT } from '../pages/upload.ts';
import { createViews } from '../pages/views.ts';
import { installedPath, packagePath } from '../paths.ts';
import { createPdfPrinter, type PrintPdf } from '../print/print.ts';
import { crossOrigin } from '../rest/cors.ts';
import { apiDocsRoutes } from '../rest/docs/api-docs.ts';
import { closedOpen311, createOpen311, OPEN311_ROOT } from '../rest/open311/router.ts';
import { createApi, createServices, ROOT } from '../rest/v1/router.ts';
import { phoneRoutes } from '../simulation/pages/phones.ts';
import { createRecorder, type RecordingSettings } from '../simulation/recorder.ts';
import { onlyOwnHost, onlySameOrigin, securityHeaders } from './guards.ts';
import { probes } from './probes.ts';

export interface WebOptions {
  /** The district pack, to be changed at the desk; without it, it is only shown. */
  pack?: OpenPack;
  /** Copies of the data; without them there is no page about them. */
  backups?: Backups;
  /** Host names, besides `localhost` and plain addresses, under which people open the pages. */
  hostNames?: string[];
  /** Web sites whose pages may use the API from a browser; none, unless told otherwise. */
  corsOrigins?: string[];
  /** Open311 can be read; it can, unless told otherwise. */
  open311?: boolean;
  /** Where sessions of a simulation are recorded; they are not where this is left out. */
  recordings?: RecordingSettings;
  /** Prints letters; the browser that is installed, unless told otherwise. */
  printPdf?: PrintPdf;
  /** Finds out who makes a request; by the session of its cookie, unless told otherwise (tests). */
  identify?: Identify;
  /**
   * Asked for when the first user is made, where other computers reach the pages. Without it the first
   * user can be made on this computer only.
   */
  setupCode?: string;
  /** The pages are reached over HTTPS only, through a proxy on this computer: cookies say so too. */
  https?: boolean;
  /** `stately`: a page hands transitions to the viewer of stately.ai (see `Settings.inspect`). */
  inspect?: 'off' | 'stately';
  /** What passwords are hashed with; the usual cost, unless told otherwise (tests). */
  passwordCost?: Cost;
  /** Largest scan that is taken, bytes. */
  scanLimit?: number;
}

/** Style sheet and scripts; the only files that are sent as they lie on the disk. */
function assets(): express.Router {
  const router = express.Router();
  const options = { index: false, redirect: false, setHeaders: revalidated };
  router.get('/htmx.min.js', (_request, response) => {
    revalidated(response);
    response.sendFile(installedPath('htmx.org', 'dist', 'htmx.min.js'));
  });
  router.use(express.static(packagePath('templates', 'web', 'static'), options));
  return router;
}

/** Unlike pages, these may be kept, but a new version counts at once. */
function revalidated(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}

/**
 * The web pages of a hotline. The caller listens; to stop at once, it also ends the open event
 * streams (`server.closeAllConnections()`).
 */
export function createWeb(given: Hotline, options: WebOptions = {}): Express {
  const { recordings } = options;
  const recorder =
    given.simulation === null || recordings === undefined
      ? null
      : createRecorder(given, given.simulation, recordings);
  const hotline = recorder?.watched ?? given;
  const { printPdf = createPdfPrinter({ env: process.env, platform: process.platform }) } = options;
  const { https = false, setupCode } = options;
  const access = createAccess(hotline, https, options.passwordCost);
  const { scanLimit = USUAL_LIMIT } = options;
  const pending = createPending(hotline.clock);
  const pages = new Pages();
  const views = createViews(hotline, pages);
  const live = createLive(hotline);
  const app = express();
  app.disable('x-powered-by');
  // whose address it is, and over what it came, is told by the proxy on this computer, and by no other
  if (https) app.set('trust proxy', 'loopback');
  const tokens = tokensOf(hotline);
  pages.add(signInRoutes(access, views));
  pages.add(setupRoutes(hotline, access, views, setupCode));
  pages.add(passwordRoutes(access, views));
  pages.add(userRoutes(hotline, access, views));
  pages.add(auditRoutes(hotline, views));
  pages.add(live.pages);
  pages.add(inboxRoutes(hotline, access, views));
  pages.add(dangerCountRoutes(hotline, views));
  pages.add(routedAloneRoutes(hotline, access, views));
  pages.add(phoneActRoutes(hotline, views));
  pages.add(overviewRoutes(hotline, views));
  pages.add(componentRoutes(hotline, views));
  pages.add(complaintListRoutes(hotline, access, views));
  pages.add(manyRoutes(hotline, access, views));
  pages.add(complaintRoutes(hotline, access, views));
  pages.add(evidenceRoutes(hotline, access, printPdf));
  pages.add(downloadRoutes(hotline, access));
  pages.add(processRoutes(hotline, access, views));
  pages.add(messageRoutes(hotline, access, views));
  pages.add(followUpRoutes(hotline, access, views));
  pages.add(looseRoutes(hotline));
  pages.add(quarantineRoutes(hotline, access, views));
  const { pack } = options;
  pages.add(configurationRoutes(hotline, views, pack !== undefined));
  if (pack !== undefined) pages.add(packRoutes({ hotline, pack, access, views }));
  if (options.backups !== undefined)
    pages.add(backupRoutes(hotline, access, views, options.backups));
  pages.add(personalDataRoutes(hotline, access, views, options.backups));
  pages.add(documentRoutes(hotline, access, views, printPdf));
  pages.add(checkRoutes(hotline, views));
  pages.add(archiveRoutes(hotline, access, printPdf));
  pages.add(agendaRoutes(hotline, views, printPdf));
  pages.add(newLetterRoutes(hotline, access, views, pending));
  pages.add(incomingLetterRoutes(hotline, access, views, pending));
  pages.add(previewRoutes(hotline, access, views, pending, scanLimit));
  pages.add(letterChangeRoutes(hotline, views, pending, scanLimit));
  pages.add(registerListRoutes(hotline, views));
  pages.add(roundRoutes(hotline, views, printPdf));
  pages.add(registerRoutes(hotline, views));
  pages.add(dashboardRoutes(hotline, views));
  pages.add(reportRoutes(hotline, access, views, printPdf));
  pages.add(pressRoutes(hotline, views, scanLimit));
  pages.add(tokenRoutes(hotline, views, tokens));
  pages.add(helpRoutes(hotline, views, printPdf));
  pages.add(inspectorRoutes(hotline, access, views, { stately: options.inspect === 'stately' }));
  pages.add(webhookRoutes(hotline, views));
  pages.add(apiDocsRoutes(views));
  pages.add(smsCountRoutes(hotline));
  if (hotline.simulation !== null)
    pages.add(phoneRoutes(hotline, hotline.simulation, views, live, recorder));
  app.use(securityHeaders(https), onlyOwnHost(options.hostNames ?? []));
  app.use(probes(hotline));
  // other programs send neither cookies nor an origin: before what guards the pages
  const services = createServices(hotline, printPdf, options.backups);
  app.use([ROOT, OPEN311_ROOT], crossOrigin(options.corsOrigins ?? []));
  app.use(ROOT, createApi(services, tokens.find));
  app.use(
    OPEN311_ROOT,
    options.open311 === false ? closedOpen311 : createOpen311(services, tokens.find),
  );
  app.use(onlySameOrigin);
  app.use('/aset', assets());
  // fifty that are ticked in a list, what was shown of each, and the other fields of the form
  app.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 150 }));
  const identify = options.identify ?? access.identify;
  app.use(createGate(hotline, access.audit, identify, pages.all));
  app.use(auditRequests(access.audit, hotline.log, pages.all));
  app.use(pages.router);
  app.use(notFound, errorPage(views, hotline.log));
  return app;
}
