import type { Hotline } from '../../hotline/hotline.ts';
import { printExamples, readExamples } from '../../office/learning/exchange.ts';
import type { Learning } from '../../office/learning/learning.ts';
import { weeksOf } from '../../office/learning/shown.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/** `/pengaturan/dipelajari`: what the hotline has learnt from the office's decisions, and one step back. */

const PAGE = '/pengaturan/dipelajari';
const MOST_SHOWN = 50;
const SORTS = { corrected: 'diputuskan orang', confirmed: 'terjawab', imported: 'dari luar' };

function learningOf({ learning }: Hotline): Learning {
  if (learning === undefined) throw new PageError(404, 'Hotline ini tidak belajar.');
  return learning;
}

async function learnedView(hotline: Hotline): Promise<View> {
  const { kept, weighing } = learningOf(hotline);
  const { rules, clock } = hotline;
  const [state, versions, examples] = await Promise.all([
    kept.state(),
    kept.versions(),
    kept.examples(),
  ]);
  const newest = examples.toReversed().slice(0, MOST_SHOWN);
  return {
    active: state.active,
    mayGoBack: state.active !== 0,
    weeks: weeksOf(examples, rules.calendar, clock.now()),
    versions: versions.toReversed().map((version) => ({
      ...version,
      isActive: version.number === state.active,
    })),
    words: weighing().map(({ word, pair, by }) => ({
      ...{ word, pair, by: by.toFixed(1).replace('.', ',') },
    })),
    all: examples.length,
    examples: newest.map((example) => ({
      ...example,
      sort: SORTS[example.sort],
      decided: example.category === null ? 'SPAM' : `${example.category}, ${example.agency ?? ''}`,
    })),
  };
}

/** @throws PageError 400 where it is no file of examples */
async function importInto(hotline: Hotline, json: string): Promise<number> {
  const { categories, agencies } = hotline.rules.district;
  const known = {
    categories: new Set(categories.map(({ code }) => code)),
    agencies: new Set(agencies.map(({ code }) => code)),
  };
  const read = readExamples(json, known, hotline.clock.now());
  if (read === null) throw new PageError(400, 'Isian ini bukan daftar contoh (JSON).');
  for (const example of read) await learningOf(hotline).kept.put(example);
  return read.length;
}

export function learnedRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get(PAGE, ADMIN, async (_request, response) => {
    const view = await learnedView(hotline);
    response.send(views.page('pengaturan-dipelajari', 'Yang dipelajari', view));
  });
  pages.get(`${PAGE}/contoh.json`, ADMIN, async (_request, response) => {
    const examples = await learningOf(hotline).kept.examples();
    response.attachment('contoh.json').type('application/json').send(printExamples(examples));
  });
  pages.post(`${PAGE}/sekarang`, { noted: 'learning.done' }, async (request, response) => {
    const version = await learningOf(hotline).learn();
    if (version === null) throw new PageError(409, 'Tidak ada keputusan baru untuk dipelajari.');
    nameSubject(request, String(version.number), { used: String(version.used) });
    response.redirect(303, PAGE);
  });
  pages.post(`${PAGE}/kembali`, { noted: 'learning.undone' }, async (request, response) => {
    const active = await learningOf(hotline).goBack();
    if (active === null) throw new PageError(409, 'Yang dipakai sudah bawaan paket.');
    nameSubject(request, String(active));
    response.redirect(303, PAGE);
  });
  pages.post(`${PAGE}/contoh`, { noted: 'learning.imported' }, async (request, response) => {
    const count = await importInto(hotline, field(request, 'contoh'));
    nameSubject(request, null, { examples: String(count) });
    response.redirect(303, PAGE);
  });
  return pages;
}
