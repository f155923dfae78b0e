import Handlebars from 'handlebars';

/**
 * Templates made ready once for each text. What a pack changes is in helpers and values; the templates themselves are
 * the same for all packs, and to understand them takes most of the time that a pack takes to be opened.
 */

type Options = Pick<CompileOptions, 'strict' | 'noEscape'>;

/** Far more than there are; people try out own wordings, too. */
const MOST = 1000;
const known = new Map<string, TemplateSpecification>();

/** @throws Error of Handlebars with the line that it does not understand */
function specificationOf(text: string, options: Options): TemplateSpecification {
  const key = JSON.stringify([options, text]);
  const found = known.get(key);
  if (found !== undefined) return found;
  // Handlebars gives the specification as the text of an expression: the way that build steps go
  const expression = Handlebars.precompile(text, options);
  const made: TemplateSpecification = new Function(`return ${expression}`)();
  if (known.size >= MOST) known.clear();
  known.set(key, made);
  return made;
}

/**
 * As `handlebars.compile`, but at once.
 * @param handlebars whose helpers and partials it may use
 */
export function compiledTemplate(
  handlebars: typeof Handlebars,
  text: string,
  options: Options,
): HandlebarsTemplateDelegate {
  return handlebars.template(specificationOf(text, options));
}
