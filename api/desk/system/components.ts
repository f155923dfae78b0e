import type { Hotline } from '../../hotline/hotline.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { ACT_FORMS, labelOf } from '../complaints/act-forms.ts';
import { formView } from '../complaints/offered-forms.ts';

/** `/rancangan`: every component of the pages once, for whoever builds the next one; nothing on it does anything. */

const DAY_MS = 24 * 3_600_000;
/** The tokens of `hotline.css`. */
const COLOURS = ['tinta', 'redup', 'garis', 'latar', 'kertas', 'aksen', 'aksen-muda', 'bahaya'];
const MORE = ['bahaya-muda', 'baik', 'kuning-muda', 'fokus', 'isian', 'peraga'];
/** Acts whose forms ask for the most kinds of fields. */
const SHOWN = ['admin.forward', 'admin.reject', 'admin.merge'];

function formsView({ rules }: Hotline): View[] {
  const none = { agency: null, category: null, forwardedAt: null };
  const receivers = rules.district.agencies.slice(0, 3).map(({ code }) => code);
  return ACT_FORMS.filter(({ type }) => SHOWN.includes(type)).map((form) => ({
    ...formView(rules, { form, receivers }, none),
    label: labelOf(form, none),
    // the address of the page itself: it takes no form
    address: '/rancangan',
  }));
}

function sampleView(hotline: Hotline): View {
  const now = hotline.clock.now();
  const due = now - 5 * DAY_MS;
  const step = {
    step: 3,
    activity: 'Kegiatan',
    actor: 'Pelaku',
    standard: '1 hari',
    taken: '2 hari',
  };
  const sent = [{ who: 'Petugas', text: 'teks SMS', word: 'menunggu' }];
  return {
    colours: [...COLOURS, ...MORE],
    due,
    done: { ticket: 'A000', address: '#isi', act: 'tindakan', waitsUntil: now, sent, undo: null },
    forms: formsView(hotline),
    sop: [
      {
        ...step,
        result: 'terlambat',
        late: true,
        done: true,
        startedAt: due,
        endedAt: now,
        evidence: [],
      },
    ],
    short: [
      {
        id: 'contoh',
        address: '#isi',
        ticket: 'A000',
        status: 'keadaan',
        agency: 'SKPD',
        text: 'isi',
      },
    ],
  };
}

export function componentRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/rancangan', ADMIN, (_request, response) => {
    response.send(views.page('rancangan', 'Komponen halaman', sampleView(hotline)));
  });
  return pages;
}
