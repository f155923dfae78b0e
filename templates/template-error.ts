import { ToldError } from '../machines/base/told-error.ts';

/** A template file is missing, superfluous, or uses a value that it is not given. */
export class TemplateError extends ToldError {
  override readonly name = 'TemplateError';
}
