import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import request from 'supertest';
import { type OutwardIds, outwardIds } from '../../../../api/office/people/outward-ids.ts';
import { readAsked } from '../../../../api/rest/open311/query.ts';
import { listRequests } from '../../../../api/rest/open311/requests.ts';
import { OPEN311_ROOT } from '../../../../api/rest/open311/router.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { openWorld, ROAD, SECRET_ONE, WASTE, type World } from '../v1/world.ts';

/** Open311 GeoReport v2, as http://wiki.open311.org/GeoReport_v2 has it, in JSON and XML. */

let world: World;
let key: string;
let sealed: OutwardIds;
/** What goes out instead of the ids of the first complaints. */
let [road, waste] = ['', ''];

beforeAll(async () => {
  world = await openWorld();
  key = await world.token('admin');
  sealed = await outwardIds(world.hotline.store.records);
  [road, waste] = [sealed.seal('request', ROAD), sealed.seal('request', WASTE)];
});
afterAll(() => world.close());

type Row = Record<string, unknown>;

async function get(path: string) {
  await world.clock.advance(1000);
  return request(world.app).get(`${OPEN311_ROOT}${path}`);
}

async function json(path: string): Promise<Row[]> {
  const { body, type, status } = await get(path);
  expect([path, status, type]).toEqual([path, 200, 'application/json']);
  return body as Row[];
}

async function xml(path: string): Promise<Row> {
  const { text, type, status } = await get(path);
  expect([path, status, type]).toEqual([path, 200, 'text/xml']);
  expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/);
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ parseTagValue: false }).parse(text) as Row;
}

const ids = (rows: Row[]) => rows.map((row) => row.service_request_id);

describe('services', () => {
  it('are the categories, in both formats', async () => {
    const rows = await json('/services.json');
    const codes = world.hotline.rules.district.categories.map(({ code }) => code);
    expect(rows.map(({ service_code }) => service_code)).toEqual(codes);
    expect(rows[0]).toMatchObject({ type: 'realtime', metadata: false });
    const { services } = (await xml('/services.xml')) as { services: { service: Row[] } };
    expect(services.service.map(({ service_code }) => service_code)).toEqual(codes);
  });

  it('have a definition each', async () => {
    expect((await get('/services/JALAN.json')).body).toEqual({
      service_code: 'JALAN',
      attributes: [],
    });
    expect(await xml('/services/JALAN.xml')).toMatchObject({
      service_definition: { service_code: 'JALAN' },
    });
  });

  it('are found by discovery', async () => {
    const { body } = await get('/discovery.json');
    const [endpoint] = (body as { endpoints: Row[] }).endpoints;
    expect(endpoint).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/open311\/v2$/),
      formats: ['text/xml', 'application/json'],
    });
    expect(await xml('/discovery.xml')).toMatchObject({
      discovery: { endpoints: { endpoint: { type: 'production' } } },
    });
  });
});

