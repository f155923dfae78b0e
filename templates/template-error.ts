/** A template file is missing, superfluous, or uses a value that it is not given. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
