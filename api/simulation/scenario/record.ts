import { type Document, isMap, isSeq, parseDocument, Scalar } from 'yaml';
import { ScenarioError } from './format.ts';
import type { Happening } from './play.ts';

/** Writes what came in a play back into the scenario file, so that a session can be kept as a test. */

const LONG = 100;

function textNode(text: string): Scalar {
  const node = new Scalar(text);
  node.type = text.includes(': ') || text.includes(' #') ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
  if (text.length > LONG || text.includes('\n')) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** The key of a step, such as `to warga`. */
function keyOf(step: unknown): string {
  return isMap(step) ? String(step.items[0]?.key ?? '') : '';
}

/** SMS received in one step as steps that expect them, phone by phone in the order they came. */
function expectations(document: Document, received: { phone: string; text: string }[]) {
  const phones = [...new Set(received.map(({ phone }) => phone))];
  return phones.map((phone) => {
    const texts = received.filter((sms) => sms.phone === phone).map(({ text }) => textNode(text));
    const value = texts.length === 1 ? texts[0] : document.createNode(texts);
    return document.createNode({ [`to ${phone}`]: value });
  });
}

/**
 * The scenario again, its `to` steps replaced by what came.
 * @param text the scenario's YAML; comments and order are kept
 * @param quiet phones whose SMS are not written
 * @throws ScenarioError when the file has no steps
 */
export function recorded(text: string, happenings: Happening[], quiet: string[]): string {
  const document = parseDocument(text);
  const steps = document.get('steps');
  if (!isSeq(steps)) throw new ScenarioError('steps: there are none to record after');
  const items: unknown[] = [];
  // an SMS belongs after the step that acted last: checks do not let time pass
  steps.items.forEach((step, index) => {
    if (keyOf(step).startsWith('to ')) return;
    items.push(step);
    const received = happenings.flatMap((happening) =>
      happening.kind === 'sms' &&
      happening.direction === 'received' &&
      happening.step === index + 1 &&
      !quiet.includes(happening.phone)
        ? [happening]
        : [],
    );
    items.push(...expectations(document, received));
  });
  steps.items = items;
  return document.toString({ lineWidth: 0 });
}
