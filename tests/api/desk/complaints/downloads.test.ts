import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { until } from '../../../support/until.ts';
import { readSheet } from '../../../support/workbook.ts';
import { AS_ADMIN, createFixture } from '../fixture.ts';

/** The list of complaints as a file, from the desk. */

function furnished() {
  const fixture = createFixture();
  for (let n = 1; n <= 60; n += 1)
    fixture.complaint(n, n % 3 === 0 ? { action: 'triage', agency: null } : {});
  fixture.rows.instances.get('2026-A010')?.search.tags.push('overdue');
  return fixture;
}

describe('the list as a file', () => {
  const app = createWeb(furnished().hotline, AS_ADMIN);
  const rowsOf = async (query: string) => {
    const { text } = await request(app).get(`/unduh/aduan.json${query}`);
    return (JSON.parse(text) as { tiket: string }[]).map(({ tiket }) => tiket);
  };

  it.each([
    ['aduan.csv', 'text/csv; charset=utf-8', 'aduan-2026-11-24.csv'],
    ['aduan.json', 'application/json; charset=utf-8', 'aduan-2026-11-24.json'],
    [
      'aduan.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'aduan-2026-11-24.xlsx',
    ],
    ['aduan-lapor.csv', 'text/csv; charset=utf-8', 'aduan-lapor-2026-11-24.csv'],
  ])('%s comes with its type and a name of today', async (name, type, file) => {
    const { status, headers } = await request(app).get(`/unduh/${name}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(`attachment; filename=${file}`);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBeDefined();
  });

  it('is whole: all pages of the list, in a workbook too', async () => {
    expect(await rowsOf('')).toHaveLength(60);
    const { body } = await request(app).get('/unduh/aduan.xlsx').responseType('blob');
    expect(readSheet(body as Buffer).rows).toHaveLength(61);
  });

  it.each([
    ['keadaan=triage', 20],
    ['skpd=PUPR', 40],
    ['skpd=DINSOS', 0],
    ['terlambat=ya', 1],
    ['tiket=7', 1],
  ])('has what the list shows with %s: %i', async (query, count) => {
    expect(await rowsOf(`?${query}`)).toHaveLength(count);
  });

  it('is linked from the list with the filter, but not the page, that is shown', async () => {
    const { text } = await request(app).get('/aduan?keadaan=forwarded&urut=tenggat&lanjut=25');
    const links = [...text.matchAll(/href="(\/unduh\/[^"]+)" download/g)].map(([, href]) =>
      href?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    );
    expect(links).toEqual(
      ['aduan.csv', 'aduan.xlsx', 'aduan.json', 'aduan-lapor.csv'].map(
        (name) => `/unduh/${name}?keadaan=forwarded&urut=tenggat`,
      ),
    );
    const empty = await request(app).get('/aduan?skpd=DINSOS');
    expect(empty.text).not.toContain('/unduh/');
  });

  it.each([
    ['/unduh/aduan.csv?keadaan=constructor', 400],
    ['/unduh/aduan.csv?skpd=constructor', 400],
    ['/unduh/aduan.pdf', 404],
    ['/unduh/constructor', 404],
  ])('%s gets a page that says why not: %i', async (path, status) => {
    const answer = await request(app).get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('is not read for a program that asks for the head only', async () => {
    const { status, headers } = await request(app).head('/unduh/aduan.csv');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  });
});

describe('trouble', () => {
  const logged = (fixture: ReturnType<typeof furnished>) => {
    const lines: string[] = [];
    fixture.hotline.log = (level, message) => lines.push(`${level} ${message}`);
    return lines;
  };

  it('of the store before the first row is a page', async () => {
    const fixture = furnished();
    fixture.breakStore(new StoreUnavailableError('down'));
    const { status, headers } = await request(createWeb(fixture.hotline, AS_ADMIN)).get(
      '/unduh/aduan.csv',
    );
    expect([status, headers['content-disposition']]).toEqual([503, undefined]);
  });

  it('of the store in the middle breaks the download off, so that no half file looks whole', async () => {
    const fixture = furnished();
    const lines = logged(fixture);
    const { instances } = fixture.hotline.engine;
    const { snapshot } = instances;
    let left = 30;
    instances.snapshot = (id) => {
      left -= 1;
      return left < 0 ? Promise.reject(new StoreUnavailableError('down')) : snapshot(id);
    };
    const download = request(createWeb(fixture.hotline, AS_ADMIN)).get('/unduh/aduan.csv');
    await expect(download).rejects.toThrow(/aborted|hang up/);
    expect(lines).toEqual(['error a download ended early']);
  });

  it('of the browser, which goes away, ends the reading', async () => {
    const fixture = furnished();
    const lines = logged(fixture);
    const { store } = fixture.hotline;
    const [first] = fixture.rows.instances.values();
    let asked = 0;
    // a list without end: each page is followed by another
    store.instances.find = () => {
      asked += 1;
      return Promise.resolve({ items: first === undefined ? [] : [first], next: String(asked) });
    };
    const server: Server = createWeb(fixture.hotline, AS_ADMIN).listen(0, '127.0.0.1');
    await until('the server listens', () => server.listening);
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.write('GET /unduh/aduan.csv HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => client.once('data', resolve));
    client.destroy();
    await until('the download is noticed as broken off', () => lines.length > 0);
    expect(lines).toEqual(['info a download was broken off by the browser']);
    const then = asked;
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked - then).toBeLessThanOrEqual(1);
    await new Promise((resolve) => server.close(resolve));
  });
});
