/** `+6281234567890` → `0812-3456-7890`, as people here dial and read it. */
export function dialledNumber(number: string): string {
  const national = number.replace(/^\+62/, '0');
  return national.match(/^\d{4}|\d{1,4}/g)?.join('-') ?? national;
}