describe('service requests', () => {
  it('are complaints without words and numbers; secret ones are not among them', async () => {
    const rows = await json('/requests.json');
    expect(ids(rows)).toEqual([waste, road]);
    expect(rows[1]).toEqual({
      service_request_id: road,
      status: 'open',
      status_notes: expect.stringContaining('PUPR'),
      service_name: expect.any(String),
      service_code: 'JALAN',
      description: null,
      agency_responsible: expect.stringContaining('Dinas'),
      service_notice: null,
      requested_datetime: '2026-11-23T02:00:01.000Z',
      updated_datetime: '2026-11-23T02:00:01.000Z',
      expected_datetime: '2026-11-26T09:00:00.000Z',
      address: 'Basungan, Pagar Dewa',
      address_id: null,
      zipcode: null,
      lat: null,
      long: null,
      media_url: null,
    });
    expect(JSON.stringify(rows)).not.toMatch(/8120000|rusak parah|18040112/);
    // neither under its own id nor under a sealed one; tickets, which can be counted up, name nothing
    for (const id of [SECRET_ONE, sealed.seal('request', SECRET_ONE), ROAD]) {
      expect((await get(`/requests/${id}.json`)).status).toBe(404);
      expect((await get(`/tokens/${id}.json`)).status).toBe(404);
      expect(ids(await json(`/requests.json?service_request_id=${id}`))).toEqual([]);
    }
    const whole = (await xml('/requests.xml')) as { service_requests: { request: Row[] } };
    expect(ids(whole.service_requests.request)).toEqual([waste, road]);
  });

  it('are filtered by id, code, status, dates and page', async () => {
    const filters: [string, string[]][] = [
      [`service_request_id=${road},${waste},2026-Z999`, [road, waste]],
      ['service_code=JALAN', [road]],
      ['service_code=jalan,sampah', [waste, road]],
      ['service_code=ENTAH', []],
      ['status=open', [waste, road]],
      ['status=closed', []],
      ['status=open,closed', [waste, road]],
      ['start_date=2026-11-23T02:00:03Z', [waste]],
      ['end_date=2026-11-23T02:00:03Z', [road]],
      ['start_date=2026-11-23T09:00:00%2B07:00&end_date=2026-11-23T02:00:03Z', [road]],
      ['start_date=2026-08-26T02:00:03Z', [waste, road]],
      ['start_date=2020-01-01T00:00:00Z&end_date=2020-03-31T00:00:00Z', []],
      ['page=1&page_size=1', [waste]],
      ['page=2&page_size=1', [road]],
      ['page=3&page_size=1', []],
      ['jurisdiction_id=anything', [waste, road]],
    ];
    for (const [query, expected] of filters)
      expect([query, ids(await json(`/requests.json?${query}`))]).toEqual([query, expected]);
  });

  it('of more than 90 days are refused, and not answered with a part', async () => {
    const spans = [
      'start_date=2020-01-01T00:00:00Z',
      'start_date=2026-08-01T00:00:00Z&end_date=2026-11-23T00:00:00Z',
    ];
    for (const span of spans) {
      const { status, body } = await get(`/requests.json?${span}`);
      expect([status, body[0].code]).toEqual([400, 400]);
      expect(body[0].description).toContain('at most 90 days');
    }
  });

  it('of a time that ends before it begins are refused', async () => {
    const span = 'start_date=2026-11-23T00:00:00Z&end_date=2026-11-22T00:00:00Z';
    const { status, body } = await get(`/requests.json?${span}`);
    expect([status, body[0].description]).toEqual([
      400,
      expect.stringContaining('behind end_date'),
    ]);
  });

  it('that are more than are looked at are refused, and not answered as if there were none', async () => {
    let pages = 0;
    const find = async () => ({ items: [], next: `page ${++pages}` });
    const instances = { value: { find } };
    const store = Object.create(world.hotline.store, { instances });
    const asked = readAsked({ page: '11', page_size: '100' }, world.clock.now());
    await expect(listRequests({ ...world.hotline, store }, asked)).rejects.toMatchObject({
      status: 400,
    });
    expect(pages).toBe(10);
  });

  it('say more in the words of the office where that is asked for', async () => {
    const extended = { kategori: 'Jalan dan Jembatan', skpd: 'PUPR' };
    const [row] = await json(`/requests.json?service_request_id=${road}&extensions=true`);
    expect(row?.extended_attributes).toMatchObject(extended);
    const services = await json('/services.json?extensions=true');
    expect(services.find((one) => one.service_code === 'JALAN')).toMatchObject({
      extended_attributes: { ...extended, nama_skpd: expect.stringContaining('Pekerjaan Umum') },
    });
    expect((await json('/services.json'))[0]).not.toHaveProperty('extended_attributes');
    const { services: inXml } = (await xml('/services.xml?extensions=true')) as {
      services: { service: { extended_attributes: Row }[] };
    };
    expect(inXml.service[0]?.extended_attributes).toHaveProperty('kata_kunci');
  });

  it('can be switched off', async () => {
    const app = createWeb(world.hotline, { open311: false });
    for (const path of ['/requests.json', '/discovery.xml', '/services.json'])
      expect((await request(app).get(OPEN311_ROOT + path)).status).toBe(404);
    const posted = await request(app).post(`${OPEN311_ROOT}/requests.json`).send({ api_key: key });
    expect(posted.status).toBe(404);
  });

  it('are found one by one, and by a token that is the id', async () => {
    expect(ids(await json(`/requests/${road}.json`))).toEqual([road]);
    expect(await json(`/tokens/${road}.json`)).toEqual([{ service_request_id: road, token: road }]);
  });

  it('are closed when the complaint is', async () => {
    await world.sms('+6281200009001', 'BATAL A001');
    expect((await json(`/requests/${road}.json`))[0]?.status).toBe('closed');
    expect(ids(await json('/requests.json?status=closed'))).toEqual([road]);
  });
});

