import type { KeptDocument, LetterContext, LetterEvent, LetterInput } from './context.ts';

/** How events change a letter. Pure. */

/** A letter as it was begun: a draft without number and date, or one that came in. */
export function newLetter({ incoming, at, ...letter }: LetterInput): LetterContext {
  const kept: KeptDocument[] =
    incoming === undefined ? [] : [{ id: incoming.document, at, kind: 'rendered' }];
  return {
    ...letter,
    sequence: null,
    number: incoming?.number ?? null,
    createdAt: at,
    arrivedAt: incoming?.arrivedAt ?? null,
    documents: kept,
    initialledAt: null,
    signedAt: null,
    signer: null,
    sentAt: null,
    dispatch: null,
    archivedAt: null,
    voided: null,
    declined: null,
  };
}

/** The day a letter has in its book: of signing, or of arrival; a draft that of its beginning. */
export function bookedAt({ arrivedAt, signedAt, createdAt, early }: LetterContext): number {
  return arrivedAt ?? (early === true ? createdAt : (signedAt ?? createdAt));
}

/** What noting a dispatch says. */
export function sendingOf({
  at,
  via,
  takenBy,
  sentAt = at,
}: Extract<LetterEvent, { type: 'letter.send' }>) {
  return { sentAt, dispatch: { via, takenBy: takenBy.trim() } };
}

/** What an event that the machine takes adds to the context. */
export function changed(context: LetterContext, event: LetterEvent): Partial<LetterContext> {
  const { documents } = context;
  switch (event.type) {
    case 'letter.initial':
      return { initialledAt: event.at };
    case 'letter.sign':
      // the day it bears is the day it was signed, however long its number takes
      return { signedAt: event.at, declined: null };
    case 'letter.numbered': {
      const { number, sequence, year, document, signer, subject, addressee } = event;
      const isKept = documents.some(({ id }) => id === document);
      const made: KeptDocument = { id: document, at: event.at, kind: 'rendered' };
      const { about = context.about } = event;
      return {
        ...{ number, sequence, year, signer, subject, addressee, about },
        documents: isKept ? documents : [...documents, made],
      };
    }
    case 'letter.declined':
      return { signedAt: null, declined: event.reason };
    case 'letter.send':
      return sendingOf(event);
    case 'letter.archive':
      return { archivedAt: event.at };
    case 'letter.void':
      return { voided: { at: event.at, reason: event.reason.trim() } };
    case 'letter.revise': {
      const { subject, addressee, content } = event;
      return {
        ...(subject === undefined ? {} : { subject }),
        ...(addressee === undefined ? {} : { addressee }),
        ...(content === undefined ? {} : { content }),
      };
    }
    case 'letter.collect': {
      const { complaint, subject } = event;
      return { about: [...context.about, complaint], subject };
    }
    case 'letter.release': {
      const { complaints, subject } = event;
      return { about: context.about.filter((id) => !complaints.includes(id)), subject };
    }
    case 'letter.readdress':
      return { agency: event.agency, addressee: event.addressee };
    case 'letter.attach': {
      const { document: id, at, kind = 'scan' } = event;
      return { documents: [...documents, { id, at, kind }] };
    }
    case 'letter.adopt':
      return { adoptedAt: event.at };
  }
}
