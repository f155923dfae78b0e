import { ERASED } from '../../../machines/district/personal.ts';
import {
  FATES,
  RETAINED,
  RETAINED_KINDS,
  type Retention,
} from '../../../machines/district/retention.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import { mayServePersons } from '../../../machines/people/retention-policy.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Backups } from '../../office/data/backup/backups.ts';
import { retainedLetter, UNITS } from '../../office/pack/sheet-retention.ts';
import { checks } from '../../office/people/page-rights.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { lastPass } from '../../office/retention/nightly.ts';
import { erasePerson, personCopy, personFound } from '../../office/retention/person.ts';
import { type Gone, passRetention } from '../../office/retention/retention.ts';
import { typedNumber } from '../../office/words/typed-number.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, parameter, required } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/**
 * `/data-pribadi`: how long data of persons are kept, which is the record of processing too (UU 27/2022 art. 31), what
 * goes next, and the rights of one person.
 */

/** What a pass took out, in words; kinds that nothing went of are left out. */
const GONE_WORDS: Record<keyof Gone, string> = {
  complaints: 'aduan',
  talk: 'percakapan',
  examples: 'contoh',
  processes: 'berkas proses lain',
  backups: 'cadangan',
  letters: 'surat dan laporan',
  messages: 'SMS masuk',
  effects: 'SMS keluar dan pekerjaan hotline',
};

function goneText(gone: Partial<Record<string, number>>): string {
  const parts = Object.entries(GONE_WORDS).flatMap(([kind, word]) =>
    (gone[kind] ?? 0) > 0 ? [`${gone[kind]} ${word}`] : [],
  );
  return parts.length === 0 ? 'tidak ada' : parts.join(', ');
}

function letterRows({ letters }: Retention) {
  return Object.entries(letters).map(([kind, { active, inactive, fate }]) => {
    return { name: retainedLetter(kind), active, inactive, fate: FATES[fate] };
  });
}

async function scheduleView(hotline: Hotline): Promise<View> {
  const { retention, letterhead } = hotline.rules.district;
  const last = await lastPass(hotline);
  return {
    controller: letterhead.office,
    now: hotline.clock.now(),
    schedule:
      retention === null
        ? null
        : RETAINED_KINDS.map((kind) => {
            const { name, holds, purpose, readers, since, leaves, unit } = RETAINED[kind];
            return {
              name,
              holds,
              purpose,
              readers,
              since,
              leaves,
              time: `${retention[kind]} ${UNITS[unit]}`,
            };
          }),
    letters: retention === null ? [] : letterRows(retention),
    last: last === null ? null : { at: last.at, gone: goneText(last.gone) },
  };
}

function numberIn(typed: string): string {
  const number = typedNumber(typed);
  if (number === undefined)
    throw new PageError(400, 'Nomor HP tidak dapat dibaca, misalnya 0812-0000-9001.');
  return number;
}

/** Nobody searched: the form alone. */
const NOBODY = { found: null, done: null, next: null };

export function personalDataRoutes(
  hotline: Hotline,
  { audit }: Pick<Access, 'audit'>,
  views: Views,
  backups: Backups | undefined,
): Pages {
  const pages = new Pages();
  const show = async (more: View) =>
    views.page('data-pribadi', 'Data pribadi', {
      ...(await scheduleView(hotline)),
      ...more,
    });
  pages.get('/data-pribadi', { for: [checks, mayServePersons] }, async (request, response) => {
    // goes through all that is kept: only for whoever asks
    const counted = parameter(request, 'hitung') === 'ya';
    const next = counted ? await passRetention(hotline, backups ?? null, true) : null;
    response.send(await show({ ...NOBODY, next: next === null ? null : goneText(next) }));
  });
  // a number in an address would lie in histories of browsers
  pages.post('/data-pribadi', { noted: 'number.searched' }, async (request, response) => {
    const number = numberIn(required(request, 'nomor', 'Nomor HP', 30));
    nameSubject(request, null, { number: maskNumber(number) });
    const person = personAtDesk(identityOf(request));
    const found = {
      ...(await personFound(hotline, person, number)),
      number,
      masked: maskNumber(number),
    };
    response.send(await show({ ...NOBODY, found }));
  });
  pages.post('/data-pribadi/salinan', { noted: null }, async (request, response) => {
    const number = numberIn(required(request, 'nomor', 'Nomor HP', 30));
    const identity = identityOf(request);
    const copy = await personCopy(hotline, personAtDesk(identity), number);
    const counts = { complaints: copy.aduan.length, messages: copy.sms.length };
    await audit.record(identity, 'person.copied', null, counts);
    response.set('Content-Disposition', 'attachment; filename="salinan-data.json"');
    response.type('json').send(JSON.stringify(copy, null, 2));
  });
  pages.post('/data-pribadi/hapus', { noted: 'person.erased' }, async (request, response) => {
    const number = numberIn(required(request, 'nomor', 'Nomor HP', 30));
    const because = required(request, 'alasan', 'Siapa yang meminta', 300);
    if (field(request, 'yakin') !== 'ya')
      throw new PageError(400, 'Centang dahulu bahwa yang dihapus tidak dapat kembali.');
    const done = await erasePerson(hotline, personAtDesk(identityOf(request)), number);
    const { erased, kept, messages, effects } = done;
    nameSubject(request, null, {
      ...{ because, erased: erased.join(', '), kept: kept.length, messages, effects },
    });
    response.send(await show({ ...NOBODY, done: { ...done, mark: ERASED } }));
  });
  return pages;
}
