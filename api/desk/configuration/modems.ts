import { GsmDriver } from '../../../channels/gsm/driver.ts';
import { dayOf } from '../../../machines/engine/holding.ts';
import { LINE } from '../../../machines/line/kind.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { rupiah } from '../../office/words/engine-words.ts';
import type { View } from '../../pages/views.ts';
import { LANES } from './configuration-words.ts';

/** `/pengaturan/modem`: each line with its modem, its card, and what waits to be sent. */

const READ = 500;

async function cardOf({ engine }: Hotline, line: string) {
  const found = await engine.instances.of(LINE).snapshot(LINE.idPrefix + line);
  const card = found?.snapshot.context;
  const tags = found?.stored.search.tags ?? [];
  return {
    credit: card?.credit == null ? null : rupiah(card.credit),
    low: tags.includes('lowCredit'),
    activeUntil: card?.activeUntil ?? null,
    ending: tags.includes('ending'),
    toldAt: card?.toldAt ?? null,
    downSince: card?.down?.since ?? null,
  };
}

/** SMS that wait, by their lane, in the order in which lanes go. */
function queues(waiting: readonly OutboxEntry[]) {
  const isMore = waiting.length >= READ ? '+' : '';
  return Object.entries(LANES).map(([lane, name]) => {
    const count = waiting.filter((entry) => entry.lane === lane).length;
    return { name, count: `${count}${count > 0 ? isMore : ''}` };
  });
}

/** What kind of line it is, in words; a line that is not known here has none. */
function kindOf({ channels }: Hotline, name: string) {
  const channel = channels.find((other) => other.name === name);
  if (channel === undefined) return { chart: true, card: true, can: null };
  const { reports, cost, senderChoice } = channel.can;
  const able = [
    reports ? 'memberi laporan sampai' : 'tanpa laporan sampai',
    ...(senderChoice ? ['nama pengirim dapat dipilih'] : []),
    cost === 'card' ? 'dibayar dari pulsa kartu' : 'dibayar menurut kontrak',
  ];
  return { chart: channel instanceof GsmDriver, card: cost === 'card', can: able.join(', ') };
}

export async function modemsView(hotline: Hotline): Promise<View> {
  const { store, engine, rules, clock } = hotline;
  const { dailyBudget, smsTariff } = rules.district.policy;
  const costOf = (line: string, sent: number): string | null => {
    const tariff = hotline.tariffs[line] ?? smsTariff;
    return tariff === null ? null : rupiah(tariff * sent);
  };
  const { channels, paused } = engine.health();
  const today = dayOf(rules.calendar, clock.now());
  const waiting = await store.outbox.list({ state: 'queued', limit: READ });
  const lines = await Promise.all(
    channels.map(async (channel) => {
      const sent = await store.outbox.sentIn(today, channel.name);
      return {
        name: channel.name,
        ...kindOf(hotline, channel.name),
        ready: channel.ready,
        state: channel.state,
        detail: channel.detail,
        signal: channel.signal ?? null,
        memory: channel.memory ?? null,
        pause: paused.find(({ line }) => line === channel.name) ?? null,
        sent,
        cost: costOf(channel.name, sent),
        ...(await cardOf(hotline, channel.name)),
      };
    }),
  );
  return {
    lines,
    queues: queues(waiting),
    budget: dailyBudget,
    tariff: smsTariff === null ? null : rupiah(smsTariff),
    alarms: { ...rules.district.lines, lowCredit: rupiah(rules.district.lines.lowCredit) },
  };
}
