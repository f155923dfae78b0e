import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { overseerOf, type Rules } from '../district/rules.ts';
import type { SmsParams } from '../engine/outbox-rows.ts';
import type { Hands } from '../engine/process.ts';
import type { SmsEffect } from '../messages/effects.ts';
import { SYSTEM } from '../people/actor.ts';
import type { ComplaintContext } from './base/context.ts';
import { accusesOffice } from './base/policy.ts';
import { accusesOverseer } from './base/secrecy.ts';
import { COMPLAINT } from './kind.ts';

/**
 * An SMS that never arrived is followed up by the admin; one about what accuses his office by whom the overseeing agency has
 * besides its receiver.
 */

/** Who an SMS was for, as people of an agency read it. */
const RECEIVERS: Record<string, string> = {
  citizen: 'pelapor',
  officer: 'petugas',
  head: 'kepala SKPD',
};

function told(
  rules: Rules,
  { id, ticket, reading }: ComplaintContext,
  sms: OutboxEntry,
): SmsEffect {
  const { role } = JSON.parse(sms.params) as SmsParams;
  const agency = overseerOf(rules, accusesOverseer(reading));
  const isOfficer = ({ agency: own, role: kind, phone }: (typeof contacts)[number]) =>
    own === agency && kind === 'officer' && phone === sms.to;
  const { contacts } = rules.district;
  return {
    to: { role: contacts.some(isOfficer) ? 'head' : 'officer', agency },
    message: {
      template: 'skpd-tak-terkirim',
      vars: { ticket, receiver: RECEIVERS[role] ?? 'penerimanya' },
    },
    hours: 'sending',
    about: [id],
  };
}

/** Tells whoever is to follow up an SMS that never arrives, where that is not the admin. */
export async function noteUndelivered(
  hands: Hands,
  sms: OutboxEntry,
  arrived: boolean,
): Promise<void> {
  const { about = [sms.instance], message } = JSON.parse(sms.params) as SmsParams;
  // of the fate of these nobody is told
  if (arrived || message.template === 'skpd-tak-terkirim') return;
  for (const id of about) {
    const context = (await hands.instances.of(COMPLAINT).snapshot(id))?.snapshot.context;
    if (context === undefined || !accusesOffice(context)) continue;
    const params = told(hands.rules, context, sms);
    await hands.enqueue(sms, 'undelivered', [{ type: 'sms', params }], SYSTEM);
  }
}
