import { z } from 'zod';
import type { StoredDocument } from '../../../../store/ports/documents.ts';
import { LETTER_POLICY } from '../../../desk/letters/documents.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { shownLetter } from '../../../office/letters/shown.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { maySeeNamed } from '../../../office/people/scope.ts';
import { pdfAs } from '../../../print/kept-pdf.ts';
import { PrintError } from '../../../print/print-error.ts';
import { complaintFor } from '../common/access.ts';
import { auditLetter, auditRefused } from '../common/audit.ts';
import { operation } from '../common/operation.ts';
import { notFound, Problem } from '../common/problem.ts';
import { complaintId, momentOf } from '../schemas/common.ts';
import { document, documentList } from '../schemas/document.ts';

/** Archived letters of complaints, exactly as they were rendered. */

const params = z.strictObject({
  id: z.string().min(1).max(200).describe('Id of a document, from the list of a complaint.'),
});

/** @throws Problem 404 */
async function documentFor(hotline: Hotline, client: Client, id: string): Promise<StoredDocument> {
  const found = await hotline.store.documents.get(id);
  if (found === undefined) throw notFound('document');
  if (!(await maySeeNamed(hotline, personOfClient(client), 'document', id))) {
    await auditRefused(hotline, client, id);
    throw notFound('document');
  }
  return found;
}

export function documentBody(found: StoredDocument) {
  const { id, instance, type, number, title, sha256, createdAt, file = null } = found;
  return {
    ...{ id, complaint: instance, type, number, title, sha256, file },
    createdAt: momentOf(createdAt),
  };
}

/** @throws Problem 404 for a scan */
async function renderingFor(hotline: Hotline, client: Client, id: string): Promise<string> {
  const { html, file } = await documentFor(hotline, client, id);
  if (file !== undefined) throw new Problem(404, 'This document is a file; see /file.');
  return shownLetter(personOfClient(client), html);
}

export const listDocuments = operation({
  id: 'listDocuments',
  method: 'get',
  path: '/complaints/{id}/documents',
  tag: 'documents',
  summary: 'List the letters of a complaint',
  description: 'A letter about several complaints is listed for those who may see all of them.',
  scope: 'documents:read',
  params: z.strictObject({ id: complaintId }),
  success: { status: 200, description: 'Its letters, oldest first.', schema: documentList },
  problems: [],
  async handle({ params: { id }, client, services: { hotline } }) {
    await complaintFor(hotline, client, id);
    const person = personOfClient(client);
    const items = [];
    for (const found of await hotline.store.documents.of(id))
      if (await maySeeNamed(hotline, person, 'document', found.id)) items.push(documentBody(found));
    return { body: { items } };
  },
});

export const getDocument = operation({
  id: 'getDocument',
  method: 'get',
  path: '/documents/{id}',
  tag: 'documents',
  summary: 'Read what is known of a letter',
  scope: 'documents:read',
  params,
  success: { status: 200, description: 'Number, title, hash.', schema: document },
  problems: [],
  async handle({ params: { id }, client, services: { hotline } }) {
    return { body: documentBody(await documentFor(hotline, client, id)) };
  },
});

export const getDocumentHtml = operation({
  id: 'getDocumentHtml',
  method: 'get',
  path: '/documents/{id}/html',
  tag: 'documents',
  summary: 'Read a letter as HTML',
  description:
    'The bytes that its hash was made of; whole in itself, without scripts. To an agency the digits of numbers that old letters show in part are taken out.',
  scope: 'documents:read',
  params,
  success: { status: 200, description: 'The letter.', types: ['text/html'] },
  problems: [],
  async handle({ params: { id }, client, services: { hotline } }) {
    const html = await renderingFor(hotline, client, id);
    await auditLetter(hotline, client, 'letter.read', id);
    return { body: html, type: 'text/html', headers: { 'Content-Security-Policy': LETTER_POLICY } };
  },
});

export const getDocumentPdf = operation({
  id: 'getDocumentPdf',
  method: 'get',
  path: '/documents/{id}/pdf',
  tag: 'documents',
  summary: 'Read a letter as PDF',
  description:
    'PDF/A-2b, printed once and kept; 501 where it is not yet there and no browser that prints is installed.',
  scope: 'documents:read',
  params,
  success: { status: 200, description: 'The letter.', types: ['application/pdf'] },
  problems: [501],
  async handle({ params: { id }, client, services: { hotline, printPdf } }) {
    const shown = await renderingFor(hotline, client, id);
    const document = await documentFor(hotline, client, id);
    await auditLetter(hotline, client, 'letter.printed', id);
    try {
      const body = await pdfAs(hotline, document, shown, printPdf);
      return { body, type: 'application/pdf' };
    } catch (error) {
      if (error instanceof PrintError) throw new Problem(501, error.message);
      throw error;
    }
  },
});

/** What scans may be; others are never stored. */
const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

export const getDocumentFile = operation({
  id: 'getDocumentFile',
  method: 'get',
  path: '/documents/{id}/file',
  tag: 'documents',
  summary: 'Read a scan',
  description: 'The bytes that were handed in.',
  scope: 'documents:read',
  params,
  success: { status: 200, description: 'The file.', types: FILE_TYPES },
  problems: [],
  async handle({ params: { id }, client, services: { hotline } }) {
    const { file } = await documentFor(hotline, client, id);
    const bytes = file === undefined ? undefined : await hotline.store.documents.bytes(id);
    if (file === undefined || bytes === undefined) throw notFound('file');
    await auditLetter(hotline, client, 'letter.read', id);
    const headers = {
      'Content-Disposition': 'attachment',
      'Content-Security-Policy': LETTER_POLICY,
    };
    return { body: Buffer.from(bytes), type: file.type, headers };
  },
});
