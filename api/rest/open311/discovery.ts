import type { Request, Response } from 'express';
import { formatOf, xmlOf } from './format.ts';

/** Service discovery of Open311: where which version of the API is, and in which formats. */

const CHANGED = '2026-11-24T00:00:00Z';

/** @param contact whom developers may ask */
export function sendDiscovery(request: Request, response: Response, contact: string): void {
  const { protocol, baseUrl } = request;
  const formats = ['text/xml', 'application/json'];
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${protocol}://${request.get('host') ?? ''}${baseUrl}`,
    changeset: CHANGED,
    type: 'production',
  };
  const about = { changeset: CHANGED, contact, key_service: contact };
  if (formatOf(request) === 'json') {
    response.json({ ...about, endpoints: [{ ...endpoint, formats }] });
    return;
  }
  const endpoints = { endpoint: [{ ...endpoint, formats: { format: formats } }] };
  response.type('text/xml').send(xmlOf({ discovery: { ...about, endpoints } }));
}
