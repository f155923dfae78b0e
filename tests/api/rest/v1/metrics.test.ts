import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createSmsCounts } from '../../../../api/hotline/sms-counts.ts';
import { packagePath } from '../../../../api/paths.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { createWeb } from '../../../../api/server/app.ts';
import type {
  Channel,
  ChannelHealth,
  IncomingSms,
  Receiver,
  SendOutcome,
} from '../../../../channels/port.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { missing, toolPath } from '../../../support/peers/tools.ts';
import { openWorld, REPORTER, type World } from './world.ts';

/** A line that ends each try as it is told. */
class ScriptedLine implements Channel {
  readonly can = {
    reports: true,
    longSms: 'here',
    parallel: 1,
    senderChoice: false,
    cost: 'card',
  } as const;
  readonly name: string;
  private readonly state: ChannelHealth;
  given: Receiver | null = null;
  next: SendOutcome = { outcome: 'failed', error: '' };

  constructor(name: string) {
    this.name = name;
    this.state = { name, state: 'ready', ready: true, detail: '' };
  }

  async start(receiver: Receiver): Promise<void> {
    this.given = receiver;
  }

  async stop(): Promise<void> {}

  async send(): Promise<SendOutcome> {
    return this.next;
  }

  health(): ChannelHealth {
    return this.state;
  }

  onHealth(): () => void {
    return () => {};
  }

  idle(): boolean {
    return true;
  }

  progress(): number {
    return 0;
  }
}

/** What is counted, how it is named, and that the examples for Prometheus and Grafana ask for what there is. */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function scrape(): Promise<string> {
  return (await request(world.app).get(`${ROOT}/metrics`)).text;
}

const numberIn = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );

interface Family {
  name: string;
  type: string;
  help: string;
}

function familiesIn(text: string): Family[] {
  return [...text.matchAll(/^# HELP (\w+) (.+)\n# TYPE \w+ (\w+)$/gm)].map(
    ([, name = '', help = '', type = '']) => ({ name, type, help }),
  );
}

describe('counters', () => {
  it('have each SMS once, by line and outcome, and the time to its receipt', async () => {
    const before = await scrape();
    await world.sms(REPORTER, 'JALAN jembatan retak di pekon basungan pagar dewa');
    const after = await scrape();
    const more = (name: string) => numberIn(after, name) - numberIn(before, name);
    expect(more('hotline_sms_received_total{line="sim1",outcome="read"}')).toBe(1);
    expect(more('hotline_sms_sent_total{line="sim1",outcome="sent"}')).toBeGreaterThan(1);
    expect(more('hotline_sms_reports_total{line="sim1",outcome="delivered"}')).toBeGreaterThan(1);
    expect(more('hotline_sms_receipt_seconds_count')).toBe(1);
    expect(more('hotline_sms_receipt_seconds_bucket{le="5"}')).toBe(1);
    expect(after).not.toContain('8120000');
  });
});

describe('a line that is counted', () => {
  const sms = (fingerprint: string, more: Partial<IncomingSms> = {}): IncomingSms => ({
    ...{ fingerprint, from: REPORTER, text: 'x', sentAt: 0, receivedAt: 0, line: 'a', raw: [] },
    ...more,
  });
  const part = (sequence: number) => ({
    ...sms(`p${sequence}`),
    raw: '',
    group: 'g',
    sequence,
    total: 2,
  });
  const nothing = async () => {};
  const receiver: Receiver = {
    ...{ messages: nothing, parts: nothing, report: nothing },
    storedAt: async () => undefined,
    time: () => {},
  };

  it('counts what is shown twice once, a long message when it is whole, and each end of a try', async () => {
    const clock = new SimulatedClock(0);
    const counts = createSmsCounts(clock);
    const line = new ScriptedLine('a');
    const watched = counts.watch(line);
    expect(watched.health()).toBe(line.health());
    await watched.start(receiver);
    const { given } = line;
    await given?.messages([sms('m1'), sms('m2', { undecodable: '00' })]);
    await given?.messages([sms('m1')]);
    await given?.parts([part(1), part(1)]);
    await given?.parts([part(2)]);
    await clock.advance(20_000);
    const progress = { handingOver: nothing, sent: nothing };
    const lane = 'acknowledgement';
    const out = { id: 'o', to: REPORTER, lane, text: '', statusReport: false, sentParts: [] };
    for (const outcome of ['failed', 'unknown', 'sent', 'sent'] as const) {
      line.next = { outcome, error: '', line: 'a', parts: [] };
      await watched.send(out, progress);
    }
    const text = await counts.registry.metrics();
    const expected = {
      'hotline_sms_received_total{line="a",outcome="read"}': 2,
      'hotline_sms_received_total{line="a",outcome="undecodable"}': 1,
      'hotline_sms_sent_total{line="a",outcome="failed"}': 1,
      'hotline_sms_sent_total{line="a",outcome="unknown"}': 1,
      'hotline_sms_sent_total{line="a",outcome="sent"}': 2,
      hotline_sms_receipt_seconds_sum: 20,
      hotline_sms_receipt_seconds_count: 1,
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, numberIn(text, name)]).toEqual([name, value]);
  });
});

