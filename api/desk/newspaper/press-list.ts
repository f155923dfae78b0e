import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { placeText } from '../../../machines/complaint/texts/message.ts';
import { isoDate, longDate } from '../../../machines/district/letters.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Page } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { MOST_REPLIES, waitingLetters } from '../../office/newspaper/newspaper.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import { SCAN_FIELD } from '../../pages/upload.ts';
import type { View } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { copyAddress, dispatchAddress, listAddress } from '../common/press-address.ts';

/** `/koran`: answered complaints on their way into the newspaper, a list for each step (SOP step 5). */

interface Tab {
  name: string;
  label: string;
  /** Tag that the store finds its complaints by. */
  tag: string;
  /** Where what is ticked is sent to, and the words on the button; null where each has its own page. */
  form: { address: string; button: string } | null;
  empty: string;
}

const TABS: Tab[] = [
  {
    name: 'bisa-dipilih',
    label: 'Bisa dipilih',
    tag: 'publishable',
    form: { address: '/koran/pilih', button: 'Pilih untuk koran' },
    empty: 'Tidak ada aduan yang sudah dijawab dan belum dipilih.',
  },
  {
    name: 'dipilih',
    label: 'Dipilih',
    tag: 'copySelected',
    form: null,
    empty: 'Tidak ada naskah yang menunggu disunting.',
  },
  {
    name: 'disetujui',
    label: 'Disetujui',
    tag: 'copyApproved',
    form: { address: '/koran/kirim', button: 'Kirim ke koran' },
    empty: 'Tidak ada naskah yang disetujui dan belum dikirim.',
  },
  {
    name: 'dikirim',
    label: 'Dikirim',
    tag: 'copySent',
    form: { address: '/koran/dimuat', button: 'Catat dimuat' },
    empty: 'Tidak ada naskah yang menunggu dimuat.',
  },
  {
    name: 'dimuat',
    label: 'Dimuat',
    tag: 'published',
    form: { address: '/koran/kliping', button: 'Arsipkan kliping' },
    empty: 'Belum ada balasan yang dimuat.',
  },
];

/** @throws PageError 400 for a list that does not exist */
function tabOf(request: Request): Tab {
  const name = parameter(request, 'daftar') || 'bisa-dipilih';
  const tab = TABS.find((known) => known.name === name);
  if (tab === undefined) throw new PageError(400, 'Daftar ini tidak ada. Pilih dari tab.');
  return tab;
}

/** @throws PageError 400 when the cursor is not one of ours */
async function pageOf(
  { store }: Hotline,
  { tag }: Tab,
  cursor: string,
): Promise<Page<InstanceSummary>> {
  const page = { order: 'created' as const, limit: MOST_REPLIES };
  try {
    return await store.instances.find(
      { machine: 'complaint', tag },
      cursor === '' ? page : { ...page, cursor },
    );
  } catch (error) {
    if (cursor === '' || (error as Error).name === 'StoreUnavailableError') throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  }
}

/** `2026-11-27` as `27 November 2026`. */
function printedOn(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return longDate({ year, month, day });
}

function rowView(complaint: ComplaintContext): View {
  const { id, ticket, category, copy, answer, text, dispatch, publication } = complaint;
  return {
    id,
    ticket,
    category,
    address: copy === null ? complaintAddress(id) : copyAddress(id),
    place: placeText(complaint),
    answeredAt: complaint.answeredAt,
    // what was printed before there were texts has none
    title: copy?.headline ?? text,
    answer: copy?.answer ?? answer?.text ?? '',
    dispatch: dispatch && { ...dispatch, address: dispatchAddress(dispatch.letter) },
    publication: publication && {
      ...publication,
      on: publication.date === null ? null : printedOn(publication.date),
      address: publication.clipping && `/surat/${encodeURIComponent(publication.clipping)}`,
    },
  };
}

/** Complaints of one page of the list, whole: no more than stand on it. */
async function complaintsOn(
  { engine }: Hotline,
  items: readonly InstanceSummary[],
): Promise<ComplaintContext[]> {
  const complaints = engine.instances.of(COMPLAINT);
  const found = await Promise.all(items.map(({ id }) => complaints.context(id)));
  return found.filter((complaint) => complaint !== undefined);
}

/** Cover letters that are not sent yet, with how many replies wait in each. */
async function waiting(hotline: Hotline): Promise<View[]> {
  return (await waitingLetters(hotline)).map(({ id, number, addressee, about }) => ({
    ...{ number, addressee, count: about.length },
    address: dispatchAddress(id),
  }));
}

async function tabsView({ store }: Hotline, current: Tab): Promise<View[]> {
  return Promise.all(
    TABS.map(async (tab) => ({
      name: tab.label,
      count: await store.instances.count({ machine: 'complaint', tag: tab.tag }),
      href: listAddress(tab.name),
      current: tab === current,
    })),
  );
}

/** What the last action could not do, as the address tells. */
function leftOver(request: Request): string | null {
  const tickets = parameter(request, 'tidak').slice(0, 200);
  return tickets === '' ? null : tickets;
}

/** Where all of them were sent to one newspaper, that is the one which printed them. */
function isOnly(name: string, complaints: readonly ComplaintContext[]): boolean {
  return complaints.length > 0 && complaints.every(({ dispatch }) => dispatch?.newspaper === name);
}

/** @throws PageError 400 for a list or page that does not exist */
export async function pressListView(hotline: Hotline, request: Request): Promise<View> {
  const tab = tabOf(request);
  const { rules, clock } = hotline;
  const [page, tabs] = await Promise.all([
    pageOf(hotline, tab, parameter(request, 'lanjut')),
    tabsView(hotline, tab),
  ]);
  const complaints = await complaintsOn(hotline, page.items);
  const is = (name: string) => tab.name === name;
  return {
    tabs,
    rows: complaints.map(rowView),
    form: tab.form,
    empty: tab.empty,
    sending: is('disetujui'),
    printing: is('dikirim'),
    printed: is('dimuat'),
    waiting: is('disetujui') ? await waiting(hotline) : [],
    newspapers: rules.district.newspapers.map(({ name }) => ({
      name,
      chosen: isOnly(name, complaints),
    })),
    scanField: SCAN_FIELD,
    today: isoDate(rules.calendar.local(clock.now())),
    left: leftOver(request),
    key: randomUUID(),
    older:
      page.next === null
        ? null
        : `${listAddress(tab.name)}&${new URLSearchParams({ lanjut: page.next })}`,
  };
}
