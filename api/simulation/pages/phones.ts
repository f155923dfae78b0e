import type { Request, Response } from 'express';
import type { VirtualPhone } from '../../../channels/gsm/virtual/phone.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { Hotline, Simulation } from '../../hotline/hotline.ts';
import {
  agenciesWithOfficers,
  createPhoneSet,
  type PhoneSet,
  type ShownPhone,
  typedNumber,
} from '../../hotline/phone-set.ts';
import { PageError } from '../../pages/errors.ts';
import { field, parameter, pathPart, required } from '../../pages/form.ts';
import type { Live } from '../../pages/live.ts';
import { Pages } from '../../pages/pages.ts';
import type { Views } from '../../pages/views.ts';
import type { Recorder } from '../recorder.ts';
import { clockView, moveClock } from './clock.ts';
import { layFault, modemsView, setCondition } from './modem.ts';
import { recordingRoutes, recordingView } from './recording.ts';
import { tourOf } from './tour.ts';

/** `/telepon`: virtual phones side by side; each SMS travels through the virtual modem. */

/** Longer than any phone lets people write (10 SMS), short enough for the network. */
const LONGEST_SMS = 1530;
const SHOWN_MESSAGES = 60;

interface PhoneRoutes {
  hotline: Hotline;
  simulation: Simulation;
  views: Views;
  phones: PhoneSet;
  recorder: Recorder | null;
}

/**
 * For each SMS of this phone whether the hotline has it stored. Texts are counted off one by one, as
 * the same words may have been sent twice.
 */
