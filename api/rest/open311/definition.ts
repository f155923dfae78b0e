import type { Request, Response } from 'express';
import type { Rules } from '../../../machines/district/rules.ts';
import { formatOf, xmlOf } from './format.ts';
import { categoryOf } from './services.ts';

/** No service asks for more than GeoReport itself does. @throws Problem 404 */
export function sendDefinition(
  rules: Rules,
  code: string,
  request: Request,
  response: Response,
): void {
  const { code: service_code } = categoryOf(rules, code);
  if (formatOf(request) === 'json') response.json({ service_code, attributes: [] });
  else
    response.type('text/xml').send(xmlOf({ service_definition: { service_code, attributes: '' } }));
}
