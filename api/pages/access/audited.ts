import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../../../machines/engine/ports.ts';
import type { AuditEntry } from '../../../store/ports/audit.ts';
import { type AuditLog, whoOf } from '../../office/audit/audit-log.ts';

/** Everything that is done over a page is in the audit log, also on pages that know nothing of it. */

/** By the pattern of the route; null: the page writes a better entry itself, or there is nothing to say. */
const ACTIONS: Record<string, string | null> = {
  '/aduan/:id/tindakan/:name': 'complaint.acted',
  '/proses/:process': 'process.opened',
  '/proses/:process/:id/tindakan/:name': 'process.acted',
  '/aduan/:id/nomor': null,
  '/register/:id/tindakan/:name': 'letter.acted',
  '/register/putaran/:name': 'letter.acted',
  '/register/putaran/cetak': 'letter.printed',
  '/pesan/:id/hasil': 'sms.resolved',
  '/panggil/:id/hasil': 'sms.resolved',
  '/panggil/:id/nomor': null,
  '/karantina/:id/lepas': 'message.released',
  '/karantina/pengirim/:id/tindakan/lepas': 'message.released',
  '/karantina/:id/blokir': 'sender.blocked',
  '/blokir': 'sender.blocked',
  '/blokir/:id/buka': 'sender.unblocked',
  '/pengaturan/skpd/:id/aktifkan': 'contact.verified',
  '/pengaturan/skpd/:id/kode': 'codes.forgiven',
  '/cadangan': 'backup.made',
  '/aduan/pelapor': 'number.searched',
  '/aduan/tampilan': 'view.saved',
  '/aduan/tampilan/:id/hapus': 'view.deleted',
  '/inspektur/:machine/:id/peristiwa': 'inspector.acted',
  '/inspektur/kunci/buka': 'inspector.unlocked',
  '/inspektur/kunci/tutup': 'inspector.locked',
  '/koran/pilih': 'press.selected',
  '/koran/naskah/:id': 'press.edited',
  '/koran/naskah/:id/batal': 'press.dropped',
  '/koran/kirim': 'press.sent',
  '/koran/kiriman/:letter/lanjut': 'press.sent',
  '/koran/dimuat': 'press.printed',
  '/koran/kliping': 'press.clipped',
  '/token': 'token.made',
  '/token/cabut': 'token.revoked',
  '/hitung-sms': null,
  '/webhook': 'webhook.added',
  '/webhook/aktifkan': 'webhook.enabled',
  '/webhook/hapus': 'webhook.removed',
  '/masuk': null,
  '/keluar': null,
  '/mulai': null,
  '/sandi': null,
  '/sandi/:link': null,
  '/pengguna': null,
  '/pengguna/:name/sandi': null,
  '/pengguna/:name/nonaktif': null,
};

/** What a route knows of what it did better than its address does. */
const better = new WeakMap<Request, { subject: string | null; detail: AuditEntry['detail'] }>();

/** Names what a request was about, for its row: who was blocked, which token was revoked. */
export function nameSubject(
  request: Request,
  subject: string | null,
  detail: AuditEntry['detail'] = {},
): void {
  better.set(request, { subject, detail });
}

/** Virtual phones and the clock of a simulation. */
const TOYS = /^\/telepon(\/|$)/;

function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : request.path;
}

async function note(audit: AuditLog, request: Request, response: Response): Promise<void> {
  const route = routeOf(request);
  if (response.statusCode >= 400 || TOYS.test(route)) return;
  const action = Object.hasOwn(ACTIONS, route) ? ACTIONS[route] : 'desk.posted';
  if (action === null || action === undefined) return;
  const { params } = request;
  // what it was done to: the parameter that is called so, or the only one
  const [subject = 'id'] = 'id' in params ? ['id'] : Object.keys(params);
  const rest = Object.entries(params).filter(([name]) => name !== subject);
  const named = better.get(request);
  const inAddress = params[subject] === undefined ? null : String(params[subject]);
  await audit.record(whoOf(request), action, named === undefined ? inAddress : named.subject, {
    ...(action === 'desk.posted' ? { route: `${request.method} ${route}` } : {}),
    ...Object.fromEntries(
      named === undefined ? rest.map(([name, value]) => [name, String(value)]) : [],
    ),
    ...named?.detail,
  });
}

/**
 * Writes an entry for each changing request that succeeded, before its answer is finished: what the
 * browser is told is done is in the log.
 */
export function auditRequests(audit: AuditLog, log: Log): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const end = response.end.bind(response) as (...values: unknown[]) => Response;
    const later = (...values: unknown[]): Response => {
      response.end = end as Response['end'];
      note(audit, request, response)
        .catch((error: unknown) =>
          log('error', 'an action could not be written into the audit log', {
            page: request.path,
            reason: error instanceof Error ? error.message : String(error),
          }),
        )
        .finally(() => end(...values));
      return response;
    };
    response.end = later as Response['end'];
    next();
  };
}
