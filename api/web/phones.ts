import { type Request, type Response, Router } from 'express';
import type { VirtualPhone } from '../../channels/gsm/virtual/phone.ts';
import type { Hotline } from '../hotline.ts';
import { PageError } from './errors.ts';
import { field, pathPart, required } from './form.ts';
import type { Live } from './live.ts';
import { createPhoneSet, type PhoneSet, type ShownPhone, typedNumber } from './phone-set.ts';
import { tourOf } from './tour.ts';
import type { Views } from './views.ts';

/** `/telepon`: virtual phones side by side; each SMS travels through the virtual modem. */

/** Longer than any phone lets people write (10 SMS), short enough for the network. */
const LONGEST_SMS = 1530;
const SHOWN_MESSAGES = 60;

type Simulation = NonNullable<Hotline['simulation']>;

interface PhoneRoutes {
  hotline: Hotline;
  simulation: Simulation;
  views: Views;
  phones: PhoneSet;
}

/**
 * For each SMS of this phone whether the hotline has it stored. Texts are counted off one by one, as
 * the same words may have been sent twice.
 */
async function storedTexts({ store }: Hotline, number: string): Promise<Map<string, number>> {
  const inbox = await store.listInbox({ from: number, limit: SHOWN_MESSAGES });
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

/** What one phone shows. */
async function phoneView({ hotline, simulation }: PhoneRoutes, shown: ShownPhone) {
  const phone = simulation.network.phone(shown.number);
  const waiting = phone.airplane
    ? (await hotline.store.listOutbox({ to: shown.number, state: 'sent', limit: 20 })).length
    : 0;
  return {
    ...shown,
    key: shown.number.replace(/\W/g, ''),
    path: encodeURIComponent(shown.number),
    airplane: phone.airplane,
    waiting,
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
  };
}

function chosen({ phones }: PhoneRoutes, request: Request): ShownPhone {
  const shown = phones.find(pathPart(request, 'number'));
  if (shown === undefined) throw new PageError(404, 'Telepon ini tidak ada di meja.');
  return shown;
}

/** htmx gets the phone's new screen; a browser without script goes back to the page. */
async function answer(routes: PhoneRoutes, request: Request, response: Response, to: ShownPhone) {
  const view = await phoneView(routes, to);
  if (request.get('HX-Request') === 'true')
    response.send(routes.views.fragment('telepon-layar', { ...view, swap: true }));
  else response.redirect(303, `/telepon#hp-${view.key}`);
}

export function phoneRoutes(
  hotline: Hotline,
  simulation: Simulation,
  views: Views,
  live: Live,
): Router {
  const phones = createPhoneSet(hotline.rules, simulation.network);
  const routes = { hotline, simulation, views, phones };
  const router = Router();

  function watchAll(): void {
    for (const { number, label } of phones.list())
      live.watch(simulation.network.phone(number), label);
  }
  watchAll();

  router.get('/telepon', async (_request, response) => {
    watchAll();
    response.send(views.page('telepon', 'Telepon', await tableView(routes)));
  });

  router.get('/telepon/layar', async (_request, response) => {
    response.send(views.fragment('telepon-semua', await tableView(routes)));
  });

  router.post('/telepon', async (request, response) => {
    const number = typedNumber(required(request, 'nomor', 'Nomor telepon', 20));
    if (number === null)
      throw new PageError(400, 'Nomor telepon tidak dikenal. Contoh: 0812 0000 9003.');
    const added = phones.add(number);
    if (added === undefined) throw new PageError(409, 'Meja sudah penuh: tidak muat telepon lagi.');
    watchAll();
    response.redirect(303, `/telepon#hp-${number.replace(/\W/g, '')}`);
  });

  router.post('/telepon/:number/sms', async (request, response) => {
    const shown = chosen(routes, request);
    const text = required(request, 'isi', 'Isi SMS', LONGEST_SMS);
    simulation.network.phone(shown.number).send(text, simulation.hotlineNumber);
    await answer(routes, request, response, shown);
  });

  router.post('/telepon/:number/pesawat', async (request, response) => {
    const shown = chosen(routes, request);
    simulation.network.phone(shown.number).airplane = field(request, 'pesawat') === 'ya';
    await answer(routes, request, response, shown);
  });

  return router;
}
