import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { feedViewer } from '../../../api/inspector/stately/feed.ts';
import { impersonal } from '../../../api/inspector/stately/impersonal.ts';
import { readSettings, SettingsError } from '../../../api/start/configuration/settings.ts';
import { CITIZEN, NIK, playStory, type Running, startHotline } from './running.ts';

/** What the viewer of @statelyai/inspect is told, in the messages of that library. */

interface Message {
  type: '@xstate.actor' | '@xstate.event' | '@xstate.snapshot';
  sessionId: string;
  name?: string;
  definition?: string;
  event?: { type: string };
  snapshot?: { value: unknown; context: Record<string, unknown>; status: string };
}

let running: Running;
beforeAll(async () => {
  running = await startHotline();
  await playStory(running);
});
afterAll(() => running.stage.close());

/** Runs a feed while something happens; gives what it told before, and meanwhile. */
async function told(happens: () => Promise<void>) {
  const messages: Message[] = [];
  const end = await feedViewer(running.stage.hotline, (message) => {
    // as it goes over the wire
    messages.push(JSON.parse(JSON.stringify(message)) as Message);
  });
  const first = messages.splice(0);
  await happens();
  end();
  return { first, later: messages };
}

const nothing = () => Promise.resolve();

describe('the viewer', () => {
  it('gets every machine with its chart, and where its instances are', async () => {
    const { first } = await told(nothing);
    expect(new Set(first.map(({ type }) => type))).toEqual(new Set(['@xstate.actor']));
    expect(new Set(first.map(({ name }) => name))).toEqual(
      new Set(['complaint', 'conversation', 'report', 'letter', 'line', 'modem']),
    );
    const complaint = first.find(({ sessionId }) => sessionId === '2026-A001');
    expect(complaint?.snapshot).toMatchObject({
      value: { flow: { forwarded: 'notified' }, publication: 'none' },
      context: { ticket: 'A001', agency: 'PUPR', reporter: '0812xxxx001' },
      status: 'active',
    });
    const definition = JSON.parse(complaint?.definition ?? '{}') as { states?: object };
    expect(Object.keys(definition.states ?? {})).toEqual(
      expect.arrayContaining(['flow', 'deadline', 'legal', 'publication']),
    );
    expect(complaint?.definition).not.toContain('[Object]');
    expect(new Set(first.map(({ sessionId }) => sessionId)).size).toBe(first.length);
  });

  it('gets each event and where it led, also of instances that are new, and of the modem', async () => {
    const { later } = await told(async () => {
      await running.send('petugas PUPR', 'TERIMA A001');
      await running.send('warga lain', 'LAMPU mati di pasar liwa');
    });
    const of = (session: string) =>
      later
        .filter(({ sessionId }) => sessionId === session)
        .map(({ type, event }) => [type, event?.type]);
    expect(of('2026-A001').slice(0, 2)).toEqual([
      ['@xstate.event', 'officer.accept'],
      ['@xstate.snapshot', 'officer.accept'],
    ]);
    const state = later.find(
      ({ type, sessionId }) => type === '@xstate.snapshot' && sessionId === '2026-A001',
    );
    expect(state?.snapshot?.value).toMatchObject({ flow: { forwarded: 'acknowledged' } });
    expect(of('2026-A002').slice(0, 3)).toEqual([
      ['@xstate.actor', undefined],
      ['@xstate.event', 'created'],
      ['@xstate.snapshot', 'created'],
    ]);
    expect(of('modem:sim1')).toEqual(
      expect.arrayContaining([
        ['@xstate.event', 'SEND_STARTED'],
        ['@xstate.snapshot', 'SEND_ENDED'],
      ]),
    );
  });

  it('gets no number, no name and nothing that people wrote', async () => {
    const said = `SALURAN air mampet hub Budiman 0812-0000-9777 NIK ${NIK}`;
    const { first, later } = await told(() => running.send('warga lain', said));
    const text = JSON.stringify(
      [...first, ...later].map((message) => ({ ...message, definition: '' })),
    );
    for (const word of ['mampet', 'Budiman', 'rusak', 'pasar', CITIZEN.slice(1), '00009777', NIK])
      expect([word, text.includes(word)]).toEqual([word, false]);
    expect(text.match(/(?:62|0)812\d{7}/g)).toBeNull();
    for (const kept of [/"text":"\(\d+ huruf\)"/, /"sessionId":"conversation:[\da-f]{12}"/])
      expect([kept, kept.test(text)]).toEqual([kept, true]);
  });

  it('gets nothing more once it is closed', async () => {
    const { later } = await told(nothing);
    await running.send('warga', 'TAMBAH A001 dekat jembatan');
    expect(later).toEqual([]);
  });

  it('does not disturb the engine when it breaks', async () => {
    let broken = false;
    const end = await feedViewer(running.stage.hotline, () => {
      if (broken) throw new Error('gone');
    });
    broken = true;
    const before = (await running.stage.hotline.store.instances.history('2026-A001')).length;
    await running.send('petugas PUPR', 'PROSES A001 sudah disurvei');
    end();
    expect((await running.stage.hotline.store.instances.history('2026-A001')).length).toBe(
      before + 1,
    );
    expect(running.stage.hotline.engine.health().failing).toEqual([]);
  });
});

it.each([
  [
    { text: 'JALAN rusak', state: 'flow.forwarded' },
    { text: '(11 huruf)', state: 'flow.forwarded' },
  ],
  [
    ['+6281200009001', 'A001', 5, null, true],
    ['0812xxxx001', 'A001', 5, null, true],
  ],
  [{ '+6281200009001': { at: 1795399200000 } }, { '0812xxxx001': { at: 1795399200000 } }],
  [NIK, '1804xxxxxxxxxxxx'],
  [
    { text: 'tolong', digest: ['tolong'] },
    { text: '(6 huruf)', digest: ['(6 huruf)'] },
  ],
  ['jalan#rusak', '(11 huruf)'],
  ['x'.repeat(65), '(65 huruf)'],
])('%j is handed over as %j', (value, expected) => {
  expect(impersonal(value)).toEqual(expected);
});

describe('INSPECT', () => {
  it('is off by default, and stately when asked for', () => {
    expect(readSettings({}).inspect).toBe('off');
    expect(readSettings({ INSPECT: '' }).inspect).toBe('off');
    expect(readSettings({ INSPECT: 'stately' }).inspect).toBe('stately');
  });

  it('stops the start when it is something else, and is named', () => {
    const start = () => readSettings({ INSPECT: 'on' });
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(/INSPECT.*off.*stately/);
  });
});
