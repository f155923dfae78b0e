import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Calendar } from '../../machines/district/calendar.ts';
import type { Letterhead, Office } from '../../machines/district/district.ts';
import { letterheadOf } from '../../machines/district/letters.ts';
import { signatureOn } from '../../machines/district/signature.ts';
import { compiledTemplate } from '../compiled.ts';
import { TemplateError } from '../template-error.ts';
import { type DocumentKind, type Documents, signedAs } from './documents.ts';
import { documentHelpers } from './helpers.ts';
import { documentSamples } from './samples.ts';

/** The office's documents as printable HTML: `templates/surat`, `templates/laporan`, `templates/panduan`. */

/**
 * A document as one HTML page that needs nothing else: style and pictures are in it. All values are
 * escaped.
 */
export type RenderDocument = <K extends DocumentKind>(kind: K, view: Documents[K]) => string;

export interface DocumentOptions {
  /** Folder with `surat/`, `laporan/`, `panduan/` and `bagian/`. */
  folder: string;
  office: Office;
  letterhead: Letterhead;
  calendar: Calendar;
  zoneName: string;
}

const FOLDERS = ['surat', 'laporan', 'panduan'] as const;
const PARTS = 'bagian';

function templatesIn(folder: string): [name: string, file: string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [file.slice(0, -'.hbs'.length), join(folder, file)]);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws TemplateError naming the file, where it is no template */
function templateIn(handlebars: typeof Handlebars, file: string): HandlebarsTemplateDelegate {
  try {
    return compiledTemplate(handlebars, readFileSync(file, 'utf8'), { strict: true });
  } catch (error) {
    throw new TemplateError(`${file}: ${reasonOf(error)}`);
  }
}

type Render = (view: { date: number }) => string;
/** Views of each document, by names of their own. */
type Views = Readonly<Record<string, Readonly<Record<string, { date: number }>> | undefined>>;

/** Compiles documents and tries each with its samples; their parts are the office's. */
function compiled(
  options: DocumentOptions,
  files: [name: string, file: string][],
  samples: Views,
): Map<string, Render> {
  const { folder, letterhead, office, calendar } = options;
  const handlebars = Handlebars.create();
  handlebars.registerHelper(documentHelpers(options));
  for (const [name, file] of templatesIn(join(folder, PARTS)))
    handlebars.registerPartial(name, templateIn(handlebars, file));

  const renders = new Map<string, Render>();
  for (const [name, file] of files) {
    const template = templateIn(handlebars, file);
    const head = letterheadOf(letterhead, signedAs(name));
    const render: Render = (view) => {
      const signature = signatureOn(head, calendar.local(view.date));
      return template(view, { data: { letterhead: head, office, signature } });
    };
    tryOut(file, samples[name], render);
    renders.set(name, render);
  }
  for (const name of Object.keys(samples))
    if (!renders.has(name)) throw new TemplateError(`no file holds ${name}.hbs`);
  return renders;
}

function tryOut(
  file: string,
  samples: Record<string, { date: number }> | undefined,
  render: (view: { date: number }) => string,
): void {
  if (samples === undefined)
    throw new TemplateError(`${file}: no document is called so (templates/documents/documents.ts)`);
  for (const [name, view] of Object.entries(samples)) {
    try {
      render(view);
    } catch (error) {
      throw new TemplateError(`${file}: ${reasonOf(error)} (with the sample "${name}")`);
    }
  }
}

function rendering(renders: Map<string, Render>) {
  return (kind: string, view: { date: number }): string => {
    const render = renders.get(kind);
    if (render === undefined) throw new TemplateError(`there is no document "${kind}"`);
    return render(view);
  };
}

/**
 * Makes the renderer.
 * @throws TemplateError naming file and value
 */
export function createDocumentRenderer(options: DocumentOptions): RenderDocument {
  const files = FOLDERS.flatMap((sub) => templatesIn(join(options.folder, sub)));
  return rendering(compiled(options, files, documentSamples));
}

/**
 * The same for documents of somebody else's folder: a process that the pack has switched on.
 * @throws TemplateError naming file and value
 */
export function createForeignRenderer(options: DocumentOptions, folder: string, samples: Views) {
  return rendering(compiled(options, templatesIn(folder), samples));
}
