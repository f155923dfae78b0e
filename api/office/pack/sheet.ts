import type { Field, Item } from './fields.ts';

/** What of the pack can be changed at the desk as one form, or as a list of them. */
export interface Sheet {
  /** In addresses. */
  name: string;
  title: string;
  /** Of one item: "kontak". */
  one: string;
  file: string;
  /** Where its item, or its list of items, stands in the file. */
  at: readonly string[];
  /** What an item of a list is called among the others; left out where there is one item only. */
  called?: (item: Item) => string;
  fields: readonly Field[];
  /** What somebody should know before he changes it. */
  advice?: string;
  /** The field with a phone that counts only once its holder has told the code that was sent to it. */
  proves?: string;
  /** The field by which its list is in order. */
  order?: string;
}
