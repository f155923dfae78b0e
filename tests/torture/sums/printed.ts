/** Reads what people read: documents and pages, without knowing how they are made. */

const ENTITIES: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', shy: '', '#39': "'", '#x3D': '=', '#x27': "'" },
};

/** Without tags, entities and line breaks. */
export function plain(html: string): string {
  return html
    .replace(/<wbr>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Single figures: what stands beside its title in a table, or under it in a list. */
export function figuresIn(html: string): Map<string, string> {
  const rows = html.matchAll(/<th scope="row">(.*?)<\/th><td class="angka">(.*?)<\/td>/g);
  const terms = html.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>(.*?)<\/(?:b|strong)>/gs);
  return new Map(
    [...rows, ...terms].map(([, title = '', value = '']) => [plain(title), plain(value)]),
  );
}

/** A table by its head, cells as text. */
export interface Printed {
  head: string;
  rows: string[][];
}

export function tablesIn(html: string): Printed[] {
  return [...html.matchAll(/<table[^>]*>(.*?)<\/table>/gs)].flatMap(([, content = '']) => {
    const [, top] = /<thead>(.*?)<\/thead>/s.exec(content) ?? [];
    if (top === undefined) return [];
    const body = /<tbody>(.*?)<\/tbody>/s.exec(content)?.[1] ?? '';
    const rows = [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => plain(cell)),
    );
    const head = [...top.matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, cell = '']) => plain(cell));
    return [{ head: head.join(' | '), rows }];
  });
}

/** The sentences of a numbered list under a heading. */
export function listUnder(html: string, heading: string): string[] {
  const after = html.split(new RegExp(`<h[23]>${heading}</h[23]>`))[1] ?? '';
  const [, list = ''] = /^\s*<ol[^>]*>(.*?)<\/ol>/s.exec(after) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => plain(item));
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, '.');

/** `1.234,5`. */
export function number(value: number | null, digits = 0): string {
  if (value === null) return '–';
  // 1,45 is kept as something less
  const units = Math.round(Number((value * 10 ** digits).toPrecision(12)));
  const [whole = '', rest] = (units / 10 ** digits).toFixed(digits).split('.');
  return rest === undefined ? grouped(whole) : `${grouped(whole)},${rest}`;
}

/** A share is all or nothing only where it is. */
export function share(value: number | null): string {
  if (value === null) return '–';
  if (value === 0 || value === 1) return `${value * 100}%`;
  const tenths = Math.min(999, Math.max(1, Math.round(value * 1000)));
  return `${number(tenths / 10, 1).replace(/,0$/, '')}%`;
}

/** A time in working days. */
export function lasting(days: number | null): string {
  if (days === null) return '–';
  if (days === 0) return 'hari kerja yang sama';
  return days < 1 ? 'kurang dari 1 hari kerja' : `${number(days, 1).replace(/,0$/, '')} hari kerja`;
}