async function storedTexts({ store }: Hotline, number: string): Promise<Map<string, number>> {
  const inbox = await store.inbox.list({ from: number, limit: SHOWN_MESSAGES });
  const counts = new Map<string, number>();
  for (const { text } of inbox) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

async function bubbles(hotline: Hotline, phone: VirtualPhone) {
  const messages = phone.messages.slice(-SHOWN_MESSAGES);
  const wrote = messages.some(({ direction }) => direction === 'sent');
  const stored = wrote ? await storedTexts(hotline, phone.number) : new Map<string, number>();
  return messages.map(({ direction, text, at, parts }) => {
    const left = stored.get(text) ?? 0;
    const mine = direction === 'sent';
    if (mine && left > 0) stored.set(text, left - 1);
    return { mine, text, at, parts, long: parts > 1, stored: left > 0 };
  });
}

/** A number as part of an element's id. */
const keyOf = (number: string): string => number.replace(/\W/g, '');

/** What one phone shows. */
async function phoneView({ hotline, simulation }: PhoneRoutes, shown: ShownPhone) {
  const phone = simulation.network.phone(shown.number);
  const waiting = phone.airplane
    ? (await hotline.store.outbox.list({ to: shown.number, state: 'sent', limit: 20 })).length
    : 0;
  return {
    ...shown,
    key: keyOf(shown.number),
    path: encodeURIComponent(shown.number),
    airplane: phone.airplane,
    waiting,
    received: phone.messages.filter(({ direction }) => direction === 'received').length,
    messages: await bubbles(hotline, phone),
  };
}

async function tableView(routes: PhoneRoutes) {
  const { hotline, simulation, phones } = routes;
  const shown = phones.list();
  const all = await Promise.all(shown.map((phone) => phoneView(routes, phone)));
  const numbers = new Set(shown.map(({ number }) => number));
  const { contacts } = hotline.rules.district;
  return {
    hotlineNumber: simulation.hotlineNumber,
    phones: all,
    tour: await tourOf(hotline),
    more: contacts.filter(({ phone }) => !numbers.has(phone)),
    agencies: agenciesWithOfficers(hotline.rules).map((code) => ({
      code,
      name: shortName(hotline.rules, code),
      chosen: code === phones.agency,
    })),
    clock: await clockView(hotline),
    ...modemsView(hotline, simulation),
    ...(await recordingView(routes.recorder)),
  };
}

function chosen({ phones }: PhoneRoutes, request: Request): ShownPhone {
  const shown = phones.find(pathPart(request, 'number'));
  if (shown === undefined) throw new PageError(404, 'Telepon ini tidak ada di meja.');
  return shown;
}

/** htmx gets what has changed; a browser without script goes back to the page. */
async function answer(routes: PhoneRoutes, request: Request, response: Response, anchor: string) {
  if (request.get('HX-Request') === 'true')
    response.send(routes.views.fragment('telepon-semua', await screens(routes, request)));
  else response.redirect(303, `/telepon#${anchor}`);
}

/** Everything on the page that changes by itself. */
async function screens(routes: PhoneRoutes, request: Request) {
  const view = await tableView(routes);
  const shown = Number(parameter(request, 'jumlah'));
  const fresh = Number.isInteger(shown) && shown > 0 ? view.phones.slice(shown) : [];
  return { ...view, fresh, simulatedNow: simulatedNow(routes) };
}

function simulatedNow({ hotline, simulation }: PhoneRoutes): number | null {
  return (simulation.time?.ahead ?? 0) > 0 ? hotline.clock.now() : null;
}

export function phoneRoutes(
  hotline: Hotline,
  simulation: Simulation,
  views: Views,
  live: Live,
  recorder: Recorder | null = null,
): Pages {
  const phones = createPhoneSet(hotline.rules, simulation.network);
  const routes = { hotline, simulation, views, phones, recorder };
  const pages = new Pages();
  const back = (request: Request, response: Response, { number }: ShownPhone) =>
    answer(routes, request, response, `hp-${keyOf(number)}`);

  function watchAll(): void {
    for (const { number, label } of phones.list())
      live.watch(simulation.network.phone(number), label);
  }
  watchAll();

  pages.get('/telepon', { for: 'simulation' }, async (_request, response) => {
    watchAll();
    response.send(views.page('telepon', 'Telepon', await tableView(routes)));
  });

  pages.get('/telepon/layar', { for: 'simulation' }, async (request, response) => {
    watchAll();
    response.send(views.fragment('telepon-semua', await screens(routes, request)));
  });

  pages.post('/telepon', { for: 'simulation', noted: null }, async (request, response) => {
    const number = typedNumber(required(request, 'nomor', 'Nomor telepon', 20));
    if (number === null)
      throw new PageError(400, 'Nomor telepon tidak dikenal. Contoh: 0812 0000 9003.');
    const added = phones.add(number);
    if (added === undefined) throw new PageError(409, 'Meja sudah penuh: tidak muat telepon lagi.');
    watchAll();
    response.redirect(303, `/telepon#hp-${keyOf(number)}`);
  });

  pages.post('/telepon/skpd', { for: 'simulation', noted: null }, (request, response) => {
    if (!phones.choose(field(request, 'skpd')))
      throw new PageError(400, 'SKPD ini tidak punya petugas terdaftar.');
    response.redirect(303, '/telepon');
  });

  pages.post('/telepon/waktu', { for: 'simulation', noted: null }, async (request, response) => {
    await moveClock(hotline, simulation, request);
    recorder?.note({ kind: 'moved' });
    await answer(routes, request, response, 'waktu');
  });

  pages.post(
    '/telepon/modem/gangguan',
    { for: 'simulation', noted: null },
    async (request, response) => {
      const fault = layFault(simulation, request);
      if (fault !== null) recorder?.note({ kind: 'fault', fault });
      await answer(routes, request, response, 'modem');
    },
  );

  pages.post(
    '/telepon/modem/keadaan',
    { for: 'simulation', noted: null },
    async (request, response) => {
      const { name, well } = setCondition(simulation, request);
      recorder?.note({ kind: 'condition', name, on: well });
      await answer(routes, request, response, 'modem');
    },
  );

  pages.post(
    '/telepon/:number/sms',
    { for: 'simulation', noted: null },
    async (request, response) => {
      const shown = chosen(routes, request);
      const text = required(request, 'isi', 'Isi SMS', LONGEST_SMS);
      simulation.network.phone(shown.number).send(text, simulation.hotlineNumber);
      await back(request, response, shown);
    },
  );

  pages.post(
    '/telepon/:number/pesawat',
    { for: 'simulation', noted: null },
    async (request, response) => {
      const shown = chosen(routes, request);
      const on = field(request, 'pesawat') === 'ya';
      simulation.network.phone(shown.number).airplane = on;
      recorder?.note({ kind: 'airplane', phone: shown.number, on });
      await back(request, response, shown);
    },
  );

  if (recorder !== null) pages.add(recordingRoutes(hotline, recorder));
  return pages;
}
