import { gsm7Width, segmentText } from '../../../machines/language/gsm7.ts';
import { laneOf } from '../../../machines/messages/lanes.ts';
import type { Message, MessageName } from '../../../machines/messages/messages.ts';
import { type Composer, messageNames } from '../../../templates/sms.ts';
import { samples } from '../../../templates/sms-samples.ts';
import { toGsm7 } from '../../../templates/transliterate.ts';
import { openComposer } from '../../hotline/composer.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';
import { LANES } from './configuration-words.ts';

/** `/pengaturan/sms`: every SMS at its longest, with what it costs, and a box that measures any text. */

/** Beginnings of names, in the order people look for them. */
const GROUPS: [pattern: RegExp, title: string][] = [
  [/^(skpd-|perintah-bupati)/, 'Kepada SKPD'],
  [/^admin-/, 'Kepada Admin'],
  [/^(bupati-|eskalasi)/, 'Kepada pimpinan'],
  [/./, 'Kepada warga'],
];

function characters(text: string): number {
  return [...text].length;
}

/** Signs that no SMS of 160 has, each once. */
function strange(text: string): string[] {
  return [...new Set([...text].filter((sign) => gsm7Width(sign) === 0))];
}

/** @param own names of those that the office words itself */
function preview(composer: Composer, name: MessageName, own: ReadonlySet<string>) {
  const message = { template: name, vars: samples[name] } as Message;
  const { text, segments, encoding, warnings } = composer.compose(message);
  return {
    name,
    own: own.has(name),
    ...{ text, segments, warnings },
    long: segments > 1,
    length: characters(text),
    plain: encoding === 'gsm7',
    lane: LANES[laneOf(name)],
  };
}

function groupOf(name: string): string {
  return GROUPS.find(([pattern]) => pattern.test(name))?.[1] ?? '';
}

/** All messages, grouped by whom they are to. */
export function createTemplatesView({ rules }: Hotline): () => View {
  const composer = openComposer(rules);
  const own = new Set(Object.keys(rules.district.texts ?? {}));
  return () => {
    const all = messageNames.map((name) => preview(composer, name, own));
    const titles = [...GROUPS.map(([, title]) => title)].reverse();
    return {
      groups: titles.map((title) => ({
        title,
        messages: all.filter(({ name }) => groupOf(name) === title),
      })),
    };
  };
}

/** What a text of one's own would cost, as it is and as it would be sent. */
export function measured(typed: string): View {
  const sent = toGsm7(typed);
  const { encoding, parts } = segmentText(sent);
  return {
    sent,
    changed: sent !== typed,
    segments: parts.length,
    length: characters(sent),
    plain: encoding === 'gsm7',
    strange: strange(sent).join(' '),
  };
}
