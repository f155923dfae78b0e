import { told, tried } from '../schemas/told.ts';

/** What the hotline posts to those who subscribed, for the OpenAPI document (3.1: `webhooks`). */

type Json = Record<string, unknown>;

const text = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

const HEADERS = [
  text('webhook-id', 'The same with every try of one event: what came before may be thrown away.'),
  text('webhook-timestamp', 'Seconds since 1970, of this try.'),
  text(
    'webhook-signature',
    'Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body; several, with spaces between them, while a key is changed.',
  ),
];

const RESPONSES = {
  '2XX': { description: 'It was taken.' },
  410: { description: 'No more of them: the subscription is switched off.' },
  default: { description: 'It is tried again for a day, then given up.' },
};

type Told = typeof told | typeof tried;

/** @param reference to a named schema of the document */
export function webhooksSection(reference: (schema: Told) => Json): Json {
  const posted = (schema: Told, operationId: string, summary: string, description: string) => ({
    post: {
      ...{ operationId, tags: ['webhooks'], summary, description },
      security: [],
      parameters: HEADERS,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: reference(schema) } },
      },
      responses: RESPONSES,
    },
  });
  return {
    complaint: posted(
      told,
      'complaintWebhook',
      'Something happened to a complaint',
      'Within 10 seconds; may come twice and out of order. Words and numbers are never in it.',
    ),
    test: posted(
      tried,
      'triedWebhook',
      'Somebody tries the receiver',
      'By the page or `POST /webhooks/{id}/test`, once; it is about nothing.',
    ),
  };
}
