import encodeQR from 'qr';

/** White modules around a code, without which readers do not find it (ISO/IEC 18004 asks for 4; paper is white beyond). */
const BORDER = 2;

/** Dark runs of a row, each as a rectangle one module high. */
function runs(row: readonly boolean[], y: number): string {
  const rectangles: string[] = [];
  let from: number | null = null;
  for (const [x, dark] of [...row, false].entries()) {
    if (dark) from ??= x;
    else if (from !== null) {
      rectangles.push(`M${from} ${y}h${x - from}v1H${from}z`);
      from = null;
    }
  }
  return rectangles.join('');
}

/**
 * A text as QR code, black on white. A sixth of it may be unreadable: paper is folded and stained.
 * @returns SVG of some kilobytes
 */
export function qrSvg(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const path = rows.map((row, y) => runs(row, y)).join('');
  return `<svg viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label="Kode QR" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
