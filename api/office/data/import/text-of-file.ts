/** Signs of windows-1252 from 0x80 on; the rest is Latin 1, for which Node 20 takes its own decoder of that name. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windowsText(file: Buffer): string {
  return file
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The mark that "Unicode text" of spreadsheets begins with. */
const UTF_16 = Buffer.from([0xff, 0xfe]);

/**
 * The words of a file that people hand in: UTF-8, or else what spreadsheets on Windows write where nobody chose UTF-8.
 */
export function textOfFile(file: Buffer): string {
  if (file.subarray(0, 2).equals(UTF_16)) return new TextDecoder('utf-16le').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return windowsText(file);
  }
}
