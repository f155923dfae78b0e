const MULTIPLES: Record<string, number> = { rb: 1e3, ribu: 1e3, jt: 1e6, juta: 1e6 };

/**
 * Reads an amount as Indonesian operators write it: `Rp.15.000`, `Rp 15,000.50`, `Rp15.000,00`, `15000`,
 * `Rp15.000,-`, `15rb`, `1,5 juta`.
 * @returns whole rupiah, cents dropped; undefined when it is no amount
 */
export function readRupiah(text: string): number | undefined {
  const match = /^\s*(?:(?:rp|idr)\.?\s*)?(\d[\d.,]*?)[.,]*-?\s*(rb|ribu|jt|juta)?\s*$/i.exec(text);
  if (!match) return undefined;
  const multiple = MULTIPLES[match[2]?.toLowerCase() ?? ''] ?? 1;
  const amount = numberOf(match[1] ?? '');
  // rounded to cents first: 2.3 million must not become 2 299 999
  return amount === undefined ? undefined : Math.floor(Math.round(amount * multiple * 100) / 100);
}

/** Groups of three are thousands, whichever sign divides them; one or two digits at the end are cents. */
function numberOf(digits: string): number | undefined {
  const [whole = '', cents = ''] = digits.split(/[.,](?=\d{1,2}$)/);
  const grouped = /^\d{1,3}(?:([.,])\d{3})?(?:\1\d{3})*$/.test(whole);
  if (!grouped && !/^\d+$/.test(whole)) return undefined;
  return Number(`${whole.replace(/[.,]/g, '')}.${cents || 0}`);
}
