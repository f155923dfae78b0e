import type { Response } from 'express';
import type { PhoneMessage, VirtualPhone } from '../../channels/gsm/virtual/phone.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { openEventStream, sendEvent } from './event-stream.ts';
import { onThisComputer } from './loopback.ts';
import { Pages } from './pages.ts';

/**
 * `/kejadian`: tells open pages that something has changed, as server-sent events. They then fetch
 * what they show themselves, so an event carries no complaint and losing one is harmless.
 */

/** Changes within this time are told as one: one SMS makes the engine work several times. */
const GATHER_MS = 150;

export interface Live {
  pages: Pages;
  /** Also tells of SMS on this phone, from now on; again is harmless. */
  watch(phone: VirtualPhone, label: string): void;
}

export function createLive({ engine }: Hotline): Live {
  /** Everybody who looks, and whether he may see the virtual phones. */
  const clients = new Map<Response, boolean>();
  const watched = new WeakSet<VirtualPhone>();
  let stopListening: (() => void) | null = null;
  let gathering: NodeJS.Timeout | null = null;

  function tell(event: string, data: unknown): void {
    for (const client of clients.keys()) sendEvent(client, data, event);
  }

  /** Whose phone got an SMS says that a secret came, and is for those who see that phone. */
  function tellOfPhone(label: string): void {
    for (const [client, seesPhones] of clients) if (seesPhones) sendEvent(client, { label }, 'sms');
  }

  // real time on purpose: people look at the page in real time even when the hotline's clock is moved
  function changed(): void {
    if (clients.size === 0 || gathering !== null) return;
    gathering = setTimeout(() => {
      gathering = null;
      tell('ubah', {});
    }, GATHER_MS).unref();
  }

  function join(client: Response, seesPhones: boolean): void {
    clients.set(client, seesPhones);
    stopListening ??= engine.onChange(changed);
  }

  function leave(client: Response): void {
    clients.delete(client);
    if (clients.size > 0) return;
    stopListening?.();
    stopListening = null;
  }

  const pages = new Pages();
  pages.get('/kejadian', { for: ['signed-in', 'simulation'] }, (request, response) => {
    openEventStream(request, response, () => leave(response));
    join(response, onThisComputer(request));
  });

  return {
    pages,
    watch(phone, label) {
      if (watched.has(phone)) return;
      watched.add(phone);
      phone.onMessage(({ direction }: PhoneMessage) => {
        if (direction === 'received') tellOfPhone(label);
        changed();
      });
    },
  };
}
