import type { Letterhead } from '../../machines/district/district.ts';

/** Sizes and margins of the paper, in millimetres. */

/** `setengah` is half a sheet lying down: the disposition slip; `panduan` one full sheet for the wall. */
export type Layout = 'surat' | 'laporan' | 'mendatar' | 'setengah' | 'panduan';

interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const PAPERS: Record<Letterhead['paper'], { width: number; height: number }> = {
  F4: { width: 215, height: 330 },
  A4: { width: 210, height: 297 },
};

const MARGINS: Record<Layout, Margins> = {
  surat: { top: 15, right: 20, bottom: 20, left: 30 },
  laporan: { top: 20, right: 20, bottom: 22, left: 25 },
  mendatar: { top: 20, right: 15, bottom: 20, left: 15 },
  setengah: { top: 7, right: 10, bottom: 6, left: 15 },
  panduan: { top: 12, right: 13, bottom: 10, left: 13 },
};

function sheet(paper: Letterhead['paper'], layout: Layout): { width: number; height: number } {
  const { width, height } = PAPERS[paper];
  if (layout === 'mendatar') return { width: height, height: width };
  if (layout === 'setengah') return { width, height: Math.floor(height / 2) };
  return { width, height };
}

/** Size of the text in points: the smaller sheet of A4 holds as much of a letter. */
const TEXT: Record<Letterhead['paper'], Record<Layout, number>> = {
  F4: { surat: 12, laporan: 11, mendatar: 11, setengah: 9.5, panduan: 11.5 },
  A4: { surat: 11, laporan: 11, mendatar: 11, setengah: 8.5, panduan: 10.5 },
};

export interface Page {
  width: number;
  height: number;
  margins: Margins;
  /** What is left inside the margins. */
  inner: { width: number; height: number };
}

export function pageOf(paper: Letterhead['paper'], layout: Layout): Page {
  const { width, height } = sheet(paper, layout);
  const margins = MARGINS[layout];
  const inner = {
    width: width - margins.left - margins.right,
    height: height - margins.top - margins.bottom,
  };
  return { width, height, margins, inner };
}

const NUMERALS = 'font: 9pt Arial, "Liberation Sans", sans-serif';

/**
 * Pages of lists and reports are numbered at their foot. Of a letter only the pages after the first are, at
 * their head (`- 2 -`), annexes too, so that a sheet that came loose is known.
 */
function numbering(layout: Layout): string {
  if (layout === 'laporan' || layout === 'mendatar')
    return ` @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); ${NUMERALS}; }`;
  if (layout === 'surat')
    return ' @top-center { content: "- " counter(page) " -"; font: 11pt Arial, "Liberation Sans", sans-serif; }';
  return '';
}

/** The first page of a letter has its head, and no number. */
function firstPage(layout: Layout): string[] {
  return layout === 'surat' ? ['@page :first { @top-center { content: none; } }'] : [];
}

/** The style rules that make a browser print on this paper, and show a sheet of it on the screen. */
export function pageRules(paper: Letterhead['paper'], layout: Layout): string {
  const { width, height, margins, inner } = pageOf(paper, layout);
  const edges = [margins.top, margins.right, margins.bottom, margins.left]
    .map((edge) => `${edge}mm`)
    .join(' ');
  return [
    `@page { size: ${width}mm ${height}mm; margin: ${edges};${numbering(layout)} }`,
    ...firstPage(layout),
    `:root { --tinggi: ${inner.height}mm; --huruf: ${TEXT[paper][layout]}pt; }`,
    `@media screen { body { width: ${inner.width}mm; padding: ${edges}; } }`,
  ].join('\n');
}
