import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { AS_ADMIN, createFixture } from '../fixture.ts';

/** Stores of before gave codes again each year: where a code decides, the desk asks as SMS do. */

const KEY = '3f2b7c1e-0d6a-4c4e-9a51-2f8f0f6f5b11';

function twice(letters = 'A') {
  const fixture = createFixture();
  fixture.complaint(3);
  const id = fixture.complaint(2);
  const first = fixture.rows.instances.get(id);
  if (first === undefined) throw new Error('the fixture keeps what it makes');
  const [ticket, at] = [`${letters}002`, first.createdAt + 1000];
  const search = { ...first.search, year: 2027, ticket, receivedAt: Date.UTC(2027, 0, 4) };
  fixture.rows.instances.set('2027-A002', { ...first, id: '2027-A002', createdAt: at, search });
  return fixture;
}

async function merged(typed: string, letters?: string) {
  const fixture = twice(letters);
  const { status, text } = await request(createWeb(fixture.hotline, AS_ADMIN))
    .post('/aduan/2026-A003/tindakan/gabung')
    .set({ 'Sec-Fetch-Site': 'same-origin' })
    .type('form')
    .send({ kunci: KEY, tiket: typed });
  return { status, text };
}

describe('a code that fits two', () => {
  it.each(['A002', 'a2', 'No. A002', '2'])(
    'is asked about when "%s" is to be the parent',
    async (typed) => {
      const { status, text } = await merged(typed);
      expect(status).toBe(400);
      expect(text).toContain('Ada 2 aduan A002. Tulis dengan tahunnya: 2027/A002 atau 2026/A002.');
    },
  );

  it.each(['2026/A002', '2027-A002', 'A002/2027'])(
    'is told apart by the year: %s',
    async (typed) => {
      expect((await merged(typed)).status).toBe(303);
    },
  );

  it('is no code without its letters once the series has come to others', async () => {
    const { status, text } = await merged('2', 'B');
    expect(status).toBe(400);
    expect(text).toContain('Tulis tiket lengkap dengan hurufnya');
  });

  it('is found by its year in the list', async () => {
    const app = createWeb(twice().hotline, AS_ADMIN);
    const { text } = await request(app).get('/aduan?tiket=2026/A002');
    expect(text).toContain('/aduan/2026-A002');
    expect(text).not.toContain('/aduan/2027-A002');
  });
});
