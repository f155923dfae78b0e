import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { openWorld, type World } from '../../api/rest/v1/world.ts';
import { until } from '../../support/until.ts';

/** The example bot carries a complaint through the API, from the first words to the rating. */

const NUMBER = '081200009071';

let world: World;
let server: Server;
let bot: ChildProcessWithoutNullStreams;
let said = '';

beforeAll(async () => {
  world = await openWorld();
  server = world.app.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const scopes = ['complaints:read', 'complaints:write', 'citizen:act'] as const;
  const TOKEN = await world.token('channel', null, [...scopes]);
  const env = { ...process.env, TOKEN, HOTLINE: `http://127.0.0.1:${port}`, PAUSE_MS: '20' };
  bot = spawn(process.execPath, [packagePath('examples', 'bot', 'bot.js')], { env });
  for (const stream of [bot.stdout, bot.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
});
afterAll(async () => {
  bot.kill();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

it('has no more lines than it says', () => {
  const code = readFileSync(packagePath('examples', 'bot', 'bot.js'), 'utf8');
  expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(50);
});

/** What the bot says to somebody, once it does; time goes on meanwhile. */
async function hears(words: RegExp): Promise<string> {
  await until(`the bot says ${words}; it said ${said}`, async () => {
    // asking four times a second is what a token may do
    await world.clock.advance(1000);
    return words.test(said);
  });
  return words.exec(said)?.[1] ?? '';
}

it('carries a complaint to its rating, and nobody gets an SMS but the office', async () => {
  bot.stdin.write(`${NUMBER} JALAN jalan berlubang di pekon basungan pagar dewa\n`);
  const ticket = await hears(/Aduan (\w+): diteruskan, menunggu DPUPR\./);
  await world.settle();
  await world.sms('+6281200000101', `JAWAB ${ticket} sudah ditambal tim kami`);
  await hears(/(sudah ditambal tim kami Puas dengan jawaban ini\? Balas angka 1)/i);
  bot.stdin.write(`${NUMBER} 5\n`);
  await hears(/Aduan \w+: (selesai)/);
  const { items } = await world.hotline.store.instances.find(
    { machine: 'complaint', ticket },
    { order: 'created', limit: 1 },
  );
  expect(items[0]?.search).toMatchObject({ channel: 'whatsapp', measures: { rating: 5 } });
  expect(items[0]?.search.tags).not.toContain('open');
  expect(world.hotline.simulation?.network.phone('+6281200009071').received()).toEqual([]);
  expect(said).not.toMatch(/Maaf|Error/);
});

it('asks what the hotline asks, and says where a secret is answered', async () => {
  bot.stdin.write('081200009072 tolong pak di tempat kami rusak parah\n');
  await hears(/081200009072 (.*Mohon balas angka.*1 JALAN)/);
  bot.stdin.write('081200009072 1\n');
  await hears(/081200009072 Aduan \w+: (diteruskan)/);
  bot.stdin.write('081200009073 RAHASIA oknum petugas minta uang di kantor camat sukau\n');
  await hears(/081200009073 Aduan \w+: (dijawab lewat SMS)/);
  await until('the SMS is there', async () => {
    await world.clock.advance(1000);
    return world.hotline.simulation?.network.phone('+6281200009073').received().length === 1;
  });
  expect(said).not.toMatch(/Maaf|Error/);
});
