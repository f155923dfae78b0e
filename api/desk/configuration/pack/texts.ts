import type { Request, Response } from 'express';
import { rulesOf } from '../../../../machines/district/rules.ts';
import { laneOf } from '../../../../machines/messages/lanes.ts';
import type { Message, MessageName } from '../../../../machines/messages/messages.ts';
import { type ComposedSms, messageNames } from '../../../../templates/sms.ts';
import { samples } from '../../../../templates/sms-samples.ts';
import { builtInText, openComposer } from '../../../hotline/composer.ts';
import { left, ownTexts, withText } from '../../../office/pack/own-texts.ts';
import type { PackData } from '../../../office/pack/pack.ts';
import { PackError } from '../../../office/pack/pack-error.ts';
import { problemWords } from '../../../office/pack/problem-words.ts';
import { CHANGED_MEANWHILE } from '../../../office/pack/save.ts';
import { changedFiles } from '../../../office/pack/sheets.ts';
import { actorOf } from '../../../pages/access/actor.ts';
import { nameSubject } from '../../../pages/access/audited.ts';
import { PageError } from '../../../pages/errors.ts';
import { field, pathPart } from '../../../pages/form.ts';
import { ADMIN, Pages } from '../../../pages/pages.ts';
import type { View } from '../../../pages/views.ts';
import { LANES } from '../configuration-words.ts';
import { NO_REASON, reasonIn } from './hindrance.ts';
import { printOf } from './item.ts';
import { type PackDesk, saveAndUse } from './saving.ts';
import { sendTrial } from './told-phones.ts';

/** `/pengaturan/sms/:nama`: the wording of one SMS, as phones would show it, with a try on the admin's own. */

const ROOT = '/pengaturan/sms';
/** What every text may name. */
const ALWAYS = [
  'signature',
  'telephone',
  'emergencyNumber',
  'despairNumber',
  'district',
  'office',
  'zone',
];
const LONGEST = 2000;

interface Text {
  name: MessageName;
  pack: PackData;
  /** As it is sent now. */
  current: string;
  isOwn: boolean;
  /** Values that it may name. */
  values: string[];
}

/** @throws PageError 404 */
function chosenText(request: Request, pack: PackData): Text {
  const given = pathPart(request, 'nama');
  const name = messageNames.find((known) => known === given);
  if (name === undefined) throw new PageError(404, 'SMS ini tidak ada.');
  const own = ownTexts(pack)[name];
  const values = [...Object.keys(samples[name] ?? {}), ...ALWAYS];
  return { name, pack, current: own ?? builtInText(name), isOwn: own !== undefined, values };
}

/** What was typed, as it would be sent; or why it cannot be. */
type Tried = { sms: ComposedSms; after: PackData; other: string[] } | { wrong: string };

function tried({ hotline, pack }: PackDesk, text: Text, typed: string): Tried {
  const builtIn = builtInText(text.name);
  if (typed === '') return { wrong: 'Belum diisi.' };
  const { needed, other } = left(typed, builtIn, text.values);
  if (needed.length > 0)
    return { wrong: `Harus memuat ${needed.map((name) => `{{${name}}}`).join(', ')}.` };
  const message = { template: text.name, vars: samples[text.name] } as Message;
  if (typed === text.current)
    return { sms: openComposer(hotline.rules).compose(message), after: text.pack, other };
  const after = withText(text.pack, text.name, typed === builtIn ? null : typed);
  const changed = changedFiles(text.pack, after);
  const checked = pack.check(changed);
  if ('problems' in checked)
    return { wrong: checked.problems.map(({ message }) => problemWords(message)).join(' ') };
  return { sms: openComposer(rulesOf(checked.district)).compose(message), after, other };
}

interface Said {
  typed?: string;
  reason?: string;
  message?: string;
  /** Where it was sent to be looked at. */
  sentTo?: string;
}

function textView(desk: PackDesk, text: Text, said: Said = {}): View {
  const { name, current, isOwn, values } = text;
  const { typed = current, reason = '', message = null, sentTo = null } = said;
  const result = tried(desk, text, typed);
  const contacts = desk.hotline.rules.district.contacts;
  return {
    ...{ name, isOwn, typed, reason, message, sentTo },
    builtIn: builtInText(name),
    lane: LANES[laneOf(name)],
    print: printOf({ current }),
    wrong: 'wrong' in result ? result.wrong : '',
    shown: 'sms' in result ? result.sms.text : null,
    segments: 'sms' in result ? result.sms.segments : 0,
    plain: 'sms' in result && result.sms.encoding === 'gsm7',
    length: 'sms' in result ? [...result.sms.text].length : 0,
    warnings: 'sms' in result ? result.sms.warnings : [],
    missing: 'other' in result ? result.other.map((one) => `{{${one}}}`).join(', ') : '',
    values: values.map((one) => `{{${one}}}`).join(' '),
    phones: contacts.filter(({ role }) => role === 'admin').map(({ label }, n) => ({ n, label })),
  };
}

export function textRoutes(desk: PackDesk): Pages {
  const { hotline, pack, views } = desk;
  const pages = new Pages();

  function show(response: Response, text: Text, said: Said, status = 200): void {
    const view = textView(desk, text, said);
    response.status(status).send(views.page('pengaturan-teks', `Teks SMS ${text.name}`, view));
  }

  pages.get(`${ROOT}/:nama`, ADMIN, (request, response) => {
    show(response, chosenText(request, pack.read()), {});
  });

  pages.post(`${ROOT}/:nama/coba`, { noted: 'pack.tried' }, async (request, response) => {
    const text = chosenText(request, pack.read());
    const typed = field(request, 'teks').slice(0, LONGEST).replaceAll('\r\n', '\n');
    const said = { typed, reason: reasonIn(request) };
    nameSubject(request, text.name);
    const result = tried(desk, text, typed);
    const admins = hotline.rules.district.contacts.filter(({ role }) => role === 'admin');
    const to = admins[Number(field(request, 'ke'))];
    if ('wrong' in result || field(request, 'tindakan') !== 'kirim' || to === undefined)
      return show(response, text, said, 'wrong' in result ? 400 : 200);
    await sendTrial(hotline, to.phone, result.sms.text, actorOf(request));
    show(response, text, { ...said, sentTo: to.label });
  });

  pages.post(`${ROOT}/:nama`, { noted: null }, async (request, response) => {
    const text = chosenText(request, pack.read());
    const isBack = field(request, 'tindakan') === 'bawaan';
    const typed = isBack
      ? builtInText(text.name)
      : field(request, 'teks').slice(0, LONGEST).replaceAll('\r\n', '\n');
    const reason = reasonIn(request);
    const refuse = (message?: string, status = 400) =>
      show(
        response,
        text,
        { typed, reason, ...(message === undefined ? {} : { message }) },
        status,
      );
    if (field(request, 'sidik') !== printOf({ current: text.current }))
      return refuse(CHANGED_MEANWHILE, 409);
    const result = tried(desk, text, typed);
    if ('wrong' in result) return refuse();
    if (reason === '') return refuse(NO_REASON);
    const ready = {
      before: text.pack,
      after: result.after,
      title: `Teks SMS ${text.name}`,
      reason,
    };
    try {
      const saved = await saveAndUse(desk, request, ready);
      if (saved.kind === 'saved') return response.redirect(303, saved.address);
      refuse(saved.kind === 'same' ? 'Tidak ada yang berubah.' : undefined);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      refuse(error.message, 409);
    }
  });
  return pages;
}
