import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { at } from '../../../api/cli/at.ts';
import { doctor } from '../../../api/cli/doctor.ts';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { openDoor } from '../../../api/server/door.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { placeOf } from '../../../api/start/configuration/modems.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { until } from '../../support/until.ts';

const isReady = ({ ready }: { ready: boolean }): boolean => ready;

/** Commands beside a hotline that runs ask it, and touch nothing that is in its hands. */

describe('beside a hotline that runs', () => {
  let folder: string;
  let env: Record<string, string>;
  let hotline: Hotline;
  let close: () => void;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-door-'));
    env = { STORE_URL: `sqlite:${join(folder, 'h.db')}`, STATE_FOLDER: join(folder, 'state') };
    env.PORT = '0';
    const settings = readSettings(env);
    hotline = await createHotline(settings, () => {}, { enginePoll: 50 });
    await hotline.engine.start();
    await until('the modem is ready', () => hotline.engine.health().channels.every(isReady));
    const lines = settings.modems.map((line) => ({ ...line, place: placeOf(line) }));
    close = await openDoor(() => hotline, lines, settings);
  });
  afterEach(async () => {
    close();
    await hotline.engine.stop();
    await hotline.store.close();
    rmSync(folder, { recursive: true });
  });

  const notes = () => readdirSync(folder).filter((name) => name.includes('.door-'));

  async function said(run: (output: PassThrough) => Promise<number>) {
    const output = new PassThrough();
    const code = await run(output);
    return { code, text: String(output.read() ?? '') };
  }

  it('doctor asks it, and has it send and receive a test SMS', async () => {
    const { code, text } = await said((output) => doctor(env, output, { testSms: true }));
    expect(text).toMatch(
      /ok {5}modem sim1: ready: .*the hotline is running.*test SMS sent and received/,
    );
    expect(code).toBe(0);
    const [sms] = await hotline.store.inbox.list({ limit: 5 });
    expect(sms?.text).toMatch(/^UJI [A-Z]{6}: /);
    const rows = await hotline.store.audit.read({ limit: 5 });
    expect(rows.at(-1)).toMatchObject({ role: 'terminal', action: 'command.run', subject: 'sim1' });
  });

  it('doctor is not content where nothing goes out', async () => {
    const modem = hotline.simulation?.modem;
    if (modem === undefined) throw new Error('the modem is not virtual');
    modem.refusal = 310;
    const { code, text } = await said((output) => doctor(env, output, { testSms: true }));
    expect(text).toMatch(/WRONG {2}modem sim1: test SMS NOT sent: .*310/);
    expect(code).toBe(1);
  });

  it('a command goes through it, and what would do harm is refused', async () => {
    expect(await said((output) => at('AT+CSQ', { wait: 0 }, env, output))).toEqual({
      code: 0,
      text: '+CSQ: 21,99\nOK\n',
    });
    await expect(at('AT+CMGD=1,4', { wait: 0 }, env, new PassThrough())).rejects.toThrow('deletes');
    await expect(at('AT', { wait: 0, line: 'x' }, env, new PassThrough())).rejects.toThrow('sim1');
  });

  it('nobody is let in without the word of the note, which is its user’s alone', async () => {
    const [name = ''] = notes();
    const path = join(folder, name);
    expect(statSync(path).mode & 0o077).toBe(0);
    const { port } = JSON.parse(readFileSync(path, 'utf8')) as { port: number };
    for (const authorization of ['', 'Bearer x', `Bearer ${'0'.repeat(64)}`]) {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { authorization },
        body: '{"ask":"lines"}',
      });
      expect(response.status).toBe(403);
    }
  });

  it('the note goes with it, and one of a hotline that died is passed over', async () => {
    close();
    expect(notes()).toEqual([]);
    const left = JSON.stringify({ port: 1, word: '0'.repeat(64) });
    writeFileSync(join(folder, 'h.db.door-99999.json'), left);
    const { text } = await said((output) => doctor(env, output));
    expect(text).toMatch(/ok {5}modem sim1: virtual: nothing to check/);
  });

  it('what cannot be asked is not touched either', async () => {
    close();
    const app = express();
    app.get('/kesehatan', (_, response) => {
      response.json({ status: 'ok' });
    });
    const server = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    try {
      const { port } = server.address() as AddressInfo;
      const there = { ...env, PORT: String(port), MODEM_PORT: 'tcp://127.0.0.1:1' };
      const { text } = await said((output) => doctor(there, output));
      expect(text).toMatch(/WRONG {2}modem sim1: a hotline runs at .* were not touched/);
      await expect(at('AT', { wait: 0 }, there, new PassThrough())).rejects.toThrow('may hold');
    } finally {
      server.close();
    }
  });
});
