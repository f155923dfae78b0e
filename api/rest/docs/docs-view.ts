import type { OpenApi, OpenApiOperation } from '../v1/common/openapi.ts';

/** The OpenAPI document as a page shows it: words, tables of fields, links between schemas. */

type Json = Record<string, unknown>;

/** A run of text; code is what stood between backticks. */
interface Piece {
  text: string;
  code: boolean;
}

/** How a value may look: words, with a link where it is a named schema. */
interface TypeWord {
  text: string;
  link: string | null;
}

interface Field {
  name: string;
  required: boolean;
  type: TypeWord;
  limits: string;
  description: Piece[];
}

export function piecesOf(text: string): Piece[] {
  return text
    .split('`')
    .map((part, index) => ({ text: part, code: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

const nameIn = (reference: string) => reference.split('/').at(-1) ?? reference;

function alternatives(parts: Json[]): TypeWord {
  const words = parts.map(typeOf);
  return {
    text: words.map(({ text }) => text).join(' or '),
    link: words.find(({ link }) => link !== null)?.link ?? null,
  };
}

/** `array of Complaint`, `string or null`, `open | overdue` … */
export function typeOf(schema: Json): TypeWord {
  const { $ref, anyOf, enum: values, const: value, type, items, format } = schema;
  if (typeof $ref === 'string') return { text: nameIn($ref), link: nameIn($ref) };
  if (Array.isArray(anyOf)) return alternatives(anyOf as Json[]);
  if (Array.isArray(values)) return { text: values.join(' | '), link: null };
  if (value !== undefined) return { text: String(value), link: null };
  if (type === 'array' && typeof items === 'object') {
    const { text, link } = typeOf(items as Json);
    return { text: `array of ${text}`, link };
  }
  const plain = Array.isArray(type) ? type.join(' or ') : String(type ?? 'any');
  const word = typeof format === 'string' ? `${plain} (${format})` : plain;
  return { text: word, link: null };
}

/** Numbers that nobody would send are no limit worth a word. */
function limitsOf(schema: Json): string {
  const { minimum, maximum, minLength, maxLength, default: given, pattern, format } = schema;
  const safe = (value: unknown) => typeof value === 'number' && Math.abs(value) < 1e15;
  return [
    safe(minimum) ? `≥ ${minimum}` : '',
    safe(maximum) ? `≤ ${maximum}` : '',
    typeof minLength === 'number' && minLength > 1 ? `at least ${minLength} characters` : '',
    typeof maxLength === 'number' ? `at most ${maxLength} characters` : '',
    typeof pattern === 'string' && format === undefined ? pattern : '',
    given === undefined ? '' : `default ${JSON.stringify(given)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function fieldOf(name: string, schema: Json, required: boolean, description: unknown): Field {
  return {
    ...{ name, required, type: typeOf(schema), limits: limitsOf(schema) },
    description: piecesOf(typeof description === 'string' ? description : ''),
  };
}

/** Fields of an object, and of the objects inside it under `outer.inner`. */
function fieldsOf(schema: Json, prefix = ''): Field[] {
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: string[] };
  return Object.entries(properties).flatMap(([name, value]) => {
    const property = value as Json;
    const [inner] = [property, property.items, ...((property.anyOf as Json[]) ?? [])].filter(
      (part): part is Json => (part as Json | undefined)?.properties !== undefined,
    );
    const own = fieldOf(prefix + name, property, required.includes(name), property.description);
    return [own, ...(inner === undefined ? [] : fieldsOf(inner, `${prefix}${name}.`))];
  });
}

function schemaView(name: string, schema: Json) {
  const { oneOf, description = '' } = schema as { oneOf?: Json[]; description?: string };
  const variants = (oneOf ?? [schema]).map((variant) => ({ fields: fieldsOf(variant) }));
  return { name, description: piecesOf(description), variants };
}

function contentView(content: Record<string, { schema: Json }> = {}) {
  return Object.entries(content).map(([type, { schema }]) => ({ type, schema: typeOf(schema) }));
}

function operationView(method: string, path: string, operation: OpenApiOperation) {
  const { operationId, summary, description = '', parameters, requestBody, responses } = operation;
  return {
    ...{ id: operationId, method: method.toUpperCase(), path, summary },
    description: piecesOf(description),
    parameters: parameters.map(({ name, in: place, required, schema, description: words }) => ({
      ...fieldOf(name, schema, required, words),
      place,
    })),
    body: contentView(requestBody?.content),
    responses: Object.entries(responses).map(([status, { description: words, content }]) => ({
      ...{ status, words },
      content: contentView(content),
    })),
  };
}

/** What `templates/web/api.hbs` shows. */
export function docsView(document: OpenApi) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      ...operationView(method, path, operation),
    })),
  );
  return {
    root: document.servers[0]?.url ?? '',
    paragraphs: document.info.description.split('\n\n').map((text) => ({
      items: text.startsWith('- ') ? text.split('\n').map((line) => piecesOf(line.slice(2))) : null,
      pieces: piecesOf(text),
    })),
    tags: document.tags.map(({ name }) => ({
      name,
      operations: operations.filter(({ tag }) => tag === name),
    })),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) =>
      schemaView(name, schema),
    ),
  };
}
