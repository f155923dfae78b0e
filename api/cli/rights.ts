import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { createAuditLog, TERMINAL } from '../office/audit/audit-log.ts';
import { createBackups } from '../office/data/backup/backups.ts';
import { writeNewFile } from '../office/data/export/new-file.ts';
import { COMMAND_LINE } from '../office/people/person.ts';
import { runRetention } from '../office/retention/nightly.ts';
import { erasePerson, type Kept, personCopy, personFound } from '../office/retention/person.ts';
import { passRetention } from '../office/retention/retention.ts';
import { typedNumber } from '../office/words/typed-number.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline retention` and `hotline person`. */

/** What cannot be done; the message says what to do. */
export class RightsError extends ToldError {
  override readonly name = 'RightsError';
}

function backupsOf({ storeUrl, backup: { folder, keep } }: Settings, { rules }: Hotline) {
  return createBackups({ storeUrl, folder, keep, calendar: rules.calendar, now: () => Date.now() });
}

/** Says what goes, by kind. With `dryRun` nothing does. @throws RightsError without a schedule */
export function showRetention(
  { dryRun }: { dryRun: boolean },
  environment: Environment,
  out: Writable,
): Promise<void> {
  const command = dryRun ? { name: 'retention --dry-run' } : { name: 'retention' };
  return withHotline(environment, command, async (hotline, settings) => {
    const backups = backupsOf(settings, hotline);
    const gone = dryRun
      ? await passRetention(hotline, backups, true)
      : await runRetention(hotline, backups);
    if (gone === null)
      throw new RightsError(
        'rules.yaml: retention: the pack has no schedule; nothing is ever erased. Write one, see docs/settings.md',
      );
    out.write(dryRun ? 'would be erased now:\n' : 'erased:\n');
    for (const [kind, count] of Object.entries(gone)) out.write(`  ${kind}: ${count}\n`);
  });
}

function numberOf(typed: string): string {
  const number = typedNumber(typed);
  if (number === undefined) throw new RightsError(`${typed}: no phone number`);
  return number;
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** @throws RightsError, PersonError */
export function exportPerson(
  typed: string,
  { out, force }: { out: string; force: boolean },
  environment: Environment,
  notes: Writable,
): Promise<void> {
  return withHotline(environment, null, async (hotline) => {
    const number = numberOf(typed);
    const copy = await personCopy(hotline, COMMAND_LINE, number);
    const counts = { complaints: copy.aduan.length, messages: copy.sms.length };
    // before it leaves: who took it is known also where writing fails
    await createAuditLog(hotline).record(TERMINAL, 'person.copied', null, counts);
    const { signal } = new AbortController();
    await writeNewFile(out, one(`${JSON.stringify(copy, null, 2)}\n`), { force, signal });
    notes.write(`${out}: ${counts.complaints} complaints, ${counts.messages} SMS\n`);
  });
}

function tell(
  out: Writable,
  { kept, ...gone }: { erased: string[]; kept: Kept[]; messages: number; effects: number },
) {
  for (const name of gone.erased) out.write(`  ${name}\n`);
  out.write(`  ${gone.messages} SMS received, ${gone.effects} sent\n`);
  for (const { name, why } of kept) out.write(`kept: ${name}: ${why}\n`);
}

/** @throws RightsError, PersonError */
export function erasePersonData(
  typed: string,
  { because, yes }: { because: string; yes: boolean },
  environment: Environment,
  out: Writable,
): Promise<void> {
  return withHotline(environment, null, async (hotline) => {
    const number = numberOf(typed);
    if (!yes) {
      out.write('would be erased (do it with --yes):\n');
      tell(out, await personFound(hotline, COMMAND_LINE, number));
      return;
    }
    const gone = await erasePerson(hotline, COMMAND_LINE, number);
    const { erased, kept, messages, effects } = gone;
    const detail = { erased: erased.join(', '), kept: kept.length, messages, effects, because };
    await createAuditLog(hotline).record(TERMINAL, 'person.erased', null, detail);
    out.write('erased for good:\n');
    tell(out, gone);
  });
}
