import type { Request } from 'express';
import type { Role } from '../../../machines/district/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { field, parameter, pathPart, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import { agenciesView } from './agencies.ts';
import { calendarView } from './calendar.ts';
import { categoriesView } from './categories.ts';
import { ROLES } from './configuration-words.ts';
import { choicesFor, mayCorrect, noteCorrection } from './correction.ts';
import { learnedRoutes } from './learned.ts';
import { modemsView } from './modems.ts';
import { createTemplatesView, measured } from './sms-templates.ts';
import { verifyContact } from './suspended.ts';
import { createTryIt } from './try-it.ts';
import { forgiveCodes } from './wrong-codes.ts';

/**
 * `/pengaturan`: what the hotline goes by, to be read; `/pengaturan/ubah` changes it. A number that was suspended, or
 * that sent wrong codes, is made to count again here.
 */

const LONGEST_TEXT = 1530;
const SENDERS: Role[] = ['citizen', 'officer', 'admin', 'regent'];

function senderOf(request: Request): Role {
  const given = parameter(request, 'sebagai');
  return SENDERS.find((role) => role === given) ?? 'citizen';
}

/** The first time costs some tenths of a second that nobody should wait for at the start. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** @param mayChange the pack can be changed at the desk */
export function configurationRoutes(hotline: Hotline, views: Views, mayChange = false): Pages {
  const { rules, clock } = hotline;
  const pages = new Pages();
  const understand = lazily(() => hotline.learning?.understand ?? createUnderstand(rules.district));
  const tryIt = lazily(() => createTryIt(rules.district, understand()));
  const templates = lazily(() => createTemplatesView(hotline));

  pages.get('/pengaturan', ADMIN, (_request, response) => {
    response.send(views.page('pengaturan', 'Pengaturan', { mayChange }));
  });
  pages.get('/pengaturan/skpd', ADMIN, async (_request, response) => {
    response.send(
      views.page('pengaturan-skpd', 'SKPD dan petugas', {
        ...(await agenciesView(hotline)),
        mayChange,
      }),
    );
  });
  pages.post(
    '/pengaturan/skpd/:id/aktifkan',
    { noted: 'contact.verified' },
    async (request, response) => {
      nameSubject(request, await verifyContact(hotline, pathPart(request, 'id'), actorOf(request)));
      response.redirect(303, '/pengaturan/skpd');
    },
  );
  pages.post(
    '/pengaturan/skpd/:id/kode',
    { noted: 'codes.forgiven' },
    async (request, response) => {
      nameSubject(request, await forgiveCodes(hotline, pathPart(request, 'id'), actorOf(request)));
      response.redirect(303, '/pengaturan/skpd');
    },
  );
  pages.get('/pengaturan/kategori', ADMIN, (_request, response) => {
    response.send(
      views.page('pengaturan-kategori', 'Kategori', { ...categoriesView(hotline), mayChange }),
    );
  });
  pages.get('/pengaturan/coba', ADMIN, (request, response) => {
    const text = parameter(request, 'teks').slice(0, LONGEST_TEXT);
    const role = senderOf(request);
    const senders = SENDERS.map((code) => ({
      code,
      name: ROLES[code] ?? code,
      chosen: code === role,
    }));
    const result = text === '' ? null : tryIt()(text, role);
    const read = text === '' ? null : understand()(text, { role: 'citizen' });
    const correction = read !== null && mayCorrect(hotline, read) ? choicesFor(hotline, read) : [];
    const noted = parameter(request, 'dicatat') === 'ya';
    const view = { text, senders, result, correction, noted };
    response.send(views.page('pengaturan-coba', 'Coba teks', view));
  });
  pages.post('/pengaturan/coba', { noted: 'learning.corrected' }, async (request, response) => {
    const text = required(request, 'teks', 'Teks SMS', LONGEST_TEXT);
    const chosen = field(request, 'benar');
    await noteCorrection(hotline, text, understand()(text, { role: 'citizen' }), chosen);
    nameSubject(request, chosen);
    response.redirect(
      303,
      `/pengaturan/coba?${new URLSearchParams({ teks: text, dicatat: 'ya' })}`,
    );
  });
  pages.get('/pengaturan/kalender', ADMIN, (request, response) => {
    const given = /^20\d\d$/.exec(parameter(request, 'tahun'))?.[0];
    const year = given === undefined ? rules.calendar.local(clock.now()).year : Number(given);
    response.send(
      views.page('pengaturan-kalender', `Kalender ${year}`, {
        ...calendarView(rules, year, clock.now()),
        mayChange,
      }),
    );
  });
  pages.get('/pengaturan/sms', ADMIN, (request, response) => {
    const text = parameter(request, 'teks').slice(0, LONGEST_TEXT);
    const own = text === '' ? null : measured(text);
    response.send(
      views.page('pengaturan-sms', 'Teks SMS', { ...templates()(), text, own, mayChange }),
    );
  });
  pages.get('/pengaturan/modem', ADMIN, async (_request, response) => {
    response.send(views.page('pengaturan-modem', 'Modem dan kartu', await modemsView(hotline)));
  });
  pages.add(learnedRoutes(hotline, views));
  return pages;
}
