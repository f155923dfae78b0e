import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View } from '../../pages/views.ts';
import type { Recorder } from '../recorder.ts';
import { ScenarioError } from '../scenario/format.ts';

/** `/telepon/rekam`: a session on the page of phones as a scenario file. */

const LONGEST_TITLE = 80;
/** Files that are listed; older ones are in the folder. */
const LISTED = 10;

export async function recordingView(recorder: Recorder | null): Promise<View> {
  if (recorder === null) return { recording: null };
  const { session, last, recordings } = recorder;
  const files = await recordings.list();
  return { recording: { session, last, files: files.slice(0, LISTED) } };
}

export function recordingRoutes({ simulation, log }: Hotline, recorder: Recorder): Pages {
  const pages = new Pages();

  /** What happens while the clock jumps belongs to one session or to none. */
  function notWhileMoving(): void {
    if (simulation?.time?.moving === true)
      throw new PageError(409, 'Jam sedang dimajukan. Tunggu sebentar, lalu coba lagi.');
  }

  pages.post('/telepon/rekam', { for: 'simulation', noted: null }, (request, response) => {
    notWhileMoving();
    if (recorder.session !== null) throw new PageError(409, 'Sudah ada rekaman yang berjalan.');
    const title = field(request, 'judul').slice(0, LONGEST_TITLE);
    recorder.start(title === '' ? 'Rekaman' : title);
    response.redirect(303, '/telepon#rekam');
  });

  pages.post(
    '/telepon/rekam/simpan',
    { for: 'simulation', noted: null },
    async (_request, response) => {
      notWhileMoving();
      try {
        const saved = await recorder.stop();
        if (saved === null)
          throw new PageError(409, 'Belum ada yang dilakukan sejak rekaman dimulai.');
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        log('error', 'a recording could not be written', { reason: error.message });
        throw new PageError(500, `Rekaman tidak dapat ditulis: ${error.message}`);
      }
      response.redirect(303, '/telepon#rekam');
    },
  );

  pages.post('/telepon/rekam/buang', { for: 'simulation', noted: null }, (_request, response) => {
    recorder.discard();
    response.redirect(303, '/telepon#rekam');
  });

  pages.get('/telepon/rekaman/:file', { for: 'simulation' }, async (request, response) => {
    const name = pathPart(request, 'file');
    const text = await recorder.recordings.read(name);
    if (text === undefined) throw new PageError(404, 'Rekaman ini tidak ada.');
    response.set('Content-Disposition', `attachment; filename="${name}"`);
    response.type('text/yaml').send(text);
  });

  return pages;
}
