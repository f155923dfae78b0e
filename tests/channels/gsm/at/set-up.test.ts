import { describe, expect, it } from '@jest/globals';
import { scripted } from './scripted.ts';
import { runInit } from './set-up.ts';

describe('set-up of a modem whose SIM is loading', () => {
  it('waits while AT+CPIN? is answered NOT READY', async () => {
    const line = scripted((command, times) =>
      command === 'AT+CPIN?' ? [`+CPIN: ${times < 4 ? 'NOT READY' : 'READY'}`, 'OK'] : ['OK'],
    );
    const { outcome, asked } = await runInit(line);
    expect(outcome).toMatchObject({ ok: true });
    expect(asked.filter((command) => command === 'AT+CPIN?')).toHaveLength(4);
  });

  it('gives up when it never is ready, without asking for a person', async () => {
    const line = scripted((command) =>
      command === 'AT+CPIN?' ? ['+CPIN: NOT READY', 'OK'] : ['OK'],
    );
    const { outcome } = await runInit(line);
    expect(outcome).toMatchObject({ ok: false, blocked: false });
  });
});
