import { z } from 'zod';
import {
  ATTACHMENT_TYPES,
  AttachmentError,
  attach,
} from '../../../office/complaints/attachments/attachments.ts';
import { complaintFor } from '../common/access.ts';
import { operation } from '../common/operation.ts';
import { Problem } from '../common/problem.ts';
import { complaintId } from '../schemas/common.ts';
import { document } from '../schemas/document.ts';
import { documentBody } from './documents.ts';

/** Pictures and papers of reporters. */

/** Largest file, bytes. */
const LIMIT = 10 * 1024 * 1024;

export const postAttachment = operation({
  id: 'postAttachment',
  method: 'post',
  path: '/complaints/{id}/attachments',
  tag: 'complaints',
  summary: 'Attach a picture or paper to a complaint',
  description:
    'The body is the file itself: JPEG, PNG or PDF, at most 10 MB. It is known by its first bytes, and kept without the place, time and device that cameras write into it. The same file again changes nothing. It is listed and read as a document of the complaint, by those who may see that.',
  scope: 'complaints:write',
  params: z.strictObject({ id: complaintId }),
  query: z.strictObject({
    name: z.string().max(200).default('foto').describe('What the reporter calls it.'),
  }),
  // clients that know only bytes may send those: a file is known by what is in it
  file: { types: [...ATTACHMENT_TYPES, 'application/octet-stream'], limit: LIMIT },
  success: { status: 201, description: 'What is kept.', schema: document },
  problems: [],
  async handle({ params: { id }, query: { name }, client, request, services: { hotline } }) {
    await complaintFor(hotline, client, id);
    const file: unknown = request.body;
    if (!Buffer.isBuffer(file)) throw new Problem(400, 'The body is empty.');
    try {
      const kept = await attach(hotline.store, id, { file, name, at: hotline.clock.now() });
      return { body: documentBody(kept) };
    } catch (error) {
      if (error instanceof AttachmentError) throw new Problem(400, error.message);
      throw error;
    }
  },
});
