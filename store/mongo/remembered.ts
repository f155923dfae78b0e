import type { OutboxDoc } from './collections.ts';

/**
 * Entries of the outbox as this process wrote them last. Nothing rests on it: what is computed from one is
 * written on the condition that its `rev` still is what it was.
 */
export class Remembered {
  private readonly most: number;
  private readonly docs = new Map<string, OutboxDoc>();

  constructor(most: number) {
    this.most = most;
  }

  note(doc: OutboxDoc): void {
    this.docs.delete(doc._id);
    this.docs.set(doc._id, doc);
    const [oldest] = this.docs.keys();
    if (this.docs.size > this.most && oldest !== undefined) this.docs.delete(oldest);
  }

  /** One more write of it; `parts.0` names a part. */
  changed(id: string, values: Record<string, unknown>): void {
    const doc = this.docs.get(id);
    if (doc === undefined) return;
    const { parts } = doc;
    const next: Record<string, unknown> = { ...doc, parts: [...parts], rev: doc.rev + 1 };
    for (const [name, value] of Object.entries(values)) {
      const index = /^parts\.(\d+)$/.exec(name)?.[1];
      if (index === undefined) next[name] = value;
      else (next.parts as unknown[])[Number(index)] = value;
    }
    this.docs.set(id, next as unknown as OutboxDoc);
  }

  filter(which: (doc: OutboxDoc) => boolean): OutboxDoc[] {
    return [...this.docs.values()].filter(which);
  }

  /** What is known of it, which is forgotten. */
  take(id: string): OutboxDoc | undefined {
    const doc = this.docs.get(id);
    this.docs.delete(id);
    return doc;
  }
}
