/** Days as officers type them in TUNDA. */

const MONTHS = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
const SEPARATORS = /^[\s#*.,:;/_-]+/;
/** Days from now, by first letter: besok, lusa, minggu depan. */
const SOON: Record<string, number> = { b: 1, l: 2, m: 7 };

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `27/11`, `27-11-2026`, `27 nov`, `besok`, `3 hari`, `minggu depan`; as YYYY-MM-DD, MM-DD or +Nd. */
export function readDate(text: string): { date: string; rest: string } | null {
  const numeric =
    /^(?:tgl\s*|tanggal\s*|s\.?d\.?\s*)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?(?!\d)/i.exec(
      text,
    );
  const named = /^(?:tgl\s*|tanggal\s*|s\.?d\.?\s*)?(\d{1,2})\s+([a-z]{3,9})(?:\s+(\d{4}))?/i.exec(
    text,
  );
  const days = /^(?:selama\s+)?(\d{1,2})\s*(hari|hr|minggu|mgg)\b/i.exec(text);
  const soon = /^(besok|bsk|lusa|minggu depan|mgg dpn)\b/i.exec(text);
  const rest = (match: RegExpExecArray) => text.slice(match[0].length).replace(SEPARATORS, '');
  if (days !== null) {
    const length = /^m/i.test(days[2] ?? '') ? 7 : 1;
    return { date: `+${Number(days[1]) * length}d`, rest: rest(days) };
  }
  if (soon !== null)
    return { date: `+${SOON[soon[0].slice(0, 1).toLowerCase()] ?? 1}d`, rest: rest(soon) };
  const month =
    named === null
      ? -1
      : MONTHS.indexOf((named[2] ?? '').toLowerCase().replace('agt', 'agu').slice(0, 3));
  const found =
    numeric !== null
      ? { match: numeric, month: Number(numeric[2]) }
      : named !== null && month >= 0
        ? { match: named, month: month + 1 }
        : null;
  if (found === null) return null;
  const [, day, , year] = found.match;
  const short = `${two(found.month)}-${two(Number(day))}`;
  const full = year === undefined ? short : `${year.length === 2 ? `20${year}` : year}-${short}`;
  return { date: full, rest: rest(found.match) };
}