describe('posting', () => {
  const fields = () => ({
    api_key: key,
    service_code: 'LAMPU',
    description: 'lampu jalan mati sejak seminggu <&> "x"',
    address_string: 'pasar liwa',
    phone: '0812-0000-9088',
    first_name: 'tidak disimpan',
  });
  const post = (body: Row, format = 'json') =>
    request(world.app).post(`${OPEN311_ROOT}/requests.${format}`).type('form').send(body);

  it('opens a complaint, whose reporter is told by SMS', async () => {
    const response = await post(fields());
    expect(response.status).toBe(201);
    const [row] = response.body as Row[];
    await world.settle();
    const found = await world.hotline.engine.instances.snapshot(
      sealed.open('request', String(row?.service_request_id)) ?? '',
    );
    expect(found?.snapshot.context).toMatchObject({
      category: 'LAMPU',
      reporter: '+6281200009088',
      text: 'lampu jalan mati sejak seminggu <&> "x" Lokasi: pasar liwa',
    });
    expect(found?.stored.snapshot).not.toContain('tidak disimpan');
    const phone = world.hotline.simulation?.network.phone('+6281200009088');
    expect(phone?.received()).toHaveLength(1);
    const again = await post(
      { ...fields(), lat: '-5.03', long: '104.05', address_string: '' },
      'xml',
    );
    expect([again.status, again.type]).toEqual([201, 'text/xml']);
    expect(XMLValidator.validate(again.text)).toBe(true);
  });

  it('counts once with a key of the client, and each time without', async () => {
    const keyed = () => post(fields()).set('Idempotency-Key', 'georeport-1');
    const [first, second] = [await keyed(), await keyed()];
    expect(second.body).toEqual(first.body);
    expect((await post(fields())).body).not.toEqual(first.body);
  });

  it('says what is wrong in the format that was asked for', async () => {
    const { api_key: _key, ...nameless } = fields();
    const officer = await world.token('officer');
    const wrong: [Row, number, RegExp][] = [
      [nameless, 400, /api_key/],
      [{ ...fields(), api_key: 'x' }, 403, /api_key/],
      [{ ...fields(), api_key: officer }, 403, /api_key/],
      [{ ...fields(), service_code: '' }, 400, /service_code/],
      [{ ...fields(), service_code: 'ENTAH' }, 404, /service_code/],
      [{ ...fields(), description: '' }, 400, /description/],
      [{ ...fields(), description: 'x'.repeat(4001) }, 400, /description/],
      [{ ...fields(), phone: '' }, 400, /phone/],
      [{ ...fields(), address_string: '' }, 400, /address_string/],
      [{ ...fields(), lat: 'x' }, 400, /lat/],
      [{ ...fields(), description: 'x'.repeat(70_000) }, 413, /large/],
    ];
    for (const [body, status, words] of wrong) {
      const response = await post(body);
      const [error] = response.body as Row[];
      expect([response.status, error]).toEqual([
        status,
        { code: status, description: expect.stringMatching(words) },
      ]);
      const inXml = await post(body, 'xml');
      expect(new XMLParser().parse(inXml.text)).toMatchObject({
        errors: { error: { code: status, description: expect.stringMatching(words) } },
      });
    }
  });
});

describe('what is not there', () => {
  it('is answered with a list of errors', async () => {
    const wrong: [string, number][] = [
      ['/requests/2026-Z999.json', 404],
      ['/requests/conversation%3A%2B6281200009001.json', 404],
      ['/services/ENTAH.xml', 404],
      ['/tokens/x.json', 404],
      ['/nothing.json', 404],
      ['/services', 404],
      ['/requests.json?start_date=yesterday', 400],
      ['/requests.json?status=lost', 400],
      ['/requests.json?page=0', 400],
      ['/requests.json?page_size=1000', 400],
      ['/requests.json?service_code=a&service_code=b', 400],
      ['/requests/%00.json', 404],
    ];
    for (const [path, status] of wrong) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.text).toContain(String(status));
    }
  });
});
