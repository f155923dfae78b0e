import { describe, expect, it } from '@jest/globals';
import { askForPdus } from '../../../channels/gsm/pdu-mode.ts';
import { scripted } from './at/scripted.ts';

const PDU = '07916281100000F0040D91261800000010F10000621142010000820241';
const HEADER = '+CMGR: 1,"REC UNREAD","+6281200000101",,"26/11/24,10:00:00+28"';

/** Asks a modem that answers `first` until it is put into PDU mode, and `then` afterwards. */
async function ask(command: string, prefix: '+CMGL:' | '+CMGR:', first: string[], then: string[]) {
  let inPduMode = false;
  const modem = scripted((asked) => {
    if (asked !== 'AT+CMGF=0') return inPduMode ? then : first;
    inPduMode = true;
    return ['OK'];
  });
  const answer = modem.at.turn('read', (at) => askForPdus(at, command, prefix, 5_000));
  await modem.clock.advance(10_000);
  return { ...(await answer), asked: modem.asked };
}

describe('a modem that has forgotten PDU mode', () => {
  it.each<[string, 'AT+CMGL=4' | 'AT+CMGR=1', string[]]>([
    ['refuses the listing', 'AT+CMGL=4', ['ERROR']],
    ['refuses the listing with a number', 'AT+CMGL=4', ['+CMS ERROR: 305']],
    ['shows text', 'AT+CMGR=1', [HEADER, 'Jalan rusak', 'OK']],
  ])('is put back into it: %s', async (_, command, first) => {
    const prefix = command === 'AT+CMGL=4' ? '+CMGL:' : '+CMGR:';
    const { answer, asked, wasInTextMode } = await ask(command, prefix, first, [
      `${prefix} 1,,21`,
      PDU,
      'OK',
    ]);
    // a plain ERROR may mean anything
    expect(wasInTextMode).toBe(first[0] !== 'ERROR');
    expect(answer).toEqual({ ok: true, lines: [`${prefix} 1,,21`, PDU] });
    expect(asked).toEqual([command, 'AT+CMGF=0', command]);
  });

  it.each<[string, string[]]>([
    ['a PDU', ['+CMGR: 1,,21', PDU, 'OK']],
    ['an empty place', ['OK']],
    ['no such place', ['+CMS ERROR: 321']],
    ['silence', []],
  ])('is not suspected: %s', async (_, first) => {
    const { asked } = await ask('AT+CMGR=1', '+CMGR:', first, first);
    expect(asked).toEqual(['AT+CMGR=1']);
  });

  it('is asked only twice', async () => {
    const { answer, asked } = await ask('AT+CMGL=4', '+CMGL:', ['ERROR'], ['ERROR']);
    expect(answer.ok).toBe(false);
    expect(asked).toHaveLength(3);
  });
});
