import type { SnapshotFrom } from 'xstate';
import type { DueSms } from '../../machines/engine/ports.ts';
import type { RequestMachine } from './machine.ts';
import { NAME } from './settings.ts';

/** Why an SMS may not go out any more: a reminder of what has been done meanwhile, a task of another agency. */
export function withheldBecause(
  { context, tags, value }: SnapshotFrom<RequestMachine>,
  { message, to }: Pick<DueSms, 'message' | 'to'>,
): string | null {
  switch (message.template) {
    case `${NAME}:cari`:
    case `${NAME}:cari-ingat`:
    case `${NAME}:cari-lewat`:
      if (!tags.has('withAgency')) return 'SKPD tidak lagi mencari';
      return to.agency === context.agency ? null : 'permohonan kini dicari SKPD lain';
    case `${NAME}:ppid-ingat`:
    case `${NAME}:atasan-lewat`:
      return tags.has('open') ? null : 'permohonan sudah dijawab';
    case `${NAME}:atasan-ingat`:
      return value.objection === 'filed' ? null : 'keberatan sudah ditanggapi';
    default:
      return null;
  }
}