describe('gauges', () => {
  // 0 would be an empty card, one that is over, and a copy of 1970
  it.each([
    ['line_credit_rupiah'],
    ['line_active_until_timestamp_seconds'],
    ['backup_last_timestamp_seconds'],
    ['backup_last_bytes'],
  ])('say nothing of %s while it is not known', async (name) => {
    const text = await scrape();
    expect(familiesIn(text).map((family) => family.name)).toContain(`hotline_${name}`);
    expect(text).not.toMatch(new RegExp(`^hotline_${name}\\b`, 'm'));
  });

  it('say how long a line’s credit and card last, once the operator has said so', async () => {
    const name = 'hotline_line_credit_rupiah{line="sim1"}';
    expect(numberIn(await scrape(), name)).toBeNaN();
    const at = world.clock.now();
    const told = { type: 'line.told', credit: 12_500, activeUntil: at + 86_400_000, at };
    await world.hotline.engine.request('line:sim1', told, { role: 'system' }, 'told-1');
    const text = await scrape();
    expect(numberIn(text, name)).toBe(12_500);
    const until = numberIn(text, 'hotline_line_active_until_timestamp_seconds{line="sim1"}');
    expect(until).toBe((at + 86_400_000) / 1000);
  });

  it('say when the last copy was made and how large it is', async () => {
    const backup = { name: 'x.db', bytes: 4096, at: 1_795_000_000_000 };
    const backups = {
      list: async () => [backup],
      make: async () => backup,
      removeOlder: async () => 0,
      path: async () => '',
      ...{ impossible: null, folder: '', keep: 1 },
    };
    const app = createWeb(world.hotline, { backups });
    const { text } = await request(app).get(`${ROOT}/metrics`);
    expect(numberIn(text, 'hotline_backup_last_timestamp_seconds')).toBe(1_795_000_000);
    expect(numberIn(text, 'hotline_backup_last_bytes')).toBe(4096);
  });
});

/** A check of Prometheus' own; what it finds wrong is in the error. */
function promtool(values: string[], input = ''): string {
  return execFileSync(toolPath('promtool'), values, { input, encoding: 'utf8' });
}

// Prometheus’ own linter
const lacking = missing(['promtool']);
if (lacking !== undefined && process.env.CI === 'true') throw new Error(lacking);
const withPromtool = lacking === undefined ? describe : describe.skip;

describe('names', () => {
  it('begin alike, and all have help', async () => {
    const families = familiesIn(await scrape());
    expect(families.length).toBeGreaterThan(25);
    for (const { name, help } of families) {
      expect(name).toMatch(/^hotline_[a-z]+(_[a-z]+)*$/);
      expect(help.length).toBeGreaterThan(10);
    }
  });
});

withPromtool('promtool', () => {
  it('finds nothing wrong with names, types and units', async () => {
    expect(promtool(['check', 'metrics'], await scrape())).toBe('');
  });

  it('finds nothing wrong with the alert rules', () => {
    const rules = packagePath('examples', 'monitoring', 'alerts.yaml');
    expect(promtool(['check', 'rules', rules])).toMatch(/SUCCESS: \d+ rules found/);
  });
});

describe('the examples', () => {
  const textOf = (name: string) =>
    readFileSync(packagePath('examples', 'monitoring', name), 'utf8');
  const alerts = z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            annotations: z.object({ summary: z.string() }),
          }),
        ),
      }),
    ),
  });
  const dashboard = z.object({
    panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })),
  });

  it('ask for what the hotline gives', async () => {
    const families = familiesIn(await scrape());
    const given = families.flatMap(({ name, type }) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    );
    const rules = alerts.parse(parse(textOf('alerts.yaml'))).groups.flatMap((group) => group.rules);
    const { panels } = dashboard.parse(JSON.parse(textOf('dashboard.json')));
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ].flatMap((expr) => expr.match(/hotline_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(25);
    for (const name of new Set(asked)) expect(given).toContain(name);
  });
});
