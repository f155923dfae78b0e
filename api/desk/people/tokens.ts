import type { Request, Response } from 'express';
import type { Hotline } from '../../hotline/hotline.ts';
import {
  ALL_SCOPES,
  CLIENT_ROLES,
  type ClientRole,
  type Scope,
  scopesOf,
} from '../../office/people/api-scopes.ts';
import {
  type NewToken,
  stateOf,
  TokenError,
  type TokenInfo,
  type Tokens,
} from '../../office/people/api-tokens.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/** `/token`: tokens with which other systems use the API. A token is shown once, right after it is made. */

const DAY = 24 * 3_600_000;

const ROLES: Record<ClientRole, string> = {
  admin: 'admin hotline',
  officer: 'petugas SKPD',
  regent: 'Bupati',
  channel: 'kanal warga (bot, formulir, loket)',
};

const STATES = { valid: 'berlaku', expired: 'kedaluwarsa', revoked: 'dicabut' };

const SCOPE_WORDS: Record<Scope, string> = {
  'complaints:read': 'membaca aduan',
  'complaints:write': 'membuat aduan atas nama warga',
  'events:read': 'melihat tindakan yang mungkin',
  'citizen:act': 'bertindak untuk pelapor aduan yang dibawa kanal ini (tercatat di riwayat)',
  'events:write': 'menindaklanjuti aduan',
  'messages:read': 'membaca SMS aduan',
  'agencies:read': 'membaca daftar SKPD dan kategori',
  'documents:read': 'membaca surat yang diarsipkan',
  'reports:read': 'membaca statistik',
  'webhooks:manage': 'mengatur webhook',
  metrics: 'membaca metrik teknis',
  secrets: 'membaca isi aduan rahasia',
  numbers: 'melihat nomor pelapor (setiap kali dicatat)',
};

const LIFETIMES = [
  { days: 30, name: '30 hari' },
  { days: 365, name: '1 tahun' },
  { days: 0, name: 'sampai dicabut' },
];

function rowView(hotline: Hotline, token: TokenInfo): View {
  const state = stateOf(token, hotline.clock.now());
  const { id, name, role, agency, person, scopes, createdAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, name, agency, person, createdAt, expiresAt, lastUsedAt },
    role: ROLES[role],
    scopes: scopes.join(', '),
    state: STATES[state],
    valid: state === 'valid',
  };
}

async function page(hotline: Hotline, tokens: Tokens, views: Views, made: View | null) {
  const { agencies } = hotline.rules.district;
  return views.page('token', 'Token API', {
    made,
    rows: (await tokens.list()).map((token) => rowView(hotline, token)),
    roles: CLIENT_ROLES.map((code) => ({ code, name: ROLES[code] })),
    agencies: agencies.filter(({ type }) => type !== 'partner'),
    scopes: ALL_SCOPES.map((code) => ({ code, name: SCOPE_WORDS[code] })),
    lifetimes: LIFETIMES,
  });
}

/** All boxes that are ticked; a browser sends the field once for each. */
function tickedScopes(request: Request): Scope[] {
  const { izin = [] } = (request.body ?? {}) as { izin?: unknown };
  const ticked = Array.isArray(izin) ? izin : [izin];
  return ALL_SCOPES.filter((scope) => ticked.includes(scope));
}

/** @throws PageError 400 */
function wantedToken({ clock }: Hotline, request: Request): NewToken {
  const role = CLIENT_ROLES.find((code) => code === field(request, 'peran'));
  if (role === undefined) throw new PageError(400, 'Peran belum dipilih.');
  const lifetime = LIFETIMES.find(({ days }) => String(days) === field(request, 'berlaku'));
  if (lifetime === undefined) throw new PageError(400, 'Masa berlaku belum dipilih.');
  const scopes = tickedScopes(request);
  const refused = scopes.filter((scope) => !scopesOf(role).includes(scope));
  if (scopes.length === 0) throw new PageError(400, 'Belum ada izin yang dipilih.');
  if (refused.length > 0)
    throw new PageError(400, `Peran ${ROLES[role]} tidak dapat diberi izin ${refused.join(', ')}.`);
  return {
    name: required(request, 'nama', 'Nama', 60),
    role,
    person: field(request, 'pengguna') || null,
    agency: role === 'officer' ? required(request, 'skpd', 'SKPD', 40) : null,
    scopes,
    expiresAt: lifetime.days === 0 ? null : clock.now() + lifetime.days * DAY,
  };
}

async function create(hotline: Hotline, tokens: Tokens, views: Views, request: Request) {
  try {
    const { token, info } = await tokens.create(wantedToken(hotline, request));
    hotline.log('info', 'a token was made', { token: info.id, role: info.role });
    const { name, role, agency, person, scopes } = info;
    nameSubject(request, info.id, { name, role, agency, person, scopes: scopes.join(' ') });
    return page(hotline, tokens, views, { token, name: info.name });
  } catch (error) {
    if (error instanceof TokenError)
      throw new PageError(
        400,
        'SKPD ini tidak ada, atau pengguna itu bukan dari peran dan SKPD ini.',
      );
    throw error;
  }
}

async function revoke(hotline: Hotline, tokens: Tokens, request: Request, response: Response) {
  const id = required(request, 'token', 'Token', 40);
  if (!(await tokens.revoke(id)))
    throw new PageError(409, 'Token ini tidak ada atau sudah dicabut.');
  hotline.log('info', 'a token was revoked', { token: id });
  nameSubject(request, id);
  response.redirect(303, '/token');
}

export function tokenRoutes(hotline: Hotline, views: Views, tokens: Tokens): Pages {
  const pages = new Pages();
  pages.get('/token', ADMIN, async (_request, response) => {
    response.send(await page(hotline, tokens, views, null));
  });
  pages.post('/token', { noted: 'token.made' }, async (request, response) => {
    response.send(await create(hotline, tokens, views, request));
  });
  pages.post('/token/cabut', { noted: 'token.revoked' }, (request, response) =>
    revoke(hotline, tokens, request, response),
  );
  return pages;
}
