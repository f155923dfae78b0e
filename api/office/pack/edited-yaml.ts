import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/**
 * A YAML file with other contents in which everything that stays is as it was typed: layout, order, comments. Only the
 * lines of what changes are written anew, and what comes out is read back before anybody gets it.
 */

/** Lists within brackets are broken before this column. */
const WIDTH = 118;

/** A piece of the file, and what stands there instead. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/** What cannot be changed in place; the whole file is written anew then. */
class NotInPlace extends Error {}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** On one line, safe within brackets and outside of them. */
function inline(value: unknown): string {
  const bracketed = stringify([value], { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return bracketed.slice(1, -1).trim();
}

/** A list within brackets, broken where it is long. @param column of its bracket */
function bracketed(values: readonly unknown[], column: number): string {
  const lines = [''];
  values.forEach((value, n) => {
    const piece = inline(value) + (n < values.length - 1 ? ', ' : '');
    const last = lines.at(-1) ?? '';
    const fits = last === '' || column + 1 + last.length + piece.length <= WIDTH;
    if (fits) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  });
  return `[${lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(column + 1)}`)}]`;
}

/** Lines of a map, without the indentation of the first. */
function block(value: unknown, column: number): string {
  if (!isRecord(value) || Object.keys(value).length === 0) return inline(value);
  const lines = Object.entries(value).map(([key, one]) => `${inline(key)}: ${inline(one)}`);
  return lines.join(`\n${' '.repeat(column)}`);
}

function rangeOf(node: unknown): [start: number, end: number] {
  if (!isNode(node) || !node.range) throw new NotInPlace();
  return [node.range[0], node.range[1]];
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** Collects the edits that make one file another. */
class Editor {
  readonly edits: Edit[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** @param node as it is in the file, which means `was` */
  change(node: unknown, was: unknown, now: unknown): void {
    if (isDeepStrictEqual(was, now)) return;
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor)) throw new NotInPlace();
    if (isMap(node) && isRecord(was) && isRecord(now)) this.map(node, was, now);
    else if (isSeq(node) && !node.flow && Array.isArray(was) && Array.isArray(now))
      this.list(node, was, now);
    else this.replace(node, now);
  }

  private replace(node: unknown, now: unknown): void {
    if (isMap(node) && !node.flow) throw new NotInPlace();
    const [from, to] = rangeOf(node);
    if (from === to) throw new NotInPlace();
    const text = Array.isArray(now) ? bracketed(now, this.column(from)) : inline(now);
    this.edits.push({ from, to, text });
  }

  private map(node: YAMLMap, was: Record<string, unknown>, now: Record<string, unknown>): void {
    const pairs = new Map(node.items.map((pair): [string, Pair] => [keyOf(pair), pair]));
    for (const key of Object.keys(was)) {
      const pair = pairs.get(key);
      if (pair === undefined) throw new NotInPlace();
      if (key in now) this.change(pair.value, was[key], now[key]);
      else this.drop(node, pair);
    }
    const added = Object.keys(now).filter((key) => !(key in was));
    const last = node.items.at(-1);
    if (added.length === 0) return;
    if (node.flow || last === undefined) throw new NotInPlace();
    const column = this.column(rangeOf(last.key)[0]);
    const end = this.lineEnd(this.endOf(last.value, last.key));
    const text = added
      .map((key) => `\n${' '.repeat(column)}${inline(key)}: ${inline(now[key])}`)
      .join('');
    this.edits.push({ from: end, to: end, text });
  }

  private drop(node: YAMLMap, pair: Pair): void {
    const [from] = rangeOf(pair.key);
    const start = this.lineStart(from);
    // the first one stands behind the hyphen of its list
    if (node.flow || this.text.slice(start, from).trim() !== '') throw new NotInPlace();
    this.edits.push({
      from: start,
      to: this.lineEnd(this.endOf(pair.value, pair.key)) + 1,
      text: '',
    });
  }

  /** What is the same at both ends stays; between them entries are changed one by one, added or taken out. */
  private list(node: YAMLSeq, was: unknown[], now: unknown[]): void {
    let head = 0;
    while (head < was.length && head < now.length && isDeepStrictEqual(was[head], now[head]))
      head += 1;
    let tail = 0;
    const most = Math.min(was.length, now.length) - head;
    while (tail < most && isDeepStrictEqual(was.at(-1 - tail), now.at(-1 - tail))) tail += 1;
    const [old, fresh] = [was.slice(head, was.length - tail), now.slice(head, now.length - tail)];
    const both = Math.min(old.length, fresh.length);
    for (let n = 0; n < both; n += 1) this.change(node.items[head + n], old[n], fresh[n]);
    for (let n = both; n < old.length; n += 1) this.takeOut(node, head + n);
    if (fresh.length > both) this.putIn(node, head + both, fresh.slice(both));
    if (now.length === 0) throw new NotInPlace();
  }

  /** Where the line of an entry's hyphen begins, and the column of the hyphen. */
  private hyphen(node: YAMLSeq, index: number): { start: number; column: number } {
    const start = this.lineStart(rangeOf(node.items[index])[0]);
    const column = this.text.slice(start).search(/\S/);
    if (this.text[start + column] !== '-') throw new NotInPlace();
    return { start, column };
  }

  private takeOut(node: YAMLSeq, index: number): void {
    const { start } = this.hyphen(node, index);
    const end = this.lineEnd(this.endOf(node.items[index], node.items[index]));
    this.edits.push({ from: start, to: end + 1, text: '' });
  }

  private putIn(node: YAMLSeq, index: number, added: unknown[]): void {
    if (node.items.length === 0) throw new NotInPlace();
    const before = index > 0 ? node.items[index - 1] : undefined;
    const { start, column } = this.hyphen(node, Math.max(0, index - 1));
    const lines = added.map((one) => `${' '.repeat(column)}- ${block(one, column + 2)}`);
    if (before === undefined) {
      this.edits.push({ from: start, to: start, text: lines.map((line) => `${line}\n`).join('') });
      return;
    }
    const end = this.lineEnd(this.endOf(before, before));
    this.edits.push({ from: end, to: end, text: lines.map((line) => `\n${line}`).join('') });
  }

  /** Behind the last sign of a value; of its key where it has none. */
  private endOf(value: unknown, key: unknown): number {
    const [, to] = rangeOf(isNode(value) && value.range ? value : key);
    return this.text.slice(0, to).trimEnd().length;
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1;
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end;
  }

  private column(at: number): number {
    return at - this.lineStart(at);
  }
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .map((edit, n) => ({ ...edit, n }))
    .sort((a, b) => b.from - a.from || b.n - a.n)
    .reduce((all, { from, to, text: piece }) => all.slice(0, from) + piece + all.slice(to), text);
}

function inPlace(text: string, data: unknown): string | null {
  const document = parseDocument(text);
  const editor = new Editor(text);
  try {
    editor.change(document.contents, document.toJS(), data);
    const edited = applied(text, editor.edits);
    return isDeepStrictEqual(parse(edited), data) ? edited : null;
  } catch (error) {
    if (error instanceof NotInPlace || error instanceof SyntaxError) return null;
    if (error instanceof Error && error.name === 'YAMLParseError') return null;
    throw error;
  }
}

/** Each alias is what it stands for. */
function withoutAliases(document: Document): void {
  visit(document, {
    Alias: (_key, alias) => {
      const meant = alias.resolve(document)?.clone() as Node | undefined;
      if (meant !== undefined && 'anchor' in meant) delete meant.anchor;
      return meant;
    },
  });
  visit(document, {
    Collection: (_key, node) => {
      delete node.anchor;
    },
    Scalar: (_key, node) => {
      delete node.anchor;
    },
  });
}

/** What is the same keeps its node, and its comments with it. */
function merged(document: Document, node: unknown, now: unknown): unknown {
  if (isNode(node) && isDeepStrictEqual(node.toJS(document), now)) return node;
  if (isMap(node) && isRecord(now)) {
    // brackets around nothing are no wish for brackets
    if (node.items.length === 0) node.flow = false;
    for (const key of node.items.map(keyOf)) if (!(key in now)) node.delete(key);
    for (const [key, value] of Object.entries(now))
      node.set(key, merged(document, node.get(key, true), value));
    return node;
  }
  if (isSeq(node) && Array.isArray(now)) {
    const old = [...node.items];
    node.items = now.map((value, n) => {
      const kept = old.find((one) => isNode(one) && isDeepStrictEqual(one.toJS(document), value));
      return kept ?? merged(document, now.length === old.length ? old[n] : undefined, value);
    });
    return node;
  }
  if (isScalar(node) && !isRecord(now) && !Array.isArray(now)) {
    node.value = now;
    return node;
  }
  return document.createNode(now);
}

/** The whole file written anew: comments stay, long lists stand on one line. */
function anew(text: string, data: unknown): string {
  const document = parseDocument(text);
  withoutAliases(document);
  document.contents = merged(document, document.contents, data) as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}

/**
 * @param text of a YAML file
 * @param data what it is to hold, as JSON has it
 * @returns the file with that in it
 * @throws TypeError where that cannot be written
 */
export function editedYaml(text: string, data: unknown): string {
  if (isDeepStrictEqual(parse(text), data)) return text;
  const edited = inPlace(text, data) ?? anew(text, data);
  if (!isDeepStrictEqual(parse(edited), data))
    throw new TypeError('a YAML file cannot be written so');
  return edited;
}
