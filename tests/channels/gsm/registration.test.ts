import { describe, expect, it } from '@jest/globals';
import { askOperatorName, askRegistration } from '../../../channels/gsm/registration.ts';
import { scripted } from './at/scripted.ts';

/** What the modem answers besides OK, by command. */
type Answers = Record<string, string>;

const modem = (answers: Answers) =>
  scripted((command) => {
    const line = answers[command];
    return line === undefined ? ['OK'] : line === 'ERROR' ? [line] : [line, 'OK'];
  });

describe('registration', () => {
  it.each<[string, Answers, unknown]>([
    [
      'at home',
      { 'AT+CREG?': '+CREG: 0,1', 'AT+CSQ': '+CSQ: 9,0' },
      { registered: true, denied: false, signal: 9 },
    ],
    [
      'in LTE only',
      { 'AT+CREG?': '+CREG: 0,0', 'AT+CEREG?': '+CEREG: 0,1' },
      { registered: true, denied: false, signal: undefined },
    ],
    [
      'not at all',
      { 'AT+CREG?': '+CREG: 0,2' },
      { registered: false, denied: false, signal: undefined },
    ],
    [
      'denied',
      { 'AT+CREG?': '+CREG: 0,3', 'AT+CEREG?': '+CEREG: 0,0' },
      { registered: false, denied: true, signal: undefined },
    ],
    [
      'denied in 2G, in LTE all the same',
      { 'AT+CREG?': '+CREG: 0,3', 'AT+CEREG?': '+CEREG: 0,5' },
      { registered: true, denied: false, signal: undefined },
    ],
    [
      'unknown',
      { 'AT+CREG?': 'ERROR' },
      { registered: undefined, denied: false, signal: undefined },
    ],
  ])('is asked for: %s', async (_, answers, expected) => {
    const { at } = modem(answers);
    expect(await at.turn('care', askRegistration)).toEqual(expected);
  });

  it.each<[string, Answers, string | undefined]>([
    ['by name', { 'AT+COPS?': '+COPS: 0,0,"TELKOMSEL",2' }, 'TELKOMSEL'],
    ['by number', { 'AT+COPS=3,0': 'ERROR', 'AT+COPS?': '+COPS: 0,2,"51010"' }, '51010'],
    ['without a network', { 'AT+COPS?': '+COPS: 0' }, undefined],
    ['when it is refused', { 'AT+COPS?': 'ERROR' }, undefined],
  ])('tells the network %s', async (_, answers, expected) => {
    const { at } = modem(answers);
    expect(await at.turn('care', askOperatorName)).toBe(expected);
  });
});
