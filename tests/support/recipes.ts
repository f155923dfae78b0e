import { existsSync, readFileSync } from 'node:fs';
import { packagePath } from '../../api/paths.ts';

/** The recipes of docs/recipes.md: what a change of one kind touches. */

export interface Recipe {
  name: string;
  /** Paths from the root; `NAME` stands for the new thing's name. */
  files: string[];
}

/** Every `### title` with the list of files in backquotes below it. */
export function recipes(): Recipe[] {
  const path = packagePath('docs', 'recipes.md');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const files = lines.flatMap((line) => /^\d+\. `([^`]+)`/.exec(line)?.slice(1) ?? []);
      return { name, files };
    });
}
