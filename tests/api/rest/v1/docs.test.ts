import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { SCOPES } from '../../../../api/office/people/api-scopes.ts';
import { OPERATIONS } from '../../../../api/rest/v1/operations.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, type World } from './world.ts';

/** The documentation page: whole, local, without scripts of its own. */

let world: World;
let html: string;

beforeAll(async () => {
  world = await openWorld();
  html = (await request(world.app).get(`${ROOT}/docs`)).text;
});
afterAll(() => world.close());

describe('the documentation page', () => {
  it('shows every operation with its scope, and what scopes mean', () => {
    for (const { id, summary } of OPERATIONS) {
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(summary);
    }
    for (const scope of Object.keys(SCOPES)) expect(html).toContain(`<code>${scope}</code>`);
  });

  it('has each link lead somewhere in the page or on this server', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(html).not.toMatch(/(href|src)="https?:/);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  it('names the types of fields', () => {
    expect(html).toMatch(/array of <|array of Complaint|<a href="#Complaint">array of Complaint/);
    expect(html).toContain('admin.forward');
    expect(html).toContain('string (date-time) or null');
    expect(html).toContain('string or null');
    expect(html).not.toMatch(/undefined|string,null/);
  });
});

describe('the page of webhooks', () => {
  const post = (path: string, fields: string) =>
    request(world.app)
      .post(path)
      .set({ 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send(fields);

  const sentTo = (id: string) => world.hotline.deliveries.list(id, { limit: 9 });

  it('adds, shows the key once, says what was switched off, switches on and removes', async () => {
    const made = await post('/webhook', 'alamat=http://127.0.0.1:9/x?key=1&jenis=complaint.closed');
    const [, secret = ''] = /value="(whsec_[^"]+)"/.exec(made.text) ?? [];
    expect(secret).not.toBe('');
    const [known] = await world.hotline.subscriptions.list();
    const id = known?.id ?? '';
    await world.hotline.subscriptions.change(id, (before) => ({ ...before, disabledAt: 1 }));
    const off = (await request(world.app).get('/webhook')).text;
    expect(off).toContain('1 webhook dimatikan');
    expect(off).not.toContain('key=1');
    expect(off).not.toContain(secret);
    expect((await request(world.app).get(`/webhook/${id}`)).text).toContain('Belum ada kiriman');
    // nobody listens at the port
    expect((await post(`/webhook/${id}/uji`, '')).text).toContain('Uji coba tidak diterima');
    const rotated = await post(`/webhook/${id}/kunci`, '');
    expect(/value="(whsec_[^"]+)"/.exec(rotated.text)?.[1]).not.toBe(secret);
    const again = async () =>
      post(`/webhook/${id}/ulang`, `kiriman=${(await sentTo(id))[0]?.id ?? ''}`);
    expect((await again()).status).toBe(409);
    expect((await post('/webhook/aktifkan', `webhook=${id}`)).status).toBe(303);
    expect((await again()).status).toBe(303);
    expect(await sentTo(id)).toHaveLength(2);
    expect((await request(world.app).get('/webhook')).text).not.toContain('dimatikan karena');
    expect((await post('/webhook/hapus', `webhook=${id}`)).status).toBe(303);
    for (const path of ['/webhook/hapus', '/webhook/aktifkan'])
      expect((await post(path, `webhook=${id}`)).status).toBe(409);
    expect((await post('/webhook', 'alamat=ftp://127.0.0.1/')).status).toBe(400);
  });
});
