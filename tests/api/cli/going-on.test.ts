import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRunning, type Running } from '../../../api/cli/going-on.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { type PackCopy, packWith } from '../../support/pack-copy.ts';
import { until } from '../../support/until.ts';

/** A hotline goes on with a changed pack: lines, store and phones stay, and pages are of the new one. */

const CITIZEN = '+6281200009001';

describe('a hotline that runs', () => {
  let pack: PackCopy;
  let store: SqliteStore;
  let running: Running;
  let reload: () => Promise<string | null>;
  const ended: string[] = [];

  beforeEach(async () => {
    pack = packWith({});
    store = new SqliteStore(':memory:');
    await store.open();
    running = await createRunning({
      settings: readSettings({ DISTRICT: pack.folder, STORE_URL: 'sqlite::memory:' }),
      log: () => {},
      store,
      printPdf: () => Promise.reject(new Error('nothing is printed here')),
      web(hotline, again) {
        reload = again;
        const { shortName } = hotline.rules.district.office;
        return (request, response) => {
          if (request.url !== '/stream') return void response.end(shortName);
          response.setHeader('Content-Type', 'text/event-stream');
          response.write(`data: ${shortName}\n\n`);
        };
      },
      beside:
        ({ rules }) =>
        () =>
          ended.push(rules.district.office.shortName),
    });
    void running.start();
  });
  afterEach(async () => {
    await running.stop();
    await store.close();
    pack.remove();
    ended.length = 0;
  });

  function change(from: string, to: string): void {
    const file = join(pack.folder, 'office.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }

  const phone = () => {
    const { simulation } = running.hotline();
    if (simulation === null) throw new TypeError('its modem is not virtual');
    return simulation.network.phone(CITIZEN);
  };

  async function receipts(text: string): Promise<void> {
    const before = phone().received().length;
    phone().send(text);
    await until('the citizen has his receipt', () => phone().received().length > before);
  }

  it('answers SMS by the pack of the moment, on the same line and phones', async () => {
    await receipts('JALAN jembatan gantung di pekon basungan pagar dewa putus');
    change('signature: Hotline Lambar', 'signature: Aduan Lambar');
    expect(await reload()).toBeNull();
    expect(ended).toEqual(['Lambar']);
    await receipts('LAMPU lampu jalan mati di pasar liwa balik bukit');
    expect(phone().received().at(-1)).toMatch(/A002.*-Aduan Lambar/s);
    expect(phone().received()[0]).toMatch(/A001.*-Hotline Lambar/s);
  });

  it('shows pages of the moment, and ends streams of before', async () => {
    const server = createServer(running.answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = (path: string) =>
      new Promise<string>((resolve, reject) => {
        get({ port, path, host: '127.0.0.1' }, (answer) => {
          let text = '';
          answer.on('data', (piece: Buffer) => {
            text += String(piece);
          });
          answer.on('end', () => resolve(text)).on('error', reject);
        }).on('error', reject);
      });
    const stream = asked('/stream');
    expect(await asked('/')).toBe('Lambar');
    change('shortName: Lambar', 'shortName: Lampung Barat');
    expect(await reload()).toBeNull();
    expect(await stream).toBe('data: Lambar\n\n');
    expect(await asked('/')).toBe('Lampung Barat');
    await new Promise((resolve) => server.close(resolve));
  });

  it('stays as it is where the pack cannot be used, and says why', async () => {
    change('agency: KOMINFO', 'agency: NOWHERE');
    expect(await reload()).toContain('office.yaml: office.agency: no agency "NOWHERE"');
    expect(ended).toEqual([]);
    await receipts('JALAN jembatan gantung di pekon basungan pagar dewa putus');
  });
});
