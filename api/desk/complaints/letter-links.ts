import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { copyAddress } from '../common/press-address.ts';

/** Letters that can be made or entered from a complaint's page. */

function link(label: string, kind: string, more: Record<string, string>) {
  return { label, address: `/register/baru/${kind}?${new URLSearchParams(more)}` };
}

/**
 * A slip may travel with any complaint; only an agency that has it can answer, and only what was chosen has
 * a text for the newspaper. An agency that is late is written to about all that it owes.
 * @param late its agency is
 */
export function letterLinks({ id, agency, forwardedAt, copy }: ComplaintContext, late: boolean) {
  const slip = link('Lembar disposisi', 'disposisi', { aduan: id });
  if (agency === null || forwardedAt === null) return [slip];
  return [
    ...(copy === null ? [] : [{ label: 'Naskah untuk koran', address: copyAddress(id) }]),
    ...(late ? [{ label: 'Surat kepada SKPD yang lewat batas', address: '/register/baru' }] : []),
    link('Catat surat jawaban SKPD', 'jawaban', { aduan: id }),
    link('Pindaian surat jawaban', 'jawaban', { aduan: id, cara: 'pindaian' }),
    slip,
  ];
}
