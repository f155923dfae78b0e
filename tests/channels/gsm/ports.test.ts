import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lookAt, serialPorts } from '../../../channels/gsm/ports.ts';
import { linePair } from '../../../channels/gsm/virtual/pair.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { Bench } from './bench.ts';

/** What is on the ports of a stick, for whoever does not know which one it is. */

describe('the ports of USB devices', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-ports-'));
    for (const name of ['ttyUSB0', 'ttyUSB1', 'ttyACM0', 'ttyS0', 'tty1'])
      writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'by-id'));
    symlinkSync(join(folder, 'ttyUSB1'), join(folder, 'by-id', 'usb-modem-if01'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are called by the names that stay, where there are such', async () => {
    const ports = await serialPorts(folder, join(folder, 'by-id'));
    expect(ports).toEqual([
      join(folder, 'by-id', 'usb-modem-if01'),
      join(folder, 'ttyACM0'),
      join(folder, 'ttyUSB0'),
    ]);
    expect(await serialPorts(join(folder, 'none'), join(folder, 'none'))).toEqual([]);
  });
});

describe('a port', () => {
  const nobody = async () => undefined;
  const clock = new SimulatedClock();

  async function within<T>(own: SimulatedClock, work: Promise<T>): Promise<T> {
    let done = false;
    void work.finally(() => {
      done = true;
    });
    for (let second = 0; second < 60 && !done; second += 1) await own.advance(1_000);
    return work;
  }

  it('with a modem is told by name and IMEI, and nothing is set on it', async () => {
    const bench = new Bench();
    const found = lookAt('/dev/ttyUSB0', bench.modem.opener(), bench.clock, nobody);
    expect(await within(bench.clock, found)).toEqual({
      path: '/dev/ttyUSB0',
      words: `Hotline Virtual GSM Modem IMEI ${bench.modem.imei}`,
      answers: true,
    });
    expect(bench.modem.state.notices.messages).toBe(0);
  });

  it('that says nothing is told so', async () => {
    const [host] = linePair();
    expect(
      await within(
        clock,
        lookAt('/dev/x', async () => host, clock, nobody),
      ),
    ).toMatchObject({
      words: 'does not answer AT',
      answers: false,
    });
  });

  it('that another program holds is not opened', async () => {
    const open = () => Promise.reject(new Error('opened'));
    const held = async () => 'ModemManager (pid 712)';
    expect(await lookAt('/dev/x', open, clock, held)).toMatchObject({
      words: 'in the hands of ModemManager (pid 712)',
    });
  });

  it('that cannot be opened says why', async () => {
    const open = () => Promise.reject(new Error('no rights'));
    expect(await lookAt('/dev/x', open, clock, nobody)).toMatchObject({ words: 'no rights' });
  });
});
