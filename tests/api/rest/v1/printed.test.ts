import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, ROAD, type World } from './world.ts';

/** What stood in the newspaper may stand on the district's portal, word for word, and nothing else. */

let world: World;
let steps = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function act(event: { type: string } & Record<string, unknown>): Promise<void> {
  steps += 1;
  const by = { role: 'admin' as const };
  expect(await world.hotline.engine.request(ROAD, event, by, `press-${steps}`)).toBe('applied');
  await world.settle();
}

const list = async () => (await request(world.app).get(`${ROOT}/public/answers`)).body;

const COPY = {
  headline: 'Jalan Basungan diperbaiki',
  question: 'Kapan jalan di Pekon Basungan diperbaiki?',
  answer: 'Alat berat sudah di tempat sejak Senin & <b>selesai</b> Jumat.',
};

describe('replies in the newspaper', () => {
  it('are nobody’s before they were printed', async () => {
    await world.sms('+6281200000101', 'JAWAB A001 sdh kami survey, besok alat turun');
    await act({ type: 'press.select' });
    const numbered = { type: 'press.edit', ...COPY, question: 'Hubungi 0812-0000-9002' };
    const refused = await request(world.app)
      .post(`${ROOT}/complaints/${ROAD}/events`)
      .set({
        Authorization: `Bearer ${await world.token('admin')}`,
        'Idempotency-Key': 'press-numbered',
      })
      .send(numbered);
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, '/question']);
    await act({ type: 'press.edit', ...COPY });
    await act({ type: 'press.approve', head: 'Kepala Dinas', how: 'sms' });
    const sent = { newspaper: 'Radar Lampung Barat', letter: 'letter:koran:1', number: '1' };
    await act({ type: 'press.send', ...sent });
    expect(await list()).toEqual({ items: [], next: null });
  });

  it('are everybody’s as they were printed, without a token, as JSON and as RSS', async () => {
    const printed = { newspaper: 'Radar Lampung Barat', edition: '23 November', page: '4' };
    await act({ type: 'press.publish', ...printed, date: '2026-11-23' });
    const { items } = await list();
    expect(items).toEqual([
      {
        ...{ ...COPY, ...printed, date: '2026-11-23' },
        id: expect.stringMatching(/^[\w-]+$/),
        office: 'Dinas Pekerjaan Umum dan Perumahan Rakyat',
        notedAt: expect.any(String),
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/A001|8120000|survey/);
    const { text, type } = await request(world.app).get(`${ROOT}/public/answers.rss`);
    expect([type, XMLValidator.validate(text)]).toEqual(['application/rss+xml', true]);
    const { rss } = new XMLParser({ ignoreAttributes: false }).parse(text);
    expect(rss['@_version']).toBe('2.0');
    expect(rss.channel.item).toMatchObject({
      title: COPY.headline,
      description: expect.stringContaining(
        ': Alat berat sudah di tempat sejak Senin &amp; &lt;b&gt;selesai&lt;/b&gt; Jumat.</p><p>',
      ),
    });
    expect(text).not.toMatch(/A001|8120000/);
  });

  it('are taken down once the complaint turns secret', async () => {
    await act({ type: 'admin.classify', secret: true });
    expect((await list()).items).toEqual([]);
    expect((await request(world.app).get(`${ROOT}/public/answers.rss`)).text).not.toContain(
      COPY.headline,
    );
  });

  it('are asked for no more often than others ask', async () => {
    let last = await request(world.app).get(`${ROOT}/public/answers`);
    expect(last.headers.ratelimit).toMatch(/^"token";r=\d+;t=\d+$/);
    for (let n = 0; n < 130 && last.status === 200; n += 1)
      last = await request(world.app).get(`${ROOT}/public/answers`);
    expect(last.status).toBe(429);
  });
});
