import { systemClock } from '../../channels/clock.ts';
import { lookAt, serialPorts } from '../../channels/gsm/ports.ts';
import { serialLine } from '../../channels/gsm/serial.ts';

/** What is on the serial ports of this computer, for whoever does not know which one it is. */

/** USB does not care for the speed; a modem on a real serial port is asked where its line is checked. */
const SPEED = 115_200;

/** @returns one port after the other, in words; @throws Error when no port answers */
export async function checkPorts(): Promise<string> {
  const ports = await serialPorts();
  if (ports.length === 0) throw new Error('no serial port of a USB device is there: lsusb, dmesg');
  const found: string[] = [];
  let answers = false;
  // one after the other: the ports of one stick are not independent
  for (const path of ports) {
    const port = await lookAt(path, serialLine({ path, baudRate: SPEED }), systemClock);
    found.push(`${path}: ${port.words}`);
    answers ||= port.answers || port.words.startsWith('in the hands');
  }
  const all = `\n         ${found.join('\n         ')}`;
  if (!answers) throw new Error(`none answers AT${all}`);
  return `${found.length} looked at${all}`;
}
