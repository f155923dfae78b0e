import { createHash } from 'node:crypto';

/** Numbers of its own for each virtual modem and SIM, made of the SIM's telephone number. */

/** Luhn check digit (3GPP TS 23.003 annex B). */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** A serial number that differs for any two telephone numbers we are likely to see. */
function serial(number: string, digits: number): string {
  const hash = createHash('sha256').update(number).digest().readUIntBE(0, 6);
  return String(hash % 10 ** digits).padStart(digits, '0');
}

/** IMEI: the type code of a test device, six digits of serial number, a check digit. */
export function imeiFor(number: string): string {
  const digits = `35000000${serial(number, 6)}`;
  return `${digits}${checkDigit(digits)}`;
}

/** IMSI: Indonesia (510), the network 00, ten digits. */
export function imsiFor(number: string): string {
  return `51000${serial(number, 10)}`;
}
