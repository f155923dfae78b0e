import express, { type Express } from 'express';
import { createAccess } from '../access/access.ts';
import { auditRequests } from '../access/audited.ts';
import { createGate, type Identify } from '../access/gate.ts';
import type { Backups } from '../backup/backups.ts';
import type { Hotline } from '../hotline.ts';
import { createOpen311, OPEN311_ROOT } from '../open311/router.ts';
import { installedPath, packagePath } from '../paths.ts';
import { createPdfPrinter, type PrintPdf } from '../pdf/print.ts';
import { createRecorder, type RecordingSettings } from '../simulation/recorder.ts';
import { createApi, createServices, ROOT } from '../v1/router.ts';
import { tokensOf } from '../v1/tokens.ts';
import { agendaRoutes } from './agenda.ts';
import { apiDocsRoutes } from './api-docs.ts';
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backup.ts';
import { complaintRoutes } from './complaint.ts';
import { complaintListRoutes } from './complaints.ts';
import { configurationRoutes } from './configuration.ts';
import { documentRoutes } from './documents.ts';
import { downloadRoutes } from './downloads.ts';
import { errorPage, notFound } from './errors.ts';
import { followUpRoutes } from './follow-up.ts';
import { onlyOwnHost, onlySameOrigin, securityHeaders } from './guards.ts';
import { helpRoutes } from './help/page.ts';
import { inboxRoutes } from './inbox.ts';
import { incomingLetterRoutes } from './incoming-letter.ts';
import { inspectorRoutes } from './inspector/routes.ts';
import { letterChangeRoutes } from './letter-changes.ts';
import { createLive } from './live.ts';
import { messageRoutes } from './messages.ts';
import { newLetterRoutes } from './new-letter.ts';
import { overviewRoutes } from './overview.ts';
import { passwordRoutes } from './password.ts';
import { createPending } from './pending.ts';
import { phoneRoutes } from './phones.ts';
import { pressRoutes } from './press.ts';
import { previewRoutes } from './preview.ts';
import { quarantineRoutes } from './quarantine.ts';
import { registerRoutes } from './register.ts';
import { reportRoutes } from './reports.ts';
import { setupRoutes } from './setup.ts';
import { signInRoutes } from './sign-in.ts';
import { smsCountRoutes } from './sms-count.ts';
import { tokenRoutes } from './tokens.ts';
import { USUAL_LIMIT } from './upload.ts';
import { userRoutes } from './users.ts';
import { createViews } from './views.ts';
import { webhookRoutes } from './webhooks.ts';

export interface WebOptions {
  /** Copies of the data; without them there is no page about them. */
  backups?: Backups;
  /** Host names, besides `localhost` and plain addresses, under which people open the pages. */
  hostNames?: string[];
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
  const access = createAccess(hotline, https);
  const { scanLimit = USUAL_LIMIT } = options;
  const pending = createPending(hotline.clock);
  const views = createViews(hotline);
  const live = createLive(hotline);
  const app = express();
  app.disable('x-powered-by');
  // whose address it is, and over what it came, is told by the proxy on this computer, and by no other
  if (https) app.set('trust proxy', 'loopback');
  const tokens = tokensOf(hotline);
  app.use(securityHeaders(https), onlyOwnHost(options.hostNames ?? []));
  // other programs send neither cookies nor an origin: before what guards the pages
  const services = createServices(hotline, printPdf);
  app.use(ROOT, createApi(services, tokens.find));
  app.use(OPEN311_ROOT, createOpen311(services, tokens.find));
  app.use(onlySameOrigin);
  app.use('/aset', assets());
  app.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 50 }));
  app.use(createGate(hotline, access.audit, options.identify ?? access.identify));
  app.use(auditRequests(access.audit, hotline.log));
  app.use(signInRoutes(access, views));
  app.use(setupRoutes(hotline, access, views, setupCode));
  app.use(passwordRoutes(access, views));
  app.use(userRoutes(hotline, access, views));
  app.use(auditRoutes(hotline, views));
  app.use(live.router);
  app.use(inboxRoutes(hotline, views));
  app.use(overviewRoutes(hotline, views));
  app.use(complaintListRoutes(hotline, views));
  app.use(complaintRoutes(hotline, access, views));
  app.use(downloadRoutes(hotline, access));
  app.use(messageRoutes(hotline, views));
  app.use(followUpRoutes(hotline, access, views));
  app.use(quarantineRoutes(hotline, views));
  app.use(configurationRoutes(hotline, views));
  if (options.backups !== undefined) app.use(backupRoutes(hotline, access, views, options.backups));
  app.use(documentRoutes(hotline, views, printPdf));
  app.use(agendaRoutes(hotline, views, printPdf));
  app.use(newLetterRoutes(hotline, views, pending));
  app.use(incomingLetterRoutes(hotline, views, pending));
  app.use(previewRoutes(hotline, views, pending, scanLimit));
  app.use(letterChangeRoutes(hotline, views, pending, scanLimit));
  app.use(registerRoutes(hotline, views));
  app.use(reportRoutes(hotline, views, printPdf));
  app.use(pressRoutes(hotline, views, scanLimit));
  app.use(tokenRoutes(hotline, views, tokens));
  app.use(helpRoutes(hotline, views, printPdf));
  app.use(inspectorRoutes(hotline, access, views, { stately: options.inspect === 'stately' }));
  app.use(webhookRoutes(hotline, views));
  app.use(apiDocsRoutes(views));
  app.use(smsCountRoutes());
  if (hotline.simulation !== null)
    app.use(phoneRoutes(hotline, hotline.simulation, views, live, recorder));
  app.use(notFound, errorPage(views, hotline.log));
  return app;
}
