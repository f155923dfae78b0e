/**
 * The text on one line, cut at a word where it is too long.
 * @param mark what ends a text that was cut; counts into `length`
 */
export function shorten(text: string, length: number, mark: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean.length <= length) return clean;
  // never half of a picture
  const cut = clean.slice(0, length - mark.length).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut}${mark}`;
}
