import { describe, expect, it } from '@jest/globals';
import { PROFILES } from '../../../../channels/gsm/virtual/profiles.ts';
import { Bench } from '../bench.ts';
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

  it('waits while every memory is refused, whatever the cause', async () => {
    const line = scripted((command, times) => {
      if (command === 'AT+CPIN?') return ['+CPIN: READY', 'OK'];
      const [word = ''] = /^AT\+CPMS=/.exec(command) ?? [];
      if (word !== '' && times <= 4) return ['+CMS ERROR: unknown error'];
      if (command === 'AT+CPMS=?') return ['+CPMS: ("SM"),("SM"),("SM")', 'OK'];
      return word === '' ? ['OK'] : ['+CPMS: 0,20,0,20,0,20', 'OK'];
    });
    const { outcome } = await runInit(line);
    expect(outcome).toMatchObject({ ok: true, facts: { memory: 'SM', places: 20 } });
  });

  it('gives up when it never is ready, without asking for a person', async () => {
    const line = scripted((command) =>
      command === 'AT+CPIN?' ? ['+CPIN: NOT READY', 'OK'] : ['OK'],
    );
    const { outcome } = await runInit(line);
    expect(outcome).toMatchObject({ ok: false, blocked: false });
  });
});

describe('a modem that keeps SMS, whatever it says of its memory', () => {
  const five = (command: string): string[] => {
    if (command === 'AT+CPIN?') return ['+CPIN: READY', 'OK'];
    if (command === 'AT+CPMS=?') return ['+CPMS: ("MT"),("MT"),("MT")', 'OK'];
    if (command.startsWith('AT+CPMS=')) return ['+CPMS: 0,0,0,0,0,0', 'OK'];
    if (command === 'AT+CNMI=?') return ['+CNMI: (1,2),(0,1),(0),(0,1),(0,1)', 'OK'];
    if (command === 'AT+CNMI?') return ['+CNMI: 2,1,0,1,0', 'OK'];
    return ['OK'];
  };

  it('is asked how large it is where the choice is answered with zeros', async () => {
    const use = '"MT",3,20';
    const line = scripted((command) =>
      command === 'AT+CPMS?' ? [`+CPMS: ${use},${use},${use}`, 'OK'] : five(command),
    );
    const { outcome } = await runInit(line);
    expect(outcome).toMatchObject({ ok: true, facts: { memory: 'MT', places: 20 } });
  });

  it('announces them where it cannot hand them over', async () => {
    const line = scripted(five);
    const { outcome, asked } = await runInit(line);
    expect(outcome).toMatchObject({ ok: true, facts: { places: 0, acknowledges: false } });
    expect(asked).toContain('AT+CNMI=2,1,0,1,0');
    expect(asked.filter((command) => /^AT\+CSMS=/.test(command)).at(-1)).toBe('AT+CSMS=0');
  });
});

it('looks for no memory of reports where none is offered', async () => {
  const bench = await Bench.ready({ profile: PROFILES['cinterion-mc75i'] });
  bench.citizen().send('Aduan');
  bench.send('Jawaban');
  await bench.clock.advance(120_000);
  expect(bench.receiver.reports).toHaveLength(1);
  expect(bench.log.filter((line) => line.startsWith('warn'))).toEqual([]);
});
