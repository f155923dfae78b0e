/**
 * Completes a subscriber number to E.164. Networks show the same phone in international and in
 * national form, and modems lose the type of number; replies and status reports must still match.
 * Short codes and names stay as they are.
 * @param digits as decoded, with a leading `+` when the type of number was international
 * @param countryCode without plus, such as `62`
 */
export function toE164(digits: string, countryCode: string): string {
  if (digits.startsWith('+') || !/^\d{8,15}$/.test(digits)) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (digits.startsWith('0')) return `+${countryCode}${digits.slice(1)}`;
  if (digits.startsWith(countryCode) && digits.length >= countryCode.length + 8)
    return `+${digits}`;
  return digits;
}
