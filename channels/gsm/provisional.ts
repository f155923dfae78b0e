// PROVISIONAL stand-in until channels/gsm/pdu exists; to be removed.
const BASE =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXT: Record<string, number> = {
  '\f': 10,
  '^': 20,
  '{': 40,
  '}': 41,
  '\\': 47,
  '[': 60,
  '~': 61,
  ']': 62,
  '|': 64,
  '€': 101,
};
const hex = (n: number) => n.toString(16).padStart(2, '0').toUpperCase();
const swap = (d: string) => (d.length % 2 ? `${d}F` : d).replace(/(.)(.)/g, '$2$1');
export function septets(t: string): number[] | undefined {
  const o: number[] = [];
  for (const c of t) {
    const i = BASE.indexOf(c);
    if (i >= 0 && c !== '\x1b') o.push(i);
    else if (EXT[c] !== undefined) o.push(27, EXT[c] as number);
    else return undefined;
  }
  return o;
}
export function pack(s: number[], skip: number): number[] {
  const bits: number[] = Array(skip).fill(0);
  for (const x of s) for (let b = 0; b < 7; b++) bits.push((x >> b) & 1);
  const o: number[] = [];
  for (let i = 0; i < bits.length; i += 8) {
    let v = 0;
    for (let b = 0; b < 8; b++) v |= (bits[i + b] ?? 0) << b;
    o.push(v);
  }
  return o;
}
export function unpack(by: number[], n: number, skip: number): string {
  let t = '';
  let esc = false;
  for (let i = 0; i < n; i++) {
    let v = 0;
    for (let b = 0; b < 7; b++) {
      const p = skip + i * 7 + b;
      v |= (((by[p >> 3] ?? 0) >> (p & 7)) & 1) << b;
    }
    if (v === 27 && !esc) {
      esc = true;
      continue;
    }
    if (esc) {
      t += Object.keys(EXT).find((k) => EXT[k] === v) ?? ' ';
      esc = false;
    } else t += BASE[v];
  }
  return t;
}
function address(a: string, forSmsc = false): string {
  const m = /^\+?(\d+)$/.exec(a);
  if (m) {
    const d = m[1] as string;
    const b = (a[0] === '+' ? '91' : '81') + swap(d);
    return (forSmsc ? hex(b.length / 2) : hex(d.length)) + b;
  }
  const s = septets(a) ?? [];
  const p = pack(s, 0);
  return `${hex(Math.ceil((s.length * 7) / 4))}D0${p.map(hex).join('')}`;
}
function stamp(ms: number): string {
  const l = new Date(ms + 7 * 3600e3);
  const f = (n: number) => swap(String(n % 100).padStart(2, '0'));
  return [
    l.getUTCFullYear(),
    l.getUTCMonth() + 1,
    l.getUTCDate(),
    l.getUTCHours(),
    l.getUTCMinutes(),
    l.getUTCSeconds(),
    28,
  ]
    .map(f)
    .join('');
}
interface Body {
  dcs: number;
  ud: string;
  udhi: boolean;
}
export function bodies(text: string, ref: number): Body[] {
  const s = septets(text);
  const out: string[] = [];
  const fits = s ? s.length <= 160 : text.length <= 70;
  if (fits) out.push(text);
  else {
    let cur = '';
    let n = 0;
    const max = s ? 153 : 67;
    for (const c of text) {
      const w = s ? (EXT[c] !== undefined ? 2 : 1) : c.length;
      if (n + w > max) {
        out.push(cur);
        cur = '';
        n = 0;
      }
      cur += c;
      n += w;
    }
    out.push(cur);
  }
  return out.map((t, i) => {
    const udh = fits ? [] : [5, 0, 3, ref, out.length, i + 1];
    if (s) {
      const q = septets(t) ?? [];
      const skip = fits ? 0 : 1;
      const l = q.length + (fits ? 0 : 7);
      return {
        dcs: 0,
        udhi: !fits,
        ud: hex(l) + udh.map(hex).join('') + pack(q, skip).map(hex).join(''),
      };
    }
    const b = [...Buffer.from(t, 'utf16le').swap16()];
    return {
      dcs: 8,
      udhi: !fits,
      ud: hex(b.length + udh.length) + [...udh, ...b].map(hex).join(''),
    };
  });
}
export const smsc = (n: string) => address(n, true);
export const pieces = { address, stamp, hex };
export function readUd(by: number[], udhi: boolean, dcs: number) {
  const udl = by[0] as number;
  const d = by.slice(1);
  if (d.length < (dcs === 8 ? udl : Math.ceil((udl * 7) / 8)))
    throw new Error('user data shorter than its length says');
  const hl = udhi ? (d[0] as number) + 1 : 0;
  const header = d.slice(0, hl).map(hex).join('');
  const text =
    dcs === 8
      ? Buffer.from(d.slice(hl, udl)).swap16().toString('utf16le')
      : (() => {
          const sk = Math.ceil((hl * 8) / 7);
          return unpack(d, udl - sk, sk * 7);
        })();
  const concatenation =
    hl === 6 && d[1] === 0
      ? {
          bits: 8 as 8 | 16,
          reference: d[3] as number,
          total: d[4] as number,
          sequence: d[5] as number,
        }
      : undefined;
  return { header, text, concatenation };
}
export function readAddr(by: number[], at: number) {
  const n = by[at] as number;
  const ton = by[at + 1] as number;
  const len = Math.ceil(n / 2);
  const raw = by.slice(at + 2, at + 2 + len);
  if (raw.length < len) throw new Error('address is cut off');
  const next = at + 2 + len;
  if ((ton & 0x70) === 0x50) return { address: unpack(raw, Math.floor((n * 4) / 7), 0), next };
  const d = raw
    .map((b) => hex(b).split('').reverse().join(''))
    .join('')
    .slice(0, n);
  return { address: ((ton & 0x70) === 0x10 ? '+' : '') + d, next };
}
export function readStamp(by: number[], at: number): number {
  const v = by.slice(at, at + 7).map((b) => Number(hex(b).split('').reverse().join('')));
  if (v.length < 7) throw new Error('timestamp is cut off');
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0, q = 0] = v;
  return Date.UTC(2000 + y, mo - 1, d, h, mi, s) - q * 15 * 60000;
}
